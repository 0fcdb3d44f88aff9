"""One page for each regency and each electoral district, inside the same rule of what may print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sasando.analysis.briefs import charts, reference, wording
from sasando.analysis.briefs.contents import (
    Block,
    ChartBlock,
    Missing,
    Note,
    OnePage,
    Table,
    TableColumn,
    Text,
)
from sasando.analysis.briefs.counted import TOTAL, Counted
from sasando.analysis.briefs.disclosing import (
    WITHHELD,
    Audited,
    Cell,
    MayPrint,
    small_count_rule,
)
from sasando.analysis.briefs.passports import NOT_PRINTED, citation
from sasando.analysis.briefs.published import PublishedFigure
from sasando.analysis.briefs.writer import Writer, plain
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.print.charts import Tile, Tiles, TileWords
from sasando.library.places import electoral

LATEST_YEARS = 3
SINGLE = 1
# The map only says where; the page needs its room for figures.
MAP_WIDTH = 88
HARMED_NOTE = (
    "Kematian, deportasi, kasus, pengaduan, kepulangan, dan perdagangan orang tidak dicetak di "
    "bawah provinsi: sel kecil dapat menunjuk orang. Angka provinsinya ada di paket lengkap."
)
AUDITED = (
    "Disamarkan: ditahan audit bersama semua lembar, paparan, dan rilis, agar tidak dapat dihitung "
    "kembali."
)
QUESTIONS = (
    ("Basis data pekerja", "Pasal 41 huruf b", "Sudah ada? Kapan terakhir diperbarui?"),
    ("Layanan satu atap (LTSA)", "Pasal 41 huruf k", "Dibentuk? Meja mana yang melayani?"),
    ("Sosialisasi ke desa", "Pasal 41 huruf a", "Desa mana, kapan, dengan anggaran berapa?"),
    ("Pemulangan dalam wilayah", "Pasal 41 huruf d", "Mata anggaran apa, sisa berapa?"),
)
UNKNOWN = Refusal(
    "sheet_unknown",
    Words(
        id="Lembar ini tidak ada. Sebutkan kode kabupaten, misalnya 53.21, atau dapil, misalnya "
        "NTT-7.",
        en="There is no such sheet. Name a regency's code, such as 53.21, or a district, such as "
        "NTT-7.",
    ),
)


@dataclass(frozen=True)
class Ground:
    """What every sheet reads: printed figures, the office's own count, what its audit lets print.

    `may_print` judges the office's own cells only; without an audit none of them prints.
    """

    writer: Writer
    own: Counted | None
    may_print: MayPrint = Audited(frozenset())


def codes() -> tuple[str, ...]:
    """Return every sheet's name: 22 regencies by code, then the electoral districts."""
    regencies = sorted(place.code for place in reference.tiles())
    return (*regencies, *dict.fromkeys(row.slug for row in electoral.dapils()))


def build_sheet(ground: Ground, code: str) -> OnePage:
    """Return the sheet of a regency (53.21) or of an electoral district (NTT-7)."""
    if code not in codes():
        raise Refused(UNKNOWN)
    return _regency(ground, code) if code.startswith("53.") else _district(ground, code)


def _regency(ground: Ground, code: str) -> OnePage:
    place = next(one for one in reference.tiles() if one.code == code)
    dapil = next(row for row in electoral.dapils() if row.regency == code)
    blocks: list[Block] = [
        _where((code,), title=f"{place.name} di antara 22 kabupaten/kota"),
        *_printed(ground, (code,)),
        *_own(ground, (code,)),
        Note("Yang tidak dicetak.", HARMED_NOTE),
        _questions(),
    ]
    return OnePage(
        name=code,
        title=f"Lembar {_titled(code)}",
        subtitle=f"Kode Kemendagri {code} · gugus {place.island} · dapil {dapil.dapil} "
        f"({dapil.source})",
        chips=_chips(ground, dapil.verified, f"Dapil {dapil.dapil}"),
        blocks=tuple(blocks),
    )


def _district(ground: Ground, code: str) -> OnePage:
    rows = [row for row in electoral.dapils() if row.slug == code]
    regencies = tuple(sorted(row.regency for row in rows))
    names = ", ".join(reference.full_name(one) for one in regencies)
    blocks: list[Block] = [
        _where(regencies, title=f"Dapil {rows[0].dapil}: {names}"),
        *_printed(ground, regencies),
        *_own(ground, regencies),
        Note("Yang tidak dicetak.", HARMED_NOTE),
        _questions(),
    ]
    source = "; ".join(dict.fromkeys(row.source for row in rows))
    return OnePage(
        name=code,
        title=f"Lembar daerah pemilihan {rows[0].dapil}",
        subtitle=f"{names} · berlaku sejak {_since(rows[0].valid_from)} · {source}",
        chips=_chips(ground, rows[0].verified, "Pembagian dapil"),
        blocks=tuple(blocks),
    )


def _titled(code: str) -> str:
    name = reference.full_name(code)
    return name if name.startswith(("Kabupaten", "Kota")) else f"Kabupaten {name}"


def _since(day: str) -> str:
    return wording.long_date(date.fromisoformat(day))


