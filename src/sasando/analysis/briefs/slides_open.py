"""The slides from agenda to figures: one message each."""

from dataclasses import replace

from sasando.analysis.briefs import changes, charts, reference, signature, wording
from sasando.analysis.briefs.deck import Big, Bigs, Grid, Map, Maps, Native, Points, Slide
from sasando.analysis.briefs.published import PublishedFigure
from sasando.analysis.briefs.sections_office import LEVELS, placements_title
from sasando.analysis.briefs.sections_people import deaths_title, deportations_title
from sasando.analysis.briefs.slide_parts import big, missing, told
from sasando.analysis.briefs.writer import Writer
from sasando.foundation.print.charts import Tile, Tiles, TileWords

ROWS = 7
ORDER = (
    "Dasar hukum dan siapa berkewajiban apa",
    "Wilayah kerja: 22 kabupaten/kota",
    "Penempatan: berapa, ke mana, dari mana",
    "Kasus, kematian, deportasi, perdagangan orang",
    "Program, tantangan, dan sumber yang berselisih",
    "Yang diminta: kewenangan siapa, mata anggaran mana",
)


def opening(writer: Writer, *, compare: int | None) -> list[Slide | None]:
    """Return agenda, summary, changes, law and the ground the office works on."""
    return [
        _agenda(writer),
        _summary(writer),
        _changes(writer, compare=compare),
        _law(),
        _area(writer),
    ]


def figures(writer: Writer) -> list[Slide | None]:
    """Return placements, cases, deaths, deportations and why two migrations are kept apart."""
    return [
        _placements(writer),
        _countries(writer),
        _origins(writer),
        _cases(writer),
        _deaths(writer),
        _deportations(writer),
        _two_migrations(writer),
    ]


def _agenda(writer: Writer) -> Slide:
    points = tuple((f"{at}.", text) for at, text in enumerate(ORDER, 1))
    notes = (
        "Sebutkan di awal: angka ini menghitung kejadian; orang ganda belum dihapus.",
        "Bila dua sumber berselisih, keduanya ditampilkan. Kami tidak memilih.",
        f"Bahan lengkap: paket PDF, keadaan per {wording.long_date(writer.as_of)}.",
    )
    return Slide("Yang kami sampaikan", Points(points), "", writer.office.foot, notes)


def _summary(writer: Writer) -> Slide | None:
    names = ("placements_by_origin", "deaths_repatriated", "deportees", "cases_resolved")
    figures = [figure for name in names if (figure := writer.latest(name))]
    if not figures:
        return missing(writer, "Ringkasan", "penempatan, kematian, dan kasus")
    body = Bigs(tuple(big(figure) for figure in figures))
    say = (
        "Empat angka ini punya satuan berbeda; jangan dijumlahkan atau dibagi.",
        signature.sentence(writer.signed),
    )
    message = "Empat satuan berbeda: tidak dijumlahkan dan tidak dibagi."
    title = "Empat angka untuk diingat, masing-masing dengan satuannya"
    return told(writer, title, body, figures=figures, say=say, message=message)


def _changes(writer: Writer, *, compare: int | None) -> Slide | None:
    found = changes.find_changes(writer, compare=compare)
    if not found:
        return None
    rows = tuple(
        (
            reference.indicator(change.now.indicator).label,
            f"{wording.number(change.before.value)} ({change.before.period_label})",
            f"{wording.number(change.now.value)} ({change.now.period_label})",
            f"{change.word} {wording.number(abs(change.difference))}",
            "bisa kebetulan" if change.is_chance else _short_sure(change.sure),
        )
        for change in found[:ROWS]
    )
    head = ("Angka", "Pembanding", "Kurun ini", "Perubahan", "Seberapa yakin")
    figures = [figure for change in found for figure in (change.before, change.now)]
    say = (*(f"{changes.sentence(change)} Keyakinan: {change.sure}." for change in found),)
    message = "Kami mengatakan apa yang berubah dan seberapa yakin, bukan sebabnya."
    body = Grid(head, rows, (5, 4, 4, 4, 5), (1, 2, 3))
    return told(
        writer, "Yang berubah, dan seberapa yakin kami", body,
        figures=figures, say=say, message=message,
    )  # fmt: skip


def _short_sure(sure: str) -> str:
    if "berselisih" in sure:
        return "sumber berselisih"
    return "sumber resmi" if "sumber resmi" in sure and "belum" not in sure else "dari pemberitaan"


