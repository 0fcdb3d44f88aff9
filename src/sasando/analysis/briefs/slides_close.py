"""The slides that close the talk: police, money, challenges, disagreements, what is asked."""

from datetime import date

from sasando.analysis.briefs import charts, reference, wording
from sasando.analysis.briefs.checks import Disagreement, find_disagreements
from sasando.analysis.briefs.deck import Deck, Grid, Native, Points, Slide
from sasando.analysis.briefs.passports import citation
from sasando.analysis.briefs.slide_parts import missing, told
from sasando.analysis.briefs.slides_open import figures, opening
from sasando.analysis.briefs.writer import Writer

ROWS = 6
# Two sources in a row take two lines: one row fewer keeps clear of the message below.
CLASHES = 5
ASKS_PER_SLIDE = 4
POLICE = {
    "trafficking_reports_police": "Laporan polisi",
    "trafficking_victims_police": "Dicatat sebagai korban",
    "trafficking_suspects_police": "Tersangka",
}
CHALLENGES = ("aliases", "budget", "outside", "ltsa_gap", "unrecorded")


def deck(writer: Writer, *, compare: int | None = None) -> Deck:
    """Return the slides in order; one without figures says what is missing."""
    found = [
        *opening(writer, compare=compare),
        *figures(writer),
        _police(writer),
        _money(writer),
        _challenges(),
        _conflicts(writer),
        *_asks(),
        _closing(),
    ]
    return Deck(tuple(slide for slide in found if slide is not None))


def _police(writer: Writer) -> Slide:
    found = [
        figure
        for figure in writer.published.figures
        if figure.indicator in POLICE and figure.area_code == "53" and not figure.dimension
    ]
    if not found:
        return missing(writer, "Perdagangan orang", "laporan polisi perdagangan orang")
    found.sort(key=lambda f: (list(POLICE).index(f.indicator), f.period_end or date.min))
    picked = [f for name in POLICE for f in [g for g in found if g.indicator == name][-2:]]
    rows = tuple(
        (POLICE[f.indicator], f.period_label, wording.number(f.value)) for f in picked[:ROWS]
    )
    say = (
        "Kurunnya bertumpuk, maka tidak dijumlahkan.",
        "Kata korban di sini milik laporan polisi; kantor ini mencatat indikasi.",
    )
    return told(
        writer, "Perdagangan orang: hanya angka polisi, kurunnya bertumpuk",
        Grid(("Yang dihitung", "Kurun", "Angka"), rows, (6, 5, 3), (2,)),
        figures=picked, say=say, message="Tidak ada angka perdagangan orang dari catatan kami.",
    )  # fmt: skip


def _money(writer: Writer) -> Slide | None:
    total = writer.latest("remittances")
    parts = writer.published.parts(total, dimension="payer")
    if not (total and parts):
        return None
    bars = charts.ranked(parts, axis="miliar rupiah", rest="Penyalur lain")
    title = f"Kiriman uang tercatat {wording.number(total.value)} miliar rupiah"
    body = Native(bars, f"miliar rupiah menurut penyalur, {total.period_label}", "Kiriman uang.")
    say = ("Hanya bank dan pos yang disebut; kiriman lewat jalan lain tidak diketahui.",)
    return told(
        writer, f"{title}, {total.period_label}", body, figures=[total, *parts], say=say,
        message="Kiriman lewat orang, tunai, dan bank lain tidak ada di dalamnya.",
    )  # fmt: skip


def _challenges() -> Slide:
    known = reference.facts()
    points = tuple(_parted(known[key].text) for key in CHALLENGES)
    sources = "; ".join(known[key].source for key in CHALLENGES)
    notes = (*(f"{known[key].text} ({known[key].source})" for key in CHALLENGES),)
    return Slide("Lima hal yang menghambat", Points(points), "", f"Sumber: {sources}.", notes)


def _parted(text: str) -> tuple[str, str]:
    first, _, rest = text.partition(". ")
    return f"{first.rstrip('.')}.", rest


def _conflicts(writer: Writer) -> Slide:
    found = find_disagreements(writer.published, area="53")
    if not found:
        return missing(writer, "Sumber berselisih", "sumber yang berselisih")
    newest = sorted(
        found, key=lambda clash: clash.left.figure.period_end or date.min, reverse=True
    )[:CLASHES]
    rows = tuple(_clash_row(clash) for clash in newest)
    cited = [side.figure for clash in newest for side in (clash.left, clash.right)]
    say = ("Kami tidak memilih; kantor yang memutuskan angka mana yang berlaku.",)
    return told(
        writer, f"{len(found)} pasang angka berselisih; ini yang terbaru",
        Grid(("Angka", "Sumber A", "Sumber B", "Selisih", "Sebab"), rows, (8, 4, 5, 2, 4), (3,)),
        figures=cited, say=say, message="Satu definisi dan satu batas waktu untuk tiap angka.",
    )  # fmt: skip


def _clash_row(clash: Disagreement) -> tuple[str, ...]:
    left, right = clash.left.figure, clash.right.figure
    name = reference.indicator(left.indicator).label
    if right.indicator != left.indicator:
        name += f" (A), {reference.indicator(right.indicator).label.lower()} (B)"
    return (
        f"{name}, {left.period_label}",
        f"{wording.number(left.value)} {citation(left).partition(',')[0]}",
        f"{wording.number(right.value)} {citation(right).partition(',')[0]}",
        wording.number(clash.difference),
        clash.cause,
    )


def _asks() -> list[Slide]:
    asks = reference.requests()
    slides = []
    for start in range(0, len(asks), ASKS_PER_SLIDE):
        some = asks[start : start + ASKS_PER_SLIDE]
        rows = tuple((ask.title, ask.power, ask.budget) for ask in some)
        part = f"{start // ASKS_PER_SLIDE + 1} dari {-(-len(asks) // ASKS_PER_SLIDE)}"
        notes = (
            *(f"{ask.title}: {ask.text} Dasar: {ask.basis}." for ask in some),
            "Kewenangan dan mata anggaran belum dicocokkan dengan naskah anggaran.",
        )
        slides.append(
            Slide(
                f"Yang diminta: kewenangan siapa, mata anggaran mana ({part})",
                Grid(("Permintaan", "Kewenangan", "Mata anggaran"), rows, (5, 6, 6)),
                "",
                "Usulan penyusun, belum disetujui kepala kantor. Kewenangan dan mata anggaran "
                "belum diverifikasi.",
                notes,
            )
        )
    return slides


def _closing() -> Slide:
    points = (
        ("Paket lengkap.", "Tiap angka punya paspor: definisi, sumber, batas data, dan umur."),
        ("Satu halaman.", "Lembar terakhir paket dapat dibawa pulang."),
        ("Lembar wilayah.", "Satu untuk tiap kabupaten/kota dan tiap daerah pemilihan."),
        ("Pertanyaan.", "Pertanyaan rapat dicatat dan dijawab tertulis."),
    )
    notes = ("Catat tiap pertanyaan dengan nama penanya dan tenggat jawabannya.",)
    return Slide("Terima kasih. Yang dapat dibawa pulang", Points(points), "", "", notes)
