"""Finds the headings of a table as offices make them, and what each column means."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from sasando.domain.reconciliation.synonyms import REQUIRED, SYNONYMS
from sasando.domain.values.words import Refusal, Refused, Words

SEARCHED_ROWS = 30
FEWEST_KNOWN = 3
# A row of fewer cells is a title, not the upper half of headings.
LEAST_UPPER_CELLS = 2
KINDS: tuple[str, ...] = tuple(SYNONYMS)
_SHORT: Mapping[str, str] = MappingProxyType(
    {
        "tgl": "tanggal", "tggl": "tanggal", "tg": "tanggal", "kab": "kabupaten",
        "kec": "kecamatan", "kel": "kelurahan", "ds": "desa", "prop": "provinsi",
        "prov": "provinsi", "no": "nomor", "nmr": "nomor", "nm": "nama",
    }
)  # fmt: skip

NO_HEADINGS = Refusal(
    "headings_not_found",
    Words(
        id="Baris judul kolom tidak ditemukan di 30 baris pertama. Paling sedikit tiga judul harus "
        "dikenal, termasuk: {needed}. Unduh contoh tabel, atau beri pemetaan kolom.",
        en="No row of headings was found in the first 30 rows. At least three must be known, "
        "among them: {needed}. Download the template, or give a mapping of columns.",
    ),
)
HEADING_TWICE = Refusal(
    "heading_twice",
    Words(
        id="Dua kolom berarti sama: {heading}. Hapus atau petakan salah satunya.",
        en="Two columns mean the same: {heading}. Remove or map one of them.",
    ),
)
MAPPING_UNKNOWN = Refusal(
    "mapping_unknown",
    Words(
        id="Pemetaan menyebut kolom yang tidak ada: {heading}.",
        en="The mapping names a column that is not there: {heading}.",
    ),
)


@dataclass(frozen=True)
class Header:
    """Where the headings stand and what they mean; indexes count from 0.

    `first_data_row` is the row after the headings. `columns` gives our name → column index,
    `unknown` the headings nobody understood, `titles` the texts above.
    """

    row: int
    first_data_row: int
    columns: Mapping[str, int]
    headings: tuple[str, ...]
    unknown: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True)
class _Match:
    columns: Mapping[str, int]
    twice: tuple[str, ...]
    unknown: tuple[str, ...]


def normalise_heading(text: str) -> str:
    """Return a heading in small plain words, abbreviations written out."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return " ".join(_SHORT.get(word, word) for word in re.findall(r"[a-z0-9]+", letters))


def column_of(kind: str, heading: str) -> str | None:
    """Return our name of the column that a heading means, or None."""
    known = _known(kind)
    whole = known.get(normalise_heading(heading))
    return whole or known.get(normalise_heading(re.sub(r"\([^)]*\)?", " ", heading)))


def find_header(
    kind: str, rows: Sequence[Sequence[str]], *, mapping: Mapping[str, str] | None = None
) -> Header:
    """Return the headings among the first 30 rows: one row, or two where the upper is merged.

    `mapping` gives heading → our name of the column and wins over synonyms. Raises Refused:
    `headings_not_found`, `heading_twice`, `mapping_unknown`.
    """
    chosen = {normalise_heading(heading): name for heading, name in (mapping or {}).items()}
    best: tuple[int, int, tuple[str, ...], _Match] | None = None
    for index, height, cells in _candidates(rows[:SEARCHED_ROWS]):
        match = _match(kind, cells, chosen)
        if best is None or len(match.columns) > len(best[3].columns):
            best = (index, height, cells, match)
    if best is None or len(match.columns) > len(best[3].columns):
        best = (index, height, cells, match)
    if best is None or not _is_enough(kind, best[3], chosen):
        needed = ", ".join(_printed(name) for name in REQUIRED[kind])
        raise Refused(_filled(NO_HEADINGS, needed=needed))
    index, height, cells, match = best
    _refuse_doubts(match, cells, chosen)
    titles = tuple(" ".join(c for c in row if c.strip()).strip() for row in rows[:index])
    return Header(
        row=index,
        first_data_row=index + height,
        columns=MappingProxyType(match.columns),
        headings=cells,
        unknown=match.unknown,
        titles=tuple(title for title in titles if title),
    )


def _candidates(
    rows: Sequence[Sequence[str]],
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield (row, height, headings): every row alone first, so that pairs must beat them."""
    for index, row in enumerate(rows):
        yield index, 1, tuple(row)
    for index, (upper, lower) in enumerate(pairwise(rows)):
        if sum(1 for cell in upper if cell.strip()) >= LEAST_UPPER_CELLS:
            yield index, 2, _stacked(upper, lower)


def _refuse_doubts(match: _Match, cells: Sequence[str], chosen: Mapping[str, str]) -> None:
    if match.twice:
        raise Refused(_filled(HEADING_TWICE, heading=match.twice[0]))
    present = {normalise_heading(cell) for cell in cells}
    for heading in chosen:
        if heading not in present:
            raise Refused(_filled(MAPPING_UNKNOWN, heading=heading))


@cache
def _known(kind: str) -> Mapping[str, str]:
    return MappingProxyType(
        {
            normalise_heading(text): name
            for name, texts in SYNONYMS[kind].items()
            for text in (*texts.split("|"), name)
        }
    )


def _match(kind: str, cells: Sequence[str], chosen: Mapping[str, str]) -> _Match:
    columns: dict[str, int] = {}
    twice, unknown = [], []
    for index, cell in enumerate(cells):
        if not cell.strip():
            continue
        name = chosen.get(normalise_heading(cell)) or column_of(kind, cell)
        if name is None:
            unknown.append(cell.strip())
        elif name in columns:
            twice.append(cell.strip())
        else:
            columns[name] = index
    return _Match(columns, tuple(twice), tuple(unknown))


def _is_enough(kind: str, match: _Match, chosen: Mapping[str, str]) -> bool:
    fewest = min(FEWEST_KNOWN, max(len(chosen), 1)) if chosen else FEWEST_KNOWN
    return len(match.columns) >= fewest and all(name in match.columns for name in REQUIRED[kind])


def _stacked(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Return two rows of headings as one; a merged upper cell covers the cells to its right."""
    cells, above = [], ""
    for index in range(max(len(upper), len(lower))):
        top = upper[index].strip() if index < len(upper) else ""
        low = lower[index].strip() if index < len(lower) else ""
        above = top or (above if low else "")
        cells.append(_joined(above, low))
    return tuple(cells)


def _joined(above: str, low: str) -> str:
    if not low or not above:
        return low or above
    for kind in ("placements", "deaths", "deportees", "complaints"):
        if column_of(kind, f"{above} {low}"):
            return f"{above} {low}"
    return low


def _printed(name: str) -> str:
    return {"name": "Nama Lengkap", "trouble": "Jenis Masalah"}.get(name, name)


def _filled(refusal: Refusal, **params: str) -> Refusal:
    return Refusal(refusal.code, refusal.words.format(**params), params)
