"""Lays a number passport out in the contract's order; what is empty says so."""

from typing import Any

from sasando.domain.values.words import Words
from sasando.library.statistics import queries
from sasando.library.statistics.queries import Figure

NOT_PRINTED = Words(id="tidak dicetak", en="not printed")
NOT_YET = Words(id="belum", en="not yet")


def rows(figure: Figure, *, public: bool) -> list[tuple[Words, str | Words]]:
    """Return label and value of each field, in the contract's order."""
    found = queries.passport(figure, public=public)
    period = found["period"]
    span = " – ".join(text for text in (period["start"], period["end"]) if text)
    conflicts = found["quality"]["conflicts_with"]
    pairs: list[tuple[str, str, Any]] = [
        ("Indikator", "Indicator", figure.title),
        ("Definisi", "Definition", found["definition"]),
        ("Nilai", "Value", f"{found['value']}"),
        ("Satuan", "Unit", figure.unit_words),
        ("Wilayah", "Area", f"{figure.area_name} ({figure.area_code})"),
        ("Periode", "Period", span),
        ("Menurut", "By", figure.dimension),
        ("Penyebut", "Denominator", None),
        ("Sumber", "Source", f"{figure.publisher} · {figure.source}"),
        ("Tanggal sumber", "Source date", found["evidence"]["date"]),
        ("Tingkat bukti", "Evidence", _evidence(figure.verified)),
        ("Yang dihitung", "What is counted", _rule()),
        ("Penyamaran", "Disclosure", found["disclosure"]["class"]),
        (
            "Bertentangan dengan",
            "Contradicts",
            ", ".join(conflicts) or Words(id="tidak", en="none"),
        ),
        ("Catatan", "Note", figure.note),
        ("Ditandatangani", "Signed by", NOT_YET),
        ("Menggantikan", "Supersedes", Words(id="tidak ada", en="nothing")),
    ]
    return [(Words(id=id_, en=en), value or NOT_PRINTED) for id_, en, value in pairs]


def _evidence(verified: str) -> Words:
    return {
        "primary": Words(id="dibaca pada sumber resmi", en="read at the official source"),
        "press": Words(id="menurut berita atau lembaga lain", en="press or another body"),
    }.get(verified, Words(id="belum diverifikasi", en="not verified"))


def _rule() -> Words:
    return Words(
        id="seperti dicetak sumber; tanggal hitungnya tidak selalu disebut",
        en="as the source printed it; the date it counts by is not always said",
    )
