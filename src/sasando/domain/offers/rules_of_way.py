"""Rules about the way there: visa and route."""

from sasando.domain.offers.facts import ASK, DANGER
from sasando.domain.offers.table import Rule, one_of
from sasando.domain.values.words import Words

WAY: tuple[Rule, ...] = (
    Rule(
        "VISA_NOT_FOR_WORK", "visa", DANGER, (one_of("visa", "visit", "later"),),
        Words(id="Bukan visa kerja", en="Not a work visa"),
        Words(
            id="Visa kerja adalah dokumen wajib sebelum berangkat.",
            en="A work visa is a required paper before you leave.",
        ),
        Words(
            id="jangan berangkat tanpa visa kerja. Tanyakan jalur resminya kepada kami.",
            en="do not leave without a work visa. Ask us for the proper way.",
        ),
        ("UU18-13",),
    ),
    Rule(
        "VISA_NOT_KNOWN", "visa", ASK, (one_of("visa", "unknown"),),
        Words(id="Visanya belum jelas", en="The visa is not clear"),
        Words(
            id="Visa kerja adalah dokumen wajib sebelum berangkat.",
            en="A work visa is a required paper before you leave.",
        ),
        Words(
            id="minta lihat visanya. Tulisannya harus untuk bekerja.",
            en="ask to see the visa. It must say that it is for work.",
        ),
        ("UU18-13",),
    ),
    Rule(
        "ROUTE_PAST_CONTROL", "route", DANGER, (one_of("route", "back_way"),),
        Words(id="Jalan tanpa pemeriksaan imigrasi", en="A way past immigration"),
        Words(
            id="Keluar negeri tanpa pemeriksaan membuat Anda tidak tercatat dan sulit ditolong.",
            en="Leaving without a check leaves you unrecorded and hard to help.",
        ),
        Words(
            id="jangan ikut. Beri tahu keluarga dan laporkan kepada kami.",
            en="do not go along. Tell your family and report it to us.",
        ),
        ("UU6-2011",),
    ),
    Rule(
        "ROUTE_PRETENDING", "route", DANGER, (one_of("route", "pretend"),),
        Words(id="Disuruh mengaku wisatawan", en="Told to pretend to be a tourist"),
        Words(
            id="Yang berangkat resmi tidak perlu berbohong kepada petugas.",
            en="Whoever leaves properly need not lie to an officer.",
        ),
        Words(
            id="jangan berangkat dengan cara ini. Katakan yang sebenarnya kepada petugas.",
            en="do not leave this way. Tell the officer the truth.",
        ),
        ("UU18-13", "UU6-2011"),
    ),
    Rule(
        "ROUTE_WITHOUT_BRIEFING", "route", ASK, (one_of("route", "transit", "unknown"),),
        Words(id="Belum ada pembekalan akhir (OPP)", en="No final briefing (OPP) yet"),
        Words(
            id="Sebelum berangkat ada OPP di BP3MI, lalu Anda menerima E-PMI.",
            en="Before leaving there is an OPP at BP3MI; then you get an E-PMI.",
        ),
        Words(
            id="tanyakan jadwal OPP di BP3MI. Jangan mau dibawa pergi sebelum itu.",
            en="ask BP3MI when the OPP is. Do not let yourself be taken away before.",
        ),
        ("OPP",),
    ),
)  # fmt: skip
