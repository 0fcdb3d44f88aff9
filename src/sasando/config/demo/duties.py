"""Invents evidence for the matrices: all made up but the one-stop services, which the press told.

Every title says so; a matrix of a real office starts empty.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sasando.foundation.access.actor import Actor
from sasando.foundation.print.papers import Facts, Paper, Text, as_pdf
from sasando.library.directory import queries as directory
from sasando.library.duties import actions, queries
from sasando.library.duties.facts import (
    AnswerFacts,
    AskFacts,
    EvidenceFacts,
    FileFacts,
    VerdictFacts,
)
from sasando.library.places import queries as places

# One sign a duty, a to j: A there, S partly, x answered as absent, ? nothing with the office.
REGENCIES = {
    "53.15": "S??A?S??S?", "53.10": "SA???S?SS?", "53.19": "AAA?SS?S?A", "53.09": "x??SS?AA??",
    "53.16": "SS?????S?S", "53.08": "AS????AAS?", "53.07": "ASSSS?Ax??", "53.06": "S??x??S?A?",
    "53.13": "SASS????S?", "53.05": "????S?x?S?", "53.18": "xAA??AS?S?", "53.12": "A????SAA??",
    "53.17": "SAA???AS??", "53.11": "A????AA?AS", "53.71": "AS?A???A?A", "53.01": "AS??A??SS?",
    "53.02": "??S??S???S", "53.03": "A?S???AxSS", "53.04": "A???A???A?", "53.21": "SA?AxASAAx",
    "53.14": "AS??A??A??", "53.20": "??SA?AS??S",
}  # fmt: skip
PROVINCE, CENTRE = "S??SA?S?S", "??SS?A?A????S??"
VILLAGES = ("AS?A?", "?A??S", "SAS??", "?????", "A?AS?", "x?S??")
# koranntt.com, 2 July 2025: four built, of which only the one in Kota Kupang was at work.
LTSA_SOURCE, LTSA_DAY = "koranntt.com/2025/07/02; ekorantt.com/?p=60504", date(2025, 7, 2)
LTSA = {"53.71": "whole", "53.01": "part", "53.07": "part", "53.18": "part"}
TITLES = {
    "regency": (
        "Laporan sosialisasi 2025", "Buku register dinas 2025", "Laporan evaluasi P3MI",
        "Baris APBD pemulangan 2025", "Daftar rujukan dinas", "Daftar peserta pelatihan",
        "Jadwal pengawasan lembaga latihan", "Daftar penerima program reintegrasi",
        "Baris APBD pelatihan vokasi", "Buku rekomendasi paspor",
    ),
    "province": ("Surat dinas provinsi tentang huruf {letter}",),
    "central": ("Surat kementerian tentang huruf {letter}",),
    "village": (
        "Foto papan pengumuman", "Buku calon pekerja", "Surat pengantar Dukcapil",
        "Buku keberangkatan dan kepulangan", "Daftar kelompok keluarga",
    ),
}  # fmt: skip
MADE_UP = "(contoh)"
UNSHOWN = frozenset({"53.05", "53.20"})
OPEN_CASE = "53.07"


@dataclass
class _Writer:
    """Two officers: one brings evidence, the other verifies it, on days that lie back."""

    now: datetime
    seen: int = field(default=0)

    def clerk(self, days_ago: int) -> Actor:
        return Actor("demo-cw", "Ina Raga", "CW", self.now - timedelta(days=days_ago))

    def judge(self, days_ago: int) -> Actor:
        return Actor("demo-cs", "Sela Naru", "CS", self.now - timedelta(days=days_ago))

    def days_ago(self) -> int:
        """Return how long ago the next piece came: spread over half a year, none this month."""
        self.seen += 1
        return 36 + self.seen * 29 % 150


def load(*, now: datetime) -> None:
    """Bring evidence, verify it, take down answers and lay most rows before their units."""
    writer = _Writer(now)
    for code, signs in REGENCIES.items():
        _row(writer, "regency", code, signs)
    _row(writer, "province", "53", PROVINCE)
    _row(writer, "central", "ID", CENTRE)
    for code, signs in zip(_sample(), VILLAGES, strict=False):
        actions.choose_village(code, by=writer.judge(170))
        _row(writer, "village", code, signs)
    for code, outcome in LTSA.items():
        _ltsa(writer, code, outcome)
    _show(writer)
    _sikka(writer)


def _sample() -> list[str]:
    """Return six villages, two of them in the regency whose clerk is a made-up user."""
    found = sorted(places.village_names())
    regencies = ("53.07", "53.07", "53.06", "53.21", "53.02", "53.11")
    return [
        [code for code in found if code.startswith(regency)][at * 3]
        for at, regency in enumerate(regencies)
    ]


def _row(writer: _Writer, level: str, code: str, signs: str) -> None:
    titles = TITLES[level]
    for at, sign in enumerate(signs):
        letter = "abcdefghijklmno"[at]
        title = titles[at % len(titles)].format(letter=letter)
        if sign in "AS":
            outcome = "whole" if sign == "A" else "part"
            _bring(writer, (level, code, letter), f"{title} {MADE_UP}", outcome)
        elif sign == "x":
            _absent(writer, (level, code, letter))


def _bring(writer: _Writer, cell: tuple[str, str, str], title: str, outcome: str) -> None:
    ago = writer.days_ago()
    by, judge = writer.clerk(ago), writer.judge(ago - 2)
    facts = EvidenceFacts(
        kind="photo" if title.startswith("Foto") else "register", title=title,
        dated_on=by.today - timedelta(days=20), source=f"Kantor unit {MADE_UP}",
        is_on_behalf=cell[0] == "village",
    )  # fmt: skip
    item = actions.bring(*cell, facts=facts, by=by)
    again = judge.today + timedelta(days=ago + 20 + writer.seen % 7 * 25)
    verdict = VerdictFacts(outcome, "", again)
    actions.judge(item.ref, facts=verdict, version=item.version, by=judge)


def _absent(writer: _Writer, cell: tuple[str, str, str]) -> None:
    bearer, by = queries.bearer(cell[0], cell[1]), writer.clerk(writer.days_ago())
    unit = directory.unit(bearer.unit) if bearer else None
    facts = AnswerFacts(
        says="none", words=f"Belum dianggarkan; direncanakan pada APBD berikutnya {MADE_UP}.",
        answered_on=by.today, unit=unit.name if unit else "Kantor desa",
        source=f"Surat unit {MADE_UP}",
    )  # fmt: skip
    actions.answer(*cell, facts=facts, by=by)


def _ltsa(writer: _Writer, code: str, outcome: str) -> None:
    by, judge = writer.clerk(60), writer.judge(59)
    title = "Berita: LTSA melayani" if outcome == "whole" else "Berita: LTSA dibangun, tidak aktif"
    facts = EvidenceFacts("press", title, LTSA_DAY, "keadaan Juli 2025", LTSA_SOURCE)
    item = actions.bring("regency", code, "k", facts=facts, by=by)
    verdict = VerdictFacts(outcome, "", by.today + timedelta(days=120))
    actions.judge(item.ref, facts=verdict, version=item.version, by=judge)


def _show(writer: _Writer) -> None:
    """Lay rows before their units a month ago; Sikka's five days ago, two not at all."""
    for bearer in [*queries.bearers("regency"), *queries.bearers("province")]:
        if bearer.code not in UNSHOWN:
            ago = 5 if bearer.code == OPEN_CASE else 32
            actions.show_row(bearer.level, bearer.code, by=writer.judge(ago))
    for bearer in queries.bearers("village"):
        actions.show_row("village", bearer.code, by=writer.judge(32))


