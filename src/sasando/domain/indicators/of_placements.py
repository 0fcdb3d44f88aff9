"""Indicators of placements and departures."""

from sasando.domain.indicators import terms
from sasando.domain.indicators.definition import (
    Counts,
    Disclosure,
    Group,
    Indicator,
    LeftOut,
    Measure,
    Where,
)
from sasando.domain.indicators.dimensions import ABROAD, JOB, PLACE, TIME, WHO
from sasando.domain.indicators.tables import Table
from sasando.domain.indicators.terms import w

_BY = (*TIME, *PLACE, *ABROAD, *JOB, *WHO)
_PLACED = (Where("procedural", ("procedural", "unknown")),)
_PROCEDURAL = Where("procedural", ("procedural",))
_CONCEPT = w("Penempatan pekerja migran", "Placement of migrant workers")
_EMPLOYER_UNKNOWN = LeftOut(
    "employer_unknown",
    w("jenis pemberi kerja tidak disebut sumber", "type of employer not named by the source"),
    (Where("employer_type", ("",)),),
)

PLACEMENTS = (
    Indicator(
        id="placements_by_origin",
        label=w("Penempatan menurut asal", "Placements by origin"),
        concept=_CONCEPT,
        definition=w(
            "Penempatan pekerja asal provinsi ini, di mana pun dilayani, menurut Sisko dan "
            "catatan kantor. Tidak sama dengan jumlah yang dilayani kantor ini.",
            "Placements of workers from this province wherever they were served, from Sisko "
            "and the office's records. Not the number that this office served.",
        ),
        reference=terms.LAPBUL,
        unit=terms.SERVICES,
        group=Group.PLACEMENTS,
        table=Table.PLACEMENTS,
        counts=Counts.SERVICES,
        date_field="departed_on",
        dimensions=(*_BY, "serving_office"),
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        rows=_PLACED,
        left_out=(terms.NO_DAY, terms.PROVISIONAL, terms.NO_ORIGIN),
        version=2,
    ),
    Indicator(
        id="placements_served_by_office",
        label=w("Penempatan yang dilayani kantor", "Placements served by the office"),
        concept=_CONCEPT,
        definition=w(
            "Layanan penempatan yang diselesaikan kantor ini, dari mana pun asal pekerjanya.",
            "Placement services that this office completed, wherever the worker is from.",
        ),
        reference=terms.LAPBUL,
        unit=terms.SERVICES,
        group=Group.PLACEMENTS,
        table=Table.PLACEMENTS,
        counts=Counts.SERVICES,
        date_field="departed_on",
        dimensions=_BY,
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        rows=(*_PLACED, Where("serving_office", ("own",))),
        left_out=(terms.NO_DAY, terms.PROVISIONAL),
        version=2,
    ),
    Indicator(
        id="procedural_share_placements",
        label=w("Bagian penempatan prosedural", "Procedural share of placements"),
        concept=_CONCEPT,
        definition=w(
            "Persen keberangkatan tercatat yang prosedural, dari yang statusnya diketahui. Yang "
            "berangkat tanpa tercatat tidak terhitung.",
            "Percent of recorded departures that were procedural, of those with known status. "
            "Whoever left unrecorded is not counted.",
        ),
        reference=terms.UU18,
        unit=terms.PERCENT,
        group=Group.PLACEMENTS,
        table=Table.PLACEMENTS,
        counts=Counts.SERVICES,
        date_field="departed_on",
        dimensions=(*TIME, *PLACE, *ABROAD, "sex", "age_band"),
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        measure=Measure.SHARE,
        rows=(_PROCEDURAL,),
        denominator=w(
            "penempatan dengan status keberangkatan diketahui",
            "placements with known departure status",
        ),
        left_out=(terms.NO_DAY, terms.PROVISIONAL, terms.STATUS_UNKNOWN),
        version=2,
    ),
    Indicator(
        id="private_employer_share",
        label=w("Bagian pemberi kerja perseorangan", "Share with a private employer"),
        concept=_CONCEPT,
        definition=w(
            "Persen penempatan pada pemberi kerja perseorangan (rumah tangga), dari yang jenis "
            "pemberi kerjanya diketahui. Bukan skema perseorangan.",
            "Percent of placements with a private person (household) as employer, of those whose "
            "type of employer is known. Not the individual scheme.",
        ),
        reference=terms.LAPBUL,
        unit=terms.PERCENT,
        group=Group.PLACEMENTS,
        table=Table.PLACEMENTS,
        counts=Counts.SERVICES,
        date_field="departed_on",
        dimensions=(*TIME, *PLACE, *ABROAD, "sex", "age_band"),
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        measure=Measure.SHARE,
        rows=(Where("employer_type", ("private_person",)),),
        among=_PLACED,
        denominator=w(
            "penempatan yang jenis pemberi kerjanya diketahui",
            "placements with known type of employer",
        ),
        left_out=(terms.NO_DAY, terms.PROVISIONAL, _EMPLOYER_UNKNOWN),
    ),
    Indicator(
        id="contract_length",
        label=w("Lama kontrak", "Length of contracts"),
        concept=_CONCEPT,
        definition=w(
            "Rata-rata lama kontrak penempatan yang berangkat, dalam bulan.",
            "Mean length of the contracts of placements that departed, in months.",
        ),
        reference=terms.UU18,
        unit=terms.MONTHS,
        group=Group.PLACEMENTS,
        table=Table.PLACEMENTS,
        counts=Counts.SERVICES,
        date_field="departed_on",
        dimensions=(*TIME, *PLACE, *ABROAD, "scheme", "scheme_group", "employer_type", "sex"),
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        measure=Measure.MEAN,
        field="contract_months",
        rows=_PLACED,
        left_out=(terms.NO_DAY, terms.PROVISIONAL, terms.no_value("contract_months")),
    ),
    Indicator(
        id="placements_ended",
        label=w("Penempatan berakhir", "Placements that ended"),
        concept=_CONCEPT,
        definition=w(
            "Penempatan yang sudah berangkat dan berakhir, menurut tanggal berakhir.",
            "Placements that had departed and ended, by the day of the end.",
        ),
        reference=terms.UU18,
        unit=terms.SERVICES,
        group=Group.PLACEMENTS,
        table=Table.PLACEMENTS,
        counts=Counts.SERVICES,
        date_field="ended_on",
        dimensions=_BY,
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        rows=(Where("departed_on", ("",), is_not=True), Where("ended_on", ("",), is_not=True)),
        left_out=(terms.PROVISIONAL,),
    ),
    Indicator(
        id="departures",
        label=w("Keberangkatan", "Departures"),
        concept=_CONCEPT,
        definition=w(
            "Keberangkatan tercatat menurut tanggal berangkat, dengan atau tanpa penempatan.",
            "Recorded departures by the day of departure, with or without a placement.",
        ),
        reference=terms.UU18,
        unit=terms.EVENTS,
        group=Group.PLACEMENTS,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="departed_on",
        dimensions=(*TIME, *PLACE, *ABROAD, *WHO, "procedural"),
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        rows=(Where("direction", ("departure",)),),
        left_out=(terms.NO_DAY, terms.PROVISIONAL),
        version=2,
    ),
)
