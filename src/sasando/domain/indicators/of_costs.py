"""Indicators of what cases cost and who pays, and of referrals to other agencies."""

from sasando.domain.indicators import terms
from sasando.domain.indicators.definition import (
    Counts,
    Disclosure,
    Group,
    Indicator,
    Measure,
    Where,
)
from sasando.domain.indicators.dimensions import TIME, TROUBLE
from sasando.domain.indicators.tables import Table
from sasando.domain.indicators.terms import w

_COSTS = w("Biaya pemulangan dan penanganan kasus", "Costs of bringing home and of cases")
_REFERRALS = w("Rujukan dan pelimpahan kasus", "Referrals and transfers of cases")
_REFERRAL_BY = (*TIME, "agency_kind", "kind", *TROUBLE)

COSTS = (
    Indicator(
        id="costs_paid",
        label=w("Biaya dibayar", "Costs paid"),
        concept=_COSTS,
        definition=w(
            "Biaya kasus yang sudah dibayar menurut pembayar dan baris, menurut tanggal biaya. "
            "Mata uang tidak pernah dijumlahkan bersama.",
            "Costs of cases that were paid, by payer and line, by the day of the cost. Currencies "
            "are never added up.",
        ),
        reference=w(
            "UU 18/2017 Pasal 27; Permen P2MI 32/2025",
            "Act 18/2017 article 27; Ministerial Rule 32/2025",
        ),
        unit=terms.OWN_CURRENCY,
        group=Group.COSTS,
        table=Table.COSTS,
        counts=Counts.EVENTS,
        date_field="cost_on",
        dimensions=("currency", "payer", "line", *TIME, *TROUBLE),
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        measure=Measure.SUM,
        field="amount_thousandths",
        scale=1000,
        rows=(Where("state", ("paid",)),),
        left_out=(terms.NO_DAY, terms.PROVISIONAL),
        never_added=("currency",),
        duplicates=terms.NO_PEOPLE,
    ),
    Indicator(
        id="costs_planned",
        label=w("Biaya belum dibayar", "Costs not yet paid"),
        concept=_COSTS,
        definition=w(
            "Biaya kasus yang direncanakan, diminta, atau dipesan dan belum dibayar pada hari "
            "potret data, menurut pembayar; kosong berarti belum ada yang membayar.",
            "Costs of cases planned, asked for or booked and not yet paid on the day of the "
            "snapshot, by payer; empty means that nobody pays yet.",
        ),
        reference=w("UU 18/2017 Pasal 27", "Act 18/2017 article 27"),
        unit=terms.OWN_CURRENCY,
        group=Group.COSTS,
        table=Table.COSTS,
        counts=Counts.EVENTS,
        date_field="",
        dimensions=("currency", "payer", "line", "state", "is_estimate", *TROUBLE),
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        measure=Measure.SUM,
        field="amount_thousandths",
        scale=1000,
        rows=(Where("state", ("planned", "asked", "booked")),),
        left_out=(terms.PROVISIONAL,),
        never_added=("currency",),
        duplicates=terms.NO_PEOPLE,
    ),
    Indicator(
        id="costs_without_payer",
        label=w("Biaya tanpa pembayar", "Costs without a payer"),
        concept=_COSTS,
        definition=w(
            "Persen baris biaya yang belum ada pembayarnya pada hari potret data.",
            "Percent of cost lines that nobody had agreed to pay on the day of the snapshot.",
        ),
        reference=terms.HOUSE,
        unit=terms.PERCENT,
        group=Group.COSTS,
        table=Table.COSTS,
        counts=Counts.EVENTS,
        date_field="",
        dimensions=("line", *TROUBLE),
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        measure=Measure.SHARE,
        rows=(Where("has_payer", ("no",)),),
        denominator=w("baris biaya", "cost lines"),
        left_out=(terms.PROVISIONAL,),
        duplicates=terms.NO_PEOPLE,
    ),
)

REFERRALS = (
    Indicator(
        id="referrals_sent",
        label=w("Rujukan dikirim", "Referrals sent"),
        concept=_REFERRALS,
        definition=w(
            "Rujukan dan pelimpahan yang dikirim kepada lembaga lain, menurut tanggal dikirim.",
            "Referrals and transfers sent to other agencies, by the day of sending.",
        ),
        reference=terms.PERMEN_23,
        unit=terms.EVENTS,
        group=Group.REFERRALS,
        table=Table.REFERRALS,
        counts=Counts.EVENTS,
        date_field="sent_on",
        dimensions=(*_REFERRAL_BY, "state"),
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        left_out=(terms.PROVISIONAL,),
    ),
    Indicator(
        id="referrals_answered_in_time",
        label=w("Rujukan dijawab tepat waktu", "Referrals answered in time"),
        concept=_REFERRALS,
        definition=w(
            "Persen rujukan yang dijawab paling lambat pada hari yang diminta, dari semua yang "
            "dikirim dan hari jawabannya sudah lewat atau sudah dijawab.",
            "Percent of referrals answered by the day asked for, of all sent whose day has passed "
            "or that were answered.",
        ),
        reference=terms.HOUSE,
        unit=terms.PERCENT,
        group=Group.REFERRALS,
        table=Table.REFERRALS,
        counts=Counts.EVENTS,
        date_field="sent_on",
        dimensions=_REFERRAL_BY,
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        measure=Measure.SHARE,
        rows=(Where("answered_in_time", ("yes",)),),
        among=(Where("answered_in_time", ("yes", "no")),),
        denominator=w("rujukan yang dijawab atau lewat harinya", "referrals answered or past due"),
        left_out=(terms.PROVISIONAL,),
    ),
    Indicator(
        id="days_to_answer",
        label=w("Hari sampai rujukan dijawab", "Days until a referral is answered"),
        concept=_REFERRALS,
        definition=w(
            "Rata-rata hari dari dikirim sampai dijawab, menurut tanggal dijawab.",
            "Mean days from sending to the answer, by the day of the answer.",
        ),
        reference=terms.HOUSE,
        unit=terms.DAYS,
        group=Group.REFERRALS,
        table=Table.REFERRALS,
        counts=Counts.EVENTS,
        date_field="answered_on",
        dimensions=_REFERRAL_BY,
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        measure=Measure.MEAN,
        field="days_to_answer",
        rows=(Where("is_answered", ("yes",)),),
        left_out=(terms.PROVISIONAL, terms.no_value("days_to_answer")),
    ),
    Indicator(
        id="referrals_waiting",
        label=w("Rujukan menunggu jawaban", "Referrals waiting for an answer"),
        concept=_REFERRALS,
        definition=w(
            "Rujukan terkirim yang belum dijawab pada hari potret data.",
            "Referrals sent and not answered on the day of the snapshot.",
        ),
        reference=terms.HOUSE,
        unit=terms.EVENTS,
        group=Group.REFERRALS,
        table=Table.REFERRALS,
        counts=Counts.EVENTS,
        date_field="",
        dimensions=("is_overdue", "agency_kind", "kind", *TROUBLE),
        disclosure=Disclosure.STRICT,
        owner="PROTECTION",
        rows=(Where("is_waiting", ("yes",)),),
        left_out=(terms.PROVISIONAL,),
    ),
)