def _law() -> Slide:
    rows = []
    for level, name in LEVELS.items():
        items = [duty for duty in reference.duties() if duty.level == level]
        unread = sum(duty.verified != "primary" for duty in items)
        state = "belum diverifikasi" if unread else "dibaca pada sumber resmi"
        rows.append((name, f"Pasal {items[0].article}", f"{len(items)}", state))
    head = ("Tingkat", "UU 18/2017", "Butir kewajiban", "Pemeriksaan")
    notes = (
        "UU 18/2017 membagi kewajiban kepada empat tingkat pemerintah.",
        "Butir provinsi, kabupaten, dan desa disusun tanpa naskah resmi di tangan; "
        "dicocokkan dengan JDIH sebelum dikutip.",
    )
    return Slide(
        "Kewajiban dibagi empat tingkat, bukan satu kantor",
        Grid(head, tuple(rows), (5, 3, 3, 5), (2,)),
        "Pertanyaan untuk tiap tingkat: butir mana yang sudah berjalan, apa buktinya?",
        "Sumber: UU 18/2017 Pasal 39–42; PP 59/2021 Pasal 35.",
        notes,
    )


def _area(writer: Writer) -> Slide:
    tiles = tuple(
        Tile(place.name, place.column, place.row, value=1.0) for place in reference.tiles()
    )
    words = TileWords("", "", "Satu kotak satu kabupaten/kota")
    chart = Tiles(tiles, charts.island_names(), (), words)
    villages = writer.newest("desa_migran_emas")
    built, active = writer.newest("ltsa_built"), writer.newest("ltsa_active")
    figures = [figure for figure in (villages, built, active) if figure]
    parts = []
    if built and active:
        parts.append(
            f"{wording.number(active.value)} dari {wording.number(built.value)} LTSA aktif"
        )
    if villages:
        parts.append(f"{wording.number(villages.value)} Desa Migran Emas")
    heading = " · ".join(parts) or "Layanan di daerah belum ada dalam data kami"
    body = Map(chart, heading, "", "Peta kotak 22 kabupaten/kota di NTT menurut pulau.")
    say = ("Satu kotak satu kabupaten/kota; luas kotak bukan luas wilayah.",)
    title = "Wilayah kerja: 22 kabupaten/kota di tujuh gugus pulau"
    return told(writer, title, body, figures=figures, say=say)


def _placements(writer: Writer) -> Slide:
    indicators = ("placements_by_origin", "placements_served_by_office")
    names = ("menurut asal NTT", "dilayani BP3MI NTT")
    chart, figures = charts.columns_of_two(writer, indicators, names=names)
    if not figures:
        return missing(writer, "Penempatan", "penempatan per tahun")
    say = (
        "Dua angka menjawab dua pertanyaan: dari mana asalnya, dan siapa yang melayani.",
        "Yang dihitung layanan, bukan orang. Pekerja tanpa prosedur tidak ada di dalamnya.",
    )
    body = Native(chart, "layanan penempatan per tahun, bukan orang", "Penempatan per tahun.")
    message = "Sebut kata asal atau dilayani setiap kali memakai angka ini."
    return told(writer, placements_title(writer), body, figures=figures, say=say, message=message)


def _countries(writer: Writer) -> Slide | None:
    for year in reversed(writer.years("placements_by_origin")):
        total = writer.ask("placements_by_origin", year)
        parts = writer.published.parts(total, dimension="country")
        if total and parts:
            bars = charts.ranked(parts, axis="layanan", rest="Negara di bawah lima")
            first = bars.bars[0]
            title = f"{first.name} menerima {first.label} dari {wording.number(total.value)}"
            body = Native(bars, f"layanan menurut negara, {year}", "Penempatan menurut negara.")
            say = (f"Tahun {year} adalah tahun terakhir yang rincian negaranya dicetak.",)
            return told(writer, f"{title} pada {year}", body, figures=parts, say=say)
    return None


def _origins(writer: Writer) -> Slide | None:
    drawn = charts.newest_tiles(writer)
    if drawn is None:
        return None
    year, chart, figures = drawn
    named = [tile for tile in chart.tiles if tile.label]
    body = Map(
        chart, f"Penempatan menurut asal, {year}, layanan", "",
        "Peta kotak: " + "; ".join(f"{tile.name} {tile.label}" for tile in named) + ".",
    )  # fmt: skip
    title = f"Angka per kabupaten hanya dicetak untuk {len(named)} dari {len(chart.tiles)} wilayah"
    say = (
        "Kotak kosong berarti tidak dicetak siapa pun, bukan nol.",
        "Hitungan satu sampai empat disamarkan.",
    )
    message = "DPRD meminta angka per kabupaten sejak 2020; sumbernya harus satu."
    return told(writer, title, body, figures=figures, say=say, message=message)


def _cases(writer: Writer) -> Slide:
    total = writer.newest("cases_handled")
    parts = writer.published.parts(total, dimension="category")
    if not (total and parts):
        return missing(writer, "Kasus", "kasus menurut jenis")
    bars = charts.ranked(parts, axis="kasus", rest="Jenis lain, di bawah lima")
    first = bars.bars[0]
    title = f"{first.name}: {first.label} dari {wording.number(total.value)} kasus"
    body = Native(bars, f"kasus ditangani menurut jenis, {total.period_label}", "Kasus per jenis.")
    say = ("Kasus mencakup deportasi dan kematian. Pengaduan dihitung terpisah oleh pusat.",)
    message = "Kasus bukan pengaduan: dua angka ini tidak boleh dibagi."
    return told(
        writer, f"{title}, {total.period_label}", body,
        figures=[total, *parts], say=say, message=message,
    )  # fmt: skip


