"""Indicators of returns: deported, sick, deceased. The two migrations are never divided."""

from sasando.domain.indicators import terms
from sasando.domain.indicators.definition import (
    Counts,
    Disclosure,
    Group,
    Indicator,
    Measure,
    Where,
)
from sasando.domain.indicators.dimensions import ABROAD, PLACE, TIME, WHO
from sasando.domain.indicators.tables import Table
from sasando.domain.indicators.terms import w

_BY = (*TIME, *PLACE, *ABROAD, *WHO, "procedural")
_RETURNED = Where("direction", ("return",))
_DEAD = (_RETURNED, Where("kind", ("deceased",)))
_DEPORTED = (_RETURNED, Where("kind", ("deported",)))
_PROCEDURAL = Where("procedural", ("procedural",))
_CONCEPT = w("Kepulangan pekerja migran", "Returns of migrant workers")
_DEATH = w("Kematian pekerja migran", "Deaths of migrant workers")

RETURNS = (
    Indicator(
        id="deaths",
        label=w("Jenazah tiba", "Deceased who arrived"),
        concept=_DEATH,
        definition=w(
            "Pekerja migran meninggal yang jenazahnya tiba, menurut tanggal tiba peti jenazah. "
            "Angka menurut tanggal meninggal: deaths_by_date_of_death.",
            "Migrant workers who died and whose remains arrived, by the day the coffin arrived. "
            "By the day of death: deaths_by_date_of_death.",
        ),
        reference=terms.PERMEN_32,
        unit=terms.PERSONS,
        group=Group.RETURNS,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="arrived_on",
        dimensions=_BY,
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        rows=_DEAD,
        left_out=(terms.NO_DAY, terms.PROVISIONAL),
        version=2,
    ),
    Indicator(
        id="deaths_by_date_of_death",
        label=w("Kematian menurut tanggal meninggal", "Deaths by day of death"),
        concept=_DEATH,
        definition=w(
            "Pekerja migran meninggal menurut tanggal meninggal, juga bila jenazah belum tiba "
            "atau dimakamkan di luar negeri. Totalnya berbeda dari deaths di pergantian tahun.",
            "Migrant workers who died, by the day of death, also when the remains have not "
            "arrived or were buried abroad. Totals differ from deaths around the turn of the year.",
        ),
        reference=terms.PERMEN_32,
        unit=terms.PERSONS,
        group=Group.RETURNS,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="died_on",
        dimensions=_BY,
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        rows=_DEAD,
        left_out=(terms.NO_DAY, terms.PROVISIONAL),
        version=2,
    ),
    Indicator(
        id="days_death_to_arrival",
        label=w("Hari dari meninggal sampai tiba", "Days from death to arrival"),
        concept=_DEATH,
        definition=w(
            "Rata-rata hari dari tanggal meninggal sampai peti jenazah tiba, menurut tanggal tiba.",
            "Mean days from the day of death to the arrival of the coffin, by the day of arrival.",
        ),
        reference=terms.PERMEN_32,
        unit=terms.DAYS,
        group=Group.RETURNS,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="arrived_on",
        dimensions=(*TIME, *PLACE, *ABROAD, "sex", "procedural"),
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        measure=Measure.MEAN,
        field="days_to_arrival",
        rows=_DEAD,
        left_out=(terms.NO_DAY, terms.PROVISIONAL, terms.no_value("days_to_arrival")),
    ),
    Indicator(
        id="procedural_share_deaths",
        label=w("Bagian jenazah prosedural", "Procedural share of the deceased"),
        concept=_DEATH,
        definition=w(
            "Persen jenazah tiba yang dahulu berangkat prosedural, dari yang statusnya "
            "diketahui, menurut tanggal tiba.",
            "Percent of the deceased who arrived and had left by procedure, of those with known "
            "status, by the day of arrival.",
        ),
        reference=terms.UU18,
        unit=terms.PERCENT,
        group=Group.RETURNS,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="arrived_on",
        dimensions=(*TIME, *ABROAD, "sex"),
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        measure=Measure.SHARE,
        rows=(*_DEAD, _PROCEDURAL),
        among=_DEAD,
        denominator=w(
            "jenazah tiba dengan status keberangkatan diketahui",
            "deceased who arrived, with known departure status",
        ),
        left_out=(terms.NO_DAY, terms.PROVISIONAL, terms.STATUS_UNKNOWN),
        version=2,
    ),
    Indicator(
        id="deportees",
        label=w("Deportan", "Deportees"),
        concept=_CONCEPT,
        definition=w(
            "Kepulangan karena deportasi menurut tanggal tiba. Satu orang dapat dideportasi "
            "lebih dari sekali.",
            "Returns by deportation, by the day of arrival. One person may be deported more "
            "than once.",
        ),
        reference=terms.PERMEN_32,
        unit=terms.PERSONS,
        group=Group.RETURNS,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="arrived_on",
        dimensions=(*_BY, "manifest_category", "depot", "node"),
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        rows=_DEPORTED,
        left_out=(terms.NO_DAY, terms.PROVISIONAL),
        version=2,
    ),
    Indicator(
        id="sick_returns",
        label=w("Pulang sakit", "Sick who returned"),
        concept=_CONCEPT,
        definition=w(
            "Kepulangan pekerja sakit yang didampingi, menurut tanggal tiba.",
            "Assisted returns of sick workers, by the day of arrival.",
        ),
        reference=terms.PERMEN_32,
        unit=terms.PERSONS,
        group=Group.RETURNS,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="arrived_on",
        dimensions=_BY,
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        rows=(_RETURNED, Where("kind", ("sick",))),
        left_out=(terms.NO_DAY, terms.PROVISIONAL),
        version=2,
    ),
    Indicator(
        id="returns_total",
        label=w("Seluruh kepulangan", "All returns"),
        concept=_CONCEPT,
        definition=w(
            "Semua kepulangan tercatat: pulang sendiri, deportasi, sakit, dan jenazah, menurut "
            "tanggal tiba.",
            "All recorded returns: own way, deported, sick and deceased, by the day of arrival.",
        ),
        reference=terms.PERMEN_32,
        unit=terms.EVENTS,
        group=Group.RETURNS,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="arrived_on",
        dimensions=(*_BY, "kind"),
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        rows=(_RETURNED,),
        left_out=(terms.NO_DAY, terms.PROVISIONAL),
        version=2,
    ),
    Indicator(
        id="days_arrival_to_handover",
        label=w("Hari dari tiba sampai serah terima", "Days from arrival to hand-over"),
        concept=_CONCEPT,
        definition=w(
            "Rata-rata hari dari tiba sampai diserahkan, bagi kepulangan yang tanggal serah "
            "terimanya dicatat, menurut tanggal tiba.",
            "Mean days from arrival to hand-over, for returns whose day of hand-over is recorded, "
            "by the day of arrival.",
        ),
        reference=terms.PERMEN_32,
        unit=terms.DAYS,
        group=Group.RETURNS,
        table=Table.MOVEMENTS,
        counts=Counts.EVENTS,
        date_field="arrived_on",
        dimensions=(*TIME, "kind", *PLACE, *ABROAD, "sex"),
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        measure=Measure.MEAN,
        field="days_to_handover",
        rows=(_RETURNED,),
        left_out=(terms.NO_DAY, terms.PROVISIONAL, terms.no_value("days_to_handover")),
    ),
)
