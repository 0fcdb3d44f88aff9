"""A news draft in the ministry's manner; quotes are slots to fill, never invented."""

from sasando.analysis.briefs import changes, signature, wording
from sasando.analysis.briefs.passports import citation
from sasando.analysis.briefs.writer import Writer

QUOTE = "[KUTIPAN {number}: {who}. Kosong sampai yang bersangkutan mengucapkan dan menyetujuinya.]"


def draft(writer: Writer, *, compare: int | None = None) -> str:
    """Return the draft: dateline, paragraphs, quote slots, sign-off, notes for the editor."""
    day = writer.as_of
    found = changes.find_changes(writer, compare=compare)
    parts = [
        f"RANCANGAN BERITA · {signature.mark(writer.signed)}",
        headline(writer),
        f"{writer.office.city}, KemenP2MI ({day.day}/{day.month}) — {_lead(writer)}",
        *_paragraphs(found),
        QUOTE.format(number=1, who="kepala kantor"),
        _harmed(found),
        QUOTE.format(number=2, who="pimpinan atau anggota DPRD yang hadir"),
        "Kantor menyampaikan bahan ini kepada Komisi V DPRD Provinsi NTT "
        f"({day.day}/{day.month}/{day.year}). [TEMPAT DAN ACARA: diisi setelah berlangsung.]",
        f"** (Humas/[INISIAL]/{_sign(writer)})",
        _notes(writer, found),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def headline(writer: Writer) -> str:
    """Return what the figures show, without praise and without a cause."""
    origin = writer.latest("placements_by_origin")
    if origin is None:
        return "Gambaran Umum Pekerja Migran NTT Disampaikan kepada DPRD"
    value = wording.number(origin.value)
    return f"{value} Layanan Penempatan Pekerja Asal NTT Tercatat pada {origin.period_label}"


def _sign(writer: Writer) -> str:
    return writer.office.foot


def _lead(writer: Writer) -> str:
    origin = writer.latest("placements_by_origin")
    served = writer.latest("placements_served_by_office")
    if origin is None or served is None:
        return "Angka penempatan tahun terakhir belum ada pada kantor ini."
    return (
        f"Sebanyak {wording.number(origin.value)} layanan penempatan pekerja asal Nusa Tenggara "
        f"Timur tercatat pada {origin.period_label}, di kantor mana pun dilayani. Kantor ini "
        f"sendiri melayani {wording.number(served.value)} layanan pada {served.period_label}. "
        "Definisi kedua angka berbeda, maka keduanya disebut."
    )


def _paragraphs(found: tuple[changes.Change, ...]) -> list[str]:
    told = [changes.sentence(change) for change in found if change.now.indicator not in _HARMED]
    return [" ".join(told)] if told else []


_HARMED = ("deaths_repatriated", "deaths_nonprocedural", "deportees")


def _harmed(found: tuple[changes.Change, ...]) -> str:
    told = [changes.sentence(one) for one in found if one.now.indicator in _HARMED]
    if not told:
        return ""
    return f"{' '.join(told)} Layanan pelindungan dan pengaduan tidak dipungut biaya."


def _notes(writer: Writer, found: tuple[changes.Change, ...]) -> str:
    figures = [figure for change in found for figure in (change.before, change.now)]
    sources = dict.fromkeys(citation(figure) for figure in figures)
    sure = [f"- {changes.sentence(change)} ({change.sure})" for change in found]
    lines = [
        "CATATAN REDAKSI (tidak dimuat)",
        f"Data per {wording.long_date(writer.as_of)}. Nama, desa, dan kabupaten orang yang "
        "meninggal tidak dimuat.",
        "Seberapa yakin:",
        *sure,
        "Sumber:",
        *(f"- {source}" for source in sources),
    ]
    return "\n".join(lines)