def _deaths(writer: Writer) -> Slide:
    names = ("angka yang dicetak terbanyak atau terakhir", "sumber lain")
    chart, figures = charts.columns_of_readings(writer, "deaths_repatriated", names=names)
    if not figures:
        return missing(writer, "Kematian", "kematian per tahun")
    year = writer.years("deaths_repatriated")[-1]
    irregular = writer.ask("deaths_nonprocedural", year)
    message = ""
    if irregular:
        figures = [*figures, irregular]
        message = f"{wording.number(irregular.value)} orang pada {year} berangkat tanpa prosedur."
    body = Native(chart, "orang NTT meninggal di luar negeri, per tahun", "Kematian per tahun.")
    say = (
        "Sampaikan dengan hormat: tiap hitungan adalah seorang anggota keluarga.",
        "Angka per kabupaten tidak ditampilkan karena dapat menunjuk orang.",
    )
    return told(writer, deaths_title(writer), body, figures=figures, say=say, message=message)


def _deportations(writer: Writer) -> Slide:
    names = ("angka yang dicetak terbanyak atau terakhir", "sumber lain")
    chart, figures = charts.columns_of_readings(writer, "deportees", names=names)
    part = writer.newest("deportees")
    chart, figures = charts.with_part_year(
        chart, figures=figures, part=part if part not in figures else None,
        name="tahun belum lengkap",
    )  # fmt: skip
    if not figures:
        return missing(writer, "Deportasi", "deportasi per tahun")
    body = Native(chart, "orang NTT dideportasi", "Deportasi per tahun.")
    say = ("Jumlah yang diumumkan, naik kapal, dan tiba dapat berbeda.",)
    message = "Dua sumber, dua angka: keduanya ditampilkan sampai daftar namanya dicocokkan."
    title = deportations_title(writer)
    return told(writer, title, body, figures=figures, say=say, message=message)


def _two_migrations(writer: Writer) -> Slide | None:
    sides = [
        _side(writer, "placements_by_origin", of="F", word="perempuan", among="penempatan resmi"),
        _side(writer, "deaths_repatriated", of="M", word="laki-laki", among="orang yang meninggal"),
    ]
    found = [side for side in sides if side]
    if len(found) < len(sides):
        return None
    drawn = charts.newest_tiles(writer)
    maps, figures = [], [figure for _, both in found for figure in both]
    if drawn:
        year, chart, used = drawn
        top = sorted((t for t in chart.tiles if t.label), key=lambda t: -(t.value or 0))[:5]
        kept = {tile.name for tile in top}
        tiles = tuple(
            replace(tile, label=_starred(tile.label))
            if tile.name in kept
            else replace(tile, value=None, label="", withheld=False)
            for tile in chart.tiles
        )
        text = " · ".join(f"{tile.name} {tile.label}" for tile in top)
        named = replace(chart, tiles=tiles, bounds=())
        maps.append(Map(named, f"Asal terbanyak, {year}", text, f"Peta asal: {text}."))
        figures += used
        hidden = tuple(replace(tile, value=None, label="", withheld=True) for tile in chart.tiles)
        why = "jumlah per kabupaten tidak ditampilkan: sel kecil dapat menunjuk orang"
        alt = f"Peta orang yang meninggal: {why}."
        heading = "Asal orang yang meninggal"
        maps.append(Map(replace(chart, tiles=hidden, bounds=()), heading, why, alt))
    say = (
        "Yang ditempatkan resmi kebanyakan perempuan; yang meninggal kebanyakan laki-laki.",
        "Tahun dan satuannya berbeda, maka keduanya tidak dibagi satu dengan yang lain.",
        "Peta kematian per kabupaten tidak ditampilkan.",
    )
    body = Maps(tuple(big for big, _ in found), tuple(maps))
    return told(
        writer, "Yang ditempatkan resmi dan yang meninggal: dua migrasi yang berbeda", body,
        figures=figures, say=say,
        message="Dua jalur, dua program. Satu angka gabungan tidak menjawab keduanya.",
    )  # fmt: skip


def _starred(label: str) -> str:
    """Return one of two values that a page prints, marked; the text beside prints both."""
    first, slash, _ = label.partition("/")
    return f"{first}*" if slash else first


def _side(
    writer: Writer, indicator: str, *, of: str, word: str, among: str
) -> tuple[Big, list[PublishedFigure]] | None:
    for year in reversed(writer.years(indicator)):
        women = writer.ask(indicator, year, dimension="sex", category="F")
        men = writer.ask(indicator, year, dimension="sex", category="M")
        if women and men:
            whole = women.value + men.value
            part = women if of == "F" else men
            share = wording.percent(part.value, whole=whole)
            label = f"{word} di antara {wording.number(whole)} {among}, {year}"
            return Big(share, label, is_death=indicator.startswith("deaths")), [women, men]
    return None
