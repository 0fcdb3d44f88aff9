"""Posters for a village wall: one A5 page with a code that a telephone reads."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import qrcode  # type: ignore[import-untyped]

from sasando.domain.values.words import Words
from sasando.foundation.print.documents import typst_pdf

ROOM = Path(__file__).parent
LINES = ("line1", "line2", "line3")
# Whitespace around a code, in its own squares (ISO/IEC 18004: four).
QUIET = 4
KEPT = 32


@dataclass(frozen=True)
class Poster:
    """What a poster says and where its code leads."""

    code: str
    leads_to: str
    guide: str
    title: Words
    lines: tuple[Words, ...]
    scan: Words


@cache
def posters() -> Mapping[str, Poster]:
    """Return the posters by code, in their order."""
    with (ROOM / "data" / "posters.csv").open(encoding="utf-8", newline="") as rows:
        return {
            row["code"]: Poster(
                row["code"], row["leads_to"], row["guide"], _words(row, "title"),
                tuple(_words(row, name) for name in LINES), _words(row, "scan"),
            )
            for row in csv.DictReader(rows)
        }  # fmt: skip


def _words(row: Mapping[str, str], name: str) -> Words:
    return Words(id=row[f"{name}_id"], en=row[f"{name}_en"])


FREE = Words(
    id="Layanan ini gratis. Siapa pun yang meminta uang, laporkan.",
    en="This service is free. Whoever asks for money, report it.",
)
SCAN = Words(id="Pindai dengan kamera telepon, atau buka:", en="Scan with a phone, or open:")
COME = Words(id="Datang ke kantor:", en="Come to the office:")


@lru_cache(maxsize=KEPT)
def page(
    poster: Poster, *, language: str, address: str, office: str, where: tuple[str, ...]
) -> bytes:
    """Return a poster as PDF/UA in A5; the code holds `address`, which stands below it in words."""
    data = {
        "language": language, "title": poster.title.in_language(language), "office": office,
        "lines": [one.in_language(language) for one in poster.lines],
        "scan": SCAN.in_language(language), "leads": poster.scan.in_language(language),
        "address": address, "free": FREE.in_language(language),
        "come": COME.in_language(language), "where": list(where),
    }  # fmt: skip
    return typst_pdf(ROOM / "typst", "poster.typ", data=data, files={"code.svg": code_svg(address)})


def code_svg(address: str) -> bytes:
    """Return the code of an address as a picture of black squares."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_Q, border=QUIET)
    code.add_data(address)
    code.make(fit=True)
    squares = code.get_matrix()
    side = len(squares)
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(squares) for x, dark in enumerate(row) if dark
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path d="{path}"/></svg>'
    ).encode()
