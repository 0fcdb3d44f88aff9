"""Sessions of outreach as a kind of table."""

from collections.abc import Iterable, Iterator, Mapping

from sasando.domain.reconciliation.known import place_form
from sasando.domain.reconciliation.problems import DUPLICATE_IN_FILE
from sasando.domain.reconciliation.session_rows import (
    SESSION_KNOWN,
    SESSION_TWICE,
    KnownSessions,
    SessionRow,
    read_session,
)
from sasando.domain.values.personal import NAME_OF_A_PERSON
from sasando.domain.values.words import Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.sources.models import Batch
from sasando.library.places import queries as places
from sasando.records.imports.knowledge import known
from sasando.records.imports.sifting import Sifted
from sasando.records.outreach import intake
from sasando.records.outreach.facts import AUDIENCES, MATERIALS, SessionFacts

Numbered = list[tuple[int, SessionRow]]
# How offices write for whom and of what a session was → our code.
_AUDIENCES = {
    "masyarakat": "village", "warga": "village", "masyarakat desa": "village", "umum": "village",
    "pelajar": "school", "siswa": "school", "murid": "school", "smk": "school", "sma": "school",
    "gereja": "church", "jemaat": "church", "umat": "church", "perangkat": "officials",
    "aparat desa": "officials", "aparatur desa": "officials", "pemerintah desa": "officials",
    "purna": "returned", "purna pmi": "returned", "pmi purna": "returned",
    "eks pmi": "returned", "mantan pmi": "returned", "keluarga pmi": "families",
    "keluarga": "families", "calon pmi": "candidates", "cpmi": "candidates",
    "pencari kerja": "candidates",
}  # fmt: skip
_MATERIALS = {
    "migrasi aman": "sebelum-berangkat", "dokumen": "surat", "persyaratan": "surat",
    "hak pmi": "hak", "pelindungan": "hak", "biaya penempatan": "biaya",
    "tawaran kerja": "cek-tawaran", "purna": "pulang", "kepulangan": "pulang",
}  # fmt: skip


class Sessions:
    """Rows of sessions: written at once, out of every figure while their file is provisional."""

    def open(self, codes: str, *, by: Actor) -> KnownSessions:
        """Return places and words that a row may use."""
        world = known(today=by.today, codes=codes)
        return KnownSessions(
            world, frozenset(world.villages.values()),
            _forms(AUDIENCES, _AUDIENCES), _forms(MATERIALS, _MATERIALS), frozenset(by.regencies),
        )  # fmt: skip

    def read(self, cells: Mapping[str, str], *, known: KnownSessions) -> SessionRow:
        """Return one session, or raise CellRefused."""
        return read_session(cells, known=known)

    def sift(self, rows: Numbered) -> Sifted:
        """Return new and unchanged sessions; one told twice, or otherwise, is refused."""
        there = intake.standing(row for _, row in rows)
        found = Sifted([], [], [], [])
        seen: dict[intake.Key, SessionRow] = {}
        for number, row in rows:
            key = intake.key_of(row)
            if key in seen:
                code = DUPLICATE_IN_FILE if seen[key] == row else SESSION_TWICE.code
                found.problems.append((number, "held_on", code))
                continue
            seen[key] = row
            standing = there.get(key, [])
            if standing and intake.facts_of(row) not in standing:
                found.problems.append((number, "held_on", SESSION_KNOWN.code))
                continue
            found.warnings.extend((number, name, NAME_OF_A_PERSON.code) for name in row.warned)
            (found.unchanged if standing else found.new).append((number, row))
        return found

    def groups(self, row: SessionRow | SessionFacts) -> Iterator[str]:
        """Yield regency, audience and materials."""
        regency = row.village_code[:5]
        yield from (regency, places.regency_names().get(regency, regency))
        words = [AUDIENCES[row.audience], *(MATERIALS[code] for code in row.materials)]
        yield from (text for each in words for text in (each.id, each.en))

    def stored(self, batch: Batch) -> Iterator[Iterable[str]]:
        """Yield the groups of each session that a file brought."""
        yield from (self.groups(facts) for facts in intake.of_batch(batch))

    def write(self, rows: Numbered, *, batch: Batch, sheet: str) -> None:
        """Write new sessions."""
        intake.write(rows, batch=batch, sheet=sheet)

    def settle(self, batch: Batch) -> None:
        """Change nothing: a session counts as soon as its file is final."""

    def clear(self, batch: Batch) -> None:
        """Delete the sessions of a withdrawn file."""
        intake.clear(batch)


def _forms(book: Mapping[str, Words], usual: Mapping[str, str]) -> dict[str, str]:
    """Return forms of a list's words in both languages, its codes, and the usual writings."""
    found = {place_form(text): code for text, code in usual.items()}
    for code, words in book.items():
        found |= {place_form(text): code for text in (code, words.id, words.en)}
    return found
