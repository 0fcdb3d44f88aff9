"""The first indicators of the office. Printed figures use the same names where they exist."""

from collections.abc import Mapping
from types import MappingProxyType

from sasando.domain.indicators.definition import (
    Counts,
    Disclosure,
    Indicator,
    LeftOut,
    Table,
    Where,
)
from sasando.domain.values.words import Refusal, Refused, Words

PERSONS = Words(id="orang", en="persons")
SERVICES = Words(id="layanan", en="services")
EVENTS = Words(id="peristiwa", en="events")
PERCENT = Words(id="persen", en="percent")
_PLACEMENT_BY = (
    "year", "quarter", "month", "origin_regency", "country", "scheme", "sector",
    "employer_type", "job", "sex", "serving_office",
)  # fmt: skip
_RETURN_BY = (
    "year", "quarter", "month", "origin_regency", "origin_province", "country", "sex",
    "procedural",
)  # fmt: skip
_NO_DAY = LeftOut(
    "no_day",
    Words(id="baris tanpa tanggal yang menentukan periode", en="rows without the deciding day"),
)
_PROVISIONAL = LeftOut(
    "provisional",
    Words(id="berkas yang masih sementara", en="files that are still provisional"),
)
_NO_ORIGIN = LeftOut(
    "no_origin",
    Words(id="baris tanpa kabupaten asal", en="rows without a regency of origin"),
)
_STATUS_UNKNOWN = LeftOut(
    "status_unknown",
    Words(
        id="status keberangkatan tidak diketahui (tidak masuk penyebut)",
        en="departure status not known (not in the denominator)",
    ),
)
_PLACED = (Where("procedural", ("procedural", "unknown")),)
_RETURNED = Where("direction", ("return",))
_DEAD = (_RETURNED, Where("kind", ("deceased",)))
_DECIDED = Where("procedural", ("procedural", "nonprocedural"))
_PROCEDURAL = Where("procedural", ("procedural",))