def _chips(ground: Ground, verified: str, what: str) -> tuple[str, ...]:
    found = [f"{what}: {flag.lower()}"] if (flag := reference.flag(verified)) else []
    if ground.writer.office.demo:
        found.append("Catatan kantor: data contoh")
    return tuple(found)


def _where(regencies: tuple[str, ...], *, title: str) -> ChartBlock:
    tiles = tuple(
        Tile(
            one.name,
            one.column,
            one.row,
            value=1.0 if one.code in regencies else None,
            label="di sini" if one.code in regencies else "",
        )
        for one in reference.tiles()
    )
    words = TileWords("wilayah lain", WITHHELD, "Kotak per wilayah, bukan ukuran luas.")
    names = ", ".join(reference.full_name(one) for one in regencies)
    return ChartBlock(
        title=title, subtitle="letak menurut pulau", alt=f"Peta kotak NTT; ditandai: {names}.",
        source=plain("Sumber: Kepmendagri 300.2.2-2138/2025 lewat inforegulasi.com, Nov 2025."),
        old="", picture="", chart=Tiles(tiles, charts.island_names(), (), words), unit="letak",
        width=MAP_WIDTH,
    )  # fmt: skip


def _printed(ground: Ground, regencies: tuple[str, ...]) -> Iterable[Block]:
    found = [
        figure
        for figure in ground.writer.published.figures
        if figure.area_code in regencies
        and figure.unit != "rank"
        and not figure.dimension
        # A district has no room for what cannot be put beside another regency's year.
        and (len(regencies) == SINGLE or figure.period_end)
    ]
    if not found:
        yield Missing("Tidak ada angka yang dicetak untuk wilayah ini sampai hari ini.")
        return
    found.sort(key=lambda f: (f.area_code, f.indicator, str(f.period_end), f.figure_id))
    several = len(regencies) > SINGLE
    heads = [TableColumn("Wilayah", 5)] if several else []
    columns = (
        *heads, TableColumn("Angka", 6), TableColumn("Kurun", 3), TableColumn("Nilai", 3, "right"),
        TableColumn("Sumber", 6), TableColumn("Umur data", 4),
    )  # fmt: skip
    rows = tuple(_printed_row(ground, figure, several=several) for figure in found)
    yield Table(
        "Angka yang dicetak untuk wilayah ini, apa adanya menurut sumbernya", columns, rows, ()
    )


def _printed_row(ground: Ground, figure: PublishedFigure, *, several: bool) -> tuple[Text, ...]:
    cell = Cell(figure.indicator, figure.area_code, figure.period_label, int(figure.value))
    value = wording.number(figure.value) if small_count_rule(cell) else WITHHELD
    words = reference.indicator(figure.indicator)
    age = ground.writer.age(figure).removeprefix("umur ")
    place = [reference.full_name(figure.area_code)] if several else []
    name = words.label if several else f"{words.label} ({words.unit or NOT_PRINTED})"
    told = (
        *place, name, figure.period_label, value,
        citation(figure), age,
    )  # fmt: skip
    return tuple(plain(text) for text in told)


def _own(ground: Ground, regencies: tuple[str, ...]) -> Iterable[Block]:
    own = ground.own
    if own is None:
        yield Missing("Catatan kantor ini belum dapat dihitung menurut kabupaten/kota.")
        return
    years = own.codes(0)[-LATEST_YEARS:]
    columns = (
        TableColumn("Wilayah", 6), *(TableColumn(year, 3, "right") for year in years),
    )  # fmt: skip
    rows = [(reference.full_name(code), *_years(ground, own, (code,), years)) for code in regencies]
    if len(regencies) > SINGLE:
        rows.append(("Jumlah dapil", *_years(ground, own, regencies, years)))
    rows.append(("Provinsi", *_years(ground, own, (TOTAL,), years)))
    told = tuple(tuple(plain(cell) for cell in row) for row in rows)
    source = plain(
        f"Satuan: {own.unit}. Dihitung: {own.rule}. Sumber: catatan kantor ini"
        + (" (data contoh)." if ground.writer.office.demo else ".")
        + f" {AUDITED}"
    )
    yield Table(f"Dari catatan kantor ini: {own.label.lower()}, per tahun", columns, told, source)


def _years(
    ground: Ground, own: Counted, places: tuple[str, ...], years: list[str]
) -> tuple[str, ...]:
    """Return a place's figures by year: of a regency, the sum of a district, the province."""
    found = []
    for year in years:
        value = sum(own.cells.get((year, code), 0) for code in places)
        cell = Cell(own.indicator, _place(places), year, value)
        found.append(wording.number(value) if ground.may_print(cell) else WITHHELD)
    return tuple(found)


def _place(places: tuple[str, ...]) -> str:
    if places == (TOTAL,):
        return ""
    if len(places) == SINGLE:
        return places[0]
    return next(row.slug for row in electoral.dapils() if row.regency == places[0])


def _questions() -> Table:
    columns = (
        TableColumn("Hal", 4), TableColumn("UU 18/2017", 3), TableColumn("Pertanyaan", 6),
        TableColumn("Pemeriksaan pasal", 3),
    )  # fmt: skip
    rows = tuple(
        tuple(plain(text) for text in (*row, reference.UNVERIFIED.lower())) for row in QUESTIONS
    )
    return Table(
        "Yang ditanyakan kepada kabupaten/kota, menurut butir kewajiban", columns, rows, ()
    )
