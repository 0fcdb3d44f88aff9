"""Indicators of outreach: sessions held, who came, villages reached, what was asked."""

from sasando.domain.indicators import terms
from sasando.domain.indicators.definition import (
    Counts,
    Disclosure,
    Group,
    Indicator,
    Measure,
    Where,
)
from sasando.domain.indicators.dimensions import HELD_IN, TIME
from sasando.domain.indicators.tables import Table
from sasando.domain.indicators.terms import w

_CONCEPT = w("Sosialisasi migrasi aman", "Outreach on safe migration")
_SESSIONS = w("sosialisasi", "sessions")
_VILLAGES = w("desa/kelurahan", "villages")
_QUESTIONS = w("pertanyaan", "questions")

OUTREACH = (
    Indicator(
        id="sessions_held",
        label=w("Sosialisasi diadakan", "Outreach sessions held"),
        concept=_CONCEPT,
        definition=w(
            "Sosialisasi migrasi aman yang dicatat kantor, menurut desa tempat dan tanggalnya.",
            "Sessions on safe migration that the office recorded, by village and day.",
        ),
        reference=terms.HOUSE,
        unit=_SESSIONS,
        group=Group.OUTREACH,
        table=Table.SESSIONS,
        counts=Counts.EVENTS,
        date_field="held_on",
        dimensions=(*TIME, *HELD_IN, "audience"),
        disclosure=Disclosure.PROTECTED,
        owner="PROTECTION",
        left_out=(terms.PROVISIONAL,),
        duplicates=terms.NO_PEOPLE,
    ),
    Indicator(
        id="session_attendance",
        label=w("Kehadiran sosialisasi", "Attendance of outreach sessions"),
        concept=_CONCEPT,
        definition=w(
            "Kehadiran pada sosialisasi, menurut kelompok; tiap orang berada di satu kelompok.",
            "Attendance of sessions, by group; each person present stands in one group.",
        ),
        reference=terms.HOUSE,
        unit=w("kehadiran", "attendances"),
        group=Group.OUTREACH,
        table=Table.ATTENDANCE,
        counts=Counts.PEOPLE,
        date_field="held_on",
        dimensions=(*TIME, *HELD_IN, "audience", "group"),
        disclosure=Disclosure.PROTECTED,
        owner="PROTECTION",
        measure=Measure.SUM,
        field="people",
        left_out=(terms.PROVISIONAL,),
        duplicates=w(
            "kehadiran; yang datang dua kali terhitung dua kali, duplikat tidak dapat dihapus",
            "attendances; who came twice counts twice, duplicates not removed",
        ),
    ),
    Indicator(
        id="villages_reached",
        label=w("Desa terjangkau sosialisasi", "Villages reached by outreach"),
        concept=_CONCEPT,
        definition=w(
            "Desa/kelurahan yang mendapat sosialisasi, sekali dalam setahun: pada bulan "
            "sosialisasinya yang pertama tahun itu. Jumlah beberapa tahun menghitung desa tiap "
            "tahun.",
            "Villages with a session, once a year: in the month of their first session of that "
            "year. A sum of several years counts a village in each.",
        ),
        reference=terms.HOUSE,
        unit=_VILLAGES,
        group=Group.OUTREACH,
        table=Table.SESSIONS,
        counts=Counts.EVENTS,
        date_field="held_on",
        dimensions=(*TIME, *HELD_IN),
        disclosure=Disclosure.PROTECTED,
        owner="PROTECTION",
        rows=(Where("is_first", ("yes",)),),
        left_out=(terms.PROVISIONAL,),
        duplicates=terms.NO_PEOPLE,
    ),
    Indicator(
        id="session_questions",
        label=w("Pertanyaan pada sosialisasi", "Questions at outreach sessions"),
        concept=_CONCEPT,
        definition=w(
            "Pertanyaan yang dicatat pada sosialisasi, menurut jenis yang dikenali dari "
            "kata-katanya.",
            "Questions noted at sessions, by the kind that their words tell.",
        ),
        reference=terms.HOUSE,
        unit=_QUESTIONS,
        group=Group.OUTREACH,
        table=Table.QUESTIONS,
        counts=Counts.EVENTS,
        date_field="held_on",
        dimensions=(*TIME, *HELD_IN, "audience", "question"),
        disclosure=Disclosure.PROTECTED,
        owner="PROTECTION",
        left_out=(terms.PROVISIONAL,),
        duplicates=terms.NO_PEOPLE,
    ),
)