_INDICATORS = (
    Indicator(
        id="placements_by_origin",
        label=Words(id="Penempatan menurut asal", en="Placements by origin"),
        definition=Words(
            id="Penempatan pekerja asal provinsi ini, di mana pun dilayani, menurut Sisko dan "
            "catatan kantor. Tidak sama dengan jumlah yang dilayani kantor ini.",
            en="Placements of workers from this province wherever they were served, from Sisko "
            "and the office's records. Not the number that this office served.",
        ),
        unit=SERVICES,
        table=Table.PLACEMENTS,
        counts=Counts.SERVICES,
        date_field="departed_on",
        dimensions=_PLACEMENT_BY,
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        rows=_PLACED,
        left_out=(_NO_DAY, _PROVISIONAL, _NO_ORIGIN),
    ),
    Indicator(
        id="placements_served_by_office",
        label=Words(id="Penempatan yang dilayani kantor", en="Placements served by the office"),
        definition=Words(
            id="Layanan penempatan yang diselesaikan kantor ini, dari mana pun asal pekerjanya.",
            en="Placement services that this office completed, wherever the worker is from.",
        ),
        unit=SERVICES,
        table=Table.PLACEMENTS,
        counts=Counts.SERVICES,
        date_field="departed_on",
        dimensions=_PLACEMENT_BY,
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        rows=(*_PLACED, Where("serving_office", ("own",))),
        left_out=(_NO_DAY, _PROVISIONAL),
    ),
    Indicator(
        id="deaths",
        label=Words(id="Jenazah tiba", en="Deceased who arrived"),
        definition=Words(
            id="Pekerja migran meninggal yang jenazahnya tiba, menurut tanggal tiba peti jenazah. "
            "Angka menurut tanggal meninggal: deaths_by_date_of_death.",
            en="Migrant workers who died and whose remains arrived, by the day the coffin arrived. "
            "By the day of death: deaths_by_date_of_death.",
        ),
        unit=PERSONS,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="arrived_on",
        dimensions=_RETURN_BY,
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        rows=_DEAD,
        left_out=(_NO_DAY, _PROVISIONAL),
    ),
    Indicator(
        id="deaths_by_date_of_death",
        label=Words(id="Kematian menurut tanggal meninggal", en="Deaths by day of death"),
        definition=Words(
            id="Pekerja migran meninggal menurut tanggal meninggal, juga bila jenazah belum tiba "
            "atau dimakamkan di luar negeri. Totalnya berbeda dari deaths di pergantian tahun.",
            en="Migrant workers who died, by the day of death, also when the remains have not "
            "arrived or were buried abroad. Totals differ from deaths around the turn of the year.",
        ),
        unit=PERSONS,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="died_on",
        dimensions=_RETURN_BY,
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        rows=_DEAD,
        left_out=(_NO_DAY, _PROVISIONAL),
    ),
    Indicator(
        id="deportees",
        label=Words(id="Deportan", en="Deportees"),
        definition=Words(
            id="Kepulangan karena deportasi menurut tanggal tiba. Satu orang dapat dideportasi "
            "lebih dari sekali.",
            en="Returns by deportation, by the day of arrival. One person may be deported more "
            "than once.",
        ),
        unit=PERSONS,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="arrived_on",
        dimensions=(*_RETURN_BY, "manifest_category", "depot"),
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        rows=(_RETURNED, Where("kind", ("deported",))),
        left_out=(_NO_DAY, _PROVISIONAL),
    ),
    Indicator(
        id="sick_returns",
        label=Words(id="Pulang sakit", en="Sick who returned"),
        definition=Words(
            id="Kepulangan pekerja sakit yang didampingi, menurut tanggal tiba.",
            en="Assisted returns of sick workers, by the day of arrival.",
        ),
        unit=PERSONS,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="arrived_on",
        dimensions=_RETURN_BY,
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        rows=(_RETURNED, Where("kind", ("sick",))),
        left_out=(_NO_DAY, _PROVISIONAL),
    ),
    Indicator(
        id="returns_total",
        label=Words(id="Seluruh kepulangan", en="All returns"),
        definition=Words(
            id="Semua kepulangan tercatat: pulang sendiri, deportasi, sakit, dan jenazah, menurut "
            "tanggal tiba.",
            en="All recorded returns: own way, deported, sick and deceased, by the day of arrival.",
        ),
        unit=EVENTS,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="arrived_on",
        dimensions=(*_RETURN_BY, "kind"),
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        rows=(_RETURNED,),
        left_out=(_NO_DAY, _PROVISIONAL),
    ),
    Indicator(
        id="procedural_share_placements",
        label=Words(id="Bagian penempatan prosedural", en="Procedural share of placements"),
        definition=Words(
            id="Persen keberangkatan tercatat yang prosedural, dari yang statusnya diketahui. Yang "
            "berangkat tanpa tercatat tidak terhitung.",
            en="Percent of recorded departures that were procedural, of those with known status. "
            "Whoever left unrecorded is not counted.",
        ),
        unit=PERCENT,
        table=Table.PLACEMENTS,
        counts=Counts.SERVICES,
        date_field="departed_on",
        dimensions=("year", "quarter", "origin_regency", "country", "sex"),
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        rows=(_PROCEDURAL,),
        among=(_DECIDED,),
        denominator=Words(
            id="penempatan dengan status keberangkatan diketahui",
            en="placements with known departure status",
        ),
        left_out=(_NO_DAY, _PROVISIONAL, _STATUS_UNKNOWN),
    ),
    Indicator(
        id="procedural_share_deaths",
        label=Words(id="Bagian jenazah prosedural", en="Procedural share of the deceased"),
        definition=Words(
            id="Persen jenazah tiba yang dahulu berangkat prosedural, dari yang statusnya "
            "diketahui, menurut tanggal tiba.",
            en="Percent of the deceased who arrived and had left by procedure, of those with known "
            "status, by the day of arrival.",
        ),
        unit=PERCENT,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="arrived_on",
        dimensions=("year", "quarter", "country", "sex"),
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        rows=(*_DEAD, _PROCEDURAL),
        among=(*_DEAD, _DECIDED),
        denominator=Words(
            id="jenazah tiba dengan status keberangkatan diketahui",
            en="deceased who arrived, with known departure status",
        ),
        left_out=(_NO_DAY, _PROVISIONAL, _STATUS_UNKNOWN),
    ),
    Indicator(
        id="candidates_by_stage",
        label=Words(id="Calon menurut tahap", en="Candidates by stage"),
        definition=Words(
            id="Penempatan yang belum berangkat, menurut tahap terakhir pada hari potret data.",
            en="Placements not yet departed, by the last stage reached on the day of the snapshot.",
        ),
        unit=SERVICES,
        table=Table.PLACEMENTS,
        counts=Counts.SERVICES,
        date_field="",
        dimensions=("stage", "origin_regency", "country", "scheme", "sex"),
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        rows=(Where("departed_on", ("",)), Where("ended_on", ("",))),
        left_out=(_PROVISIONAL,),
    ),
    Indicator(
        id="departures",
        label=Words(id="Keberangkatan", en="Departures"),
        definition=Words(
            id="Keberangkatan tercatat menurut tanggal berangkat, dengan atau tanpa penempatan.",
            en="Recorded departures by the day of departure, with or without a placement.",
        ),
        unit=EVENTS,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="departed_on",
        dimensions=("year", "quarter", "month", "origin_regency", "country", "sex", "procedural"),
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        rows=(Where("direction", ("departure",)),),
        left_out=(_NO_DAY, _PROVISIONAL),
    ),
    Indicator(
        id="workers_registered",
        label=Words(id="Pekerja terdaftar", en="Workers registered"),
        definition=Words(
            id="Identitas yang tercatat pada buku pekerja kantor, termasuk calon yang belum "
            "berangkat, menurut tanggal pencatatan.",
            en="Identities in the office's registry, candidates included, by the day of recording.",
        ),
        unit=PERSONS,
        table=Table.IDENTITIES,
        counts=Counts.PEOPLE,
        date_field="recorded_on",
        dimensions=("year", "quarter", "month", "regency_code", "sex", "nik_status"),
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        left_out=(_PROVISIONAL,),
        duplicates=Words(
            id="orang tercatat; duplikat belum dihapus",
            en="recorded people; duplicates not removed",
        ),
    ),
    Indicator(
        id="training_referrals",
        label=Words(id="Rujukan pelatihan", en="Referrals to training"),
        definition=Words(
            id="Layanan yang merujuk calon ke pelatihan, menurut tanggal layanan.",
            en="Services that referred a candidate to training, by the day of service.",
        ),
        unit=SERVICES,
        table=Table.SERVICES,
        counts=Counts.SERVICES,
        date_field="served_on",
        dimensions=("year", "quarter", "month", "regency_code", "sex"),
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        rows=(Where("kind", ("training",)), Where("state", ("open", "done"))),
        left_out=(_PROVISIONAL,),
    ),
    Indicator(
        id="opp_attended",
        label=Words(id="Hadir pada OPP", en="Orientation attended"),
        definition=Words(
            id="Kehadiran pada orientasi pra pemberangkatan (OPP), menurut tanggal hadir.",
            en="Attendance at the pre-departure orientation (OPP), by the day of attendance.",
        ),
        unit=SERVICES,
        table=Table.SERVICES,
        counts=Counts.SERVICES,
        date_field="attended_on",
        dimensions=("year", "quarter", "month", "regency_code", "sex"),
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        rows=(Where("kind", ("orientation",)),),
        left_out=(_NO_DAY, _PROVISIONAL),
    ),
    Indicator(
        id="belum_di_sisko",
        label=Words(id="Belum di Sisko", en="Not yet in Sisko"),
        definition=Words(
            id="Penempatan berjalan di catatan kantor tanpa nomor Sisko pada hari potret data.",
            en="Running placements in the office's records without a Sisko number on the day of "
            "the snapshot.",
        ),
        unit=SERVICES,
        table=Table.PLACEMENTS,
        counts=Counts.SERVICES,
        date_field="",
        dimensions=("stage", "origin_regency", "country", "scheme", "sex"),
        disclosure=Disclosure.PROTECTED,
        owner="PLACEMENT",
        rows=(Where("ended_on", ("",)),),
        left_out=(_PROVISIONAL,),
        lacks_sisko_number=True,
    ),
)

# By id, in the order in which lists show them.
INDICATORS: Mapping[str, Indicator] = MappingProxyType({one.id: one for one in _INDICATORS})


def indicator(name: str) -> Indicator:
    """Return an indicator by id; raises Refused with `indicator_unknown`."""
    found = INDICATORS.get(name)
    if found is None:
        raise Refused(_unknown(name))
    return found


def checked_dimensions(chosen: Indicator, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return the dimensions asked for; raises Refused with `dimension_unknown`."""
    for name in by:
        if name not in chosen.dimensions:
            words = Words(
                id="Indikator {indicator} tidak dapat dipilah menurut {dimension}. Pilihan: {all}.",
                en="Indicator {indicator} cannot be split by {dimension}. Choices: {all}.",
            ).format(indicator=chosen.id, dimension=name, all=", ".join(chosen.dimensions))
            raise Refused(Refusal("dimension_unknown", words, {"dimension": name}))
    return by


def _unknown(name: str) -> Refusal:
    words = Words(
        id="Indikator {name} tidak ada. Lihat daftar: measure --list.",
        en="There is no indicator {name}. See the list: measure --list.",
    )
    return Refusal("indicator_unknown", words.format(name=name), {"name": name})