def _sikka(writer: _Writer) -> None:
    """Give one cell all that a cell can have: a file, a request, an answer, a withdrawal."""
    cell = ("regency", OPEN_CASE, "b")
    by, judge = writer.clerk(8), writer.judge(6)
    title = f"Foto register dinas 2025 {MADE_UP}"
    file = FileFacts("register-dinas-2025.pdf", _paper(title))
    facts = EvidenceFacts("photo", title, by.today - timedelta(days=4), "14 halaman", file=file)
    item = actions.bring(*cell, facts=facts, by=by)
    verdict = VerdictFacts("part", "", by.today + timedelta(days=140))
    actions.judge(item.ref, facts=verdict, version=item.version, by=judge)
    due = writer.now.date() + timedelta(days=24)
    actions.ask(*cell, facts=AskFacts(f"Keputusan penunjukan operator {MADE_UP}", due), by=judge)
    words = "Register berjalan, operator belum ditetapkan. Rancangan keputusan di bagian hukum."
    said = AnswerFacts(
        "some", f"{words} {MADE_UP}", writer.judge(5).today, "Dinas tenaga kerja Kabupaten Sikka",
        f"Surat dinas {MADE_UP}",
    )  # fmt: skip
    actions.answer(*cell, facts=said, by=writer.judge(5))
    _withdrawn(writer)
    _unjudged(writer)


def _withdrawn(writer: _Writer) -> None:
    """Let a piece be withdrawn after its review: it stays, in words."""
    facts = EvidenceFacts(
        "report", f"Laporan evaluasi P3MI triwulan {MADE_UP}", None, source=f"Kantor unit {MADE_UP}"
    )
    item = actions.bring("regency", "53.08", "c", facts=facts, by=writer.clerk(50))
    verdict = VerdictFacts("whole", "", writer.now.date() + timedelta(days=90))
    actions.judge(item.ref, facts=verdict, version=item.version, by=writer.judge(48))
    actions.withdraw(
        item.ref, words="Laporan itu milik kabupaten tetangga; tertukar saat diunggah.",
        by=writer.judge(20),
    )  # fmt: skip


def _unjudged(writer: _Writer) -> None:
    for code, letter, title, name in (
        ("53.09", "b", "Buku register dinas", "Dinas tenaga kerja Kabupaten Ngada"),
        ("53.03", "f", "Daftar kursus", "Dinas tenaga kerja Kabupaten Timor Tengah Utara"),
    ):
        facts = EvidenceFacts(
            "register", f"{title} {MADE_UP}", None, source=f"Kantor unit {MADE_UP}",
            unit=f"DISNAKER-{code.replace('.', '')}", unit_name=name,
        )  # fmt: skip
        actions.bring("regency", code, letter, facts=facts, by=writer.clerk(3))


def _paper(title: str) -> bytes:
    """Return a page of a made-up register, without a name in it."""
    blocks = (
        Facts((("Unit", "Dinas tenaga kerja, contoh"), ("Tahun", "2025"))),
        Text("Halaman contoh: buku register tanpa nama orang.", "Isi"),
    )
    return as_pdf(Paper(title, "Kantor contoh", "", "id", blocks))
