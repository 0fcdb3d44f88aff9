"""A regulation on its way from idea to gazette: stages, and when inputs are taken."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sasando.domain.commitments.refusals import NOT_OF_TOMORROW, REASON_MISSING
from sasando.domain.values.words import Refusal, Words

IDEA, STUDY, LISTED, DRAFTED, CONSULTED = "idea", "study", "listed", "drafted", "consulted"
DELIBERATED, AGREED, REVIEWED = "deliberated", "agreed", "reviewed"
ENACTED, GAZETTED, STOPPED = "enacted", "gazetted", "stopped"
# The office's own list, in the order in which a reader expects them; it cites no law and forces
# no order: a stage may be skipped, and a step back needs its reason.
STAGES: Mapping[str, Words] = MappingProxyType(
    {
        IDEA: Words(id="gagasan", en="idea"),
        STUDY: Words(id="naskah akademik", en="academic study"),
        LISTED: Words(id="masuk program pembentukan", en="on the legislative programme"),
        DRAFTED: Words(id="penyusunan rancangan", en="being drafted"),
        CONSULTED: Words(id="konsultasi publik", en="public consultation"),
        DELIBERATED: Words(id="pembahasan", en="deliberation"),
        AGREED: Words(id="persetujuan bersama", en="joint agreement"),
        REVIEWED: Words(id="fasilitasi atau evaluasi", en="facilitation or evaluation"),
        ENACTED: Words(id="ditetapkan", en="enacted"),
        GAZETTED: Words(id="diundangkan", en="in the gazette"),
        STOPPED: Words(id="dihentikan", en="stopped"),
    }
)
ENDS = frozenset({GAZETTED, STOPPED})
# Until it is agreed upon, words can still change.
TAKES_INPUTS = frozenset({STUDY, LISTED, DRAFTED, CONSULTED, DELIBERATED})
KEEP, CHANGE, DROP, ASK = "keep", "change", "drop", "ask"
WISHES: Mapping[str, Words] = MappingProxyType(
    {
        KEEP: Words(id="pertahankan", en="keep it"),
        CHANGE: Words(id="ubah", en="change it"),
        DROP: Words(id="hapus", en="drop it"),
        ASK: Words(id="bertanya", en="a question"),
    }
)
TAKEN, PARTLY, NOT_TAKEN = "taken", "partly", "not_taken"
OUTCOMES: Mapping[str, Words] = MappingProxyType(
    {
        TAKEN: Words(id="diterima", en="taken up"),
        PARTLY: Words(id="diterima sebagian", en="taken up in part"),
        NOT_TAKEN: Words(id="tidak diterima", en="not taken up"),
    }
)


def _refusal(code: str, id: str, en: str) -> Refusal:  # noqa: A002 — the language is called id
    return Refusal(code, Words(id=id, en=en))


STAGE_UNKNOWN = _refusal("stage_unknown", "Pilih tahapnya.", "Choose the stage.")
STAGE_SAME = _refusal(
    "stage_same", "Tahap ini sudah tercatat.", "This stage is written down already."
)
ENDED = _refusal(
    "project_ended",
    "Peraturan ini sudah diundangkan atau dihentikan; tahapnya tidak berubah lagi.",
    "This regulation is in the gazette or was stopped; its stage does not change any more.",
)
BEFORE_LAST = _refusal(
    "stage_before_last",
    "Tanggal ini sebelum tahap yang terakhir tercatat. Periksa tanggalnya.",
    "This day lies before the last stage written down. Check the day.",
)
NO_INPUTS = _refusal(
    "inputs_closed",
    "Masukan untuk rancangan ini sudah ditutup. Sampaikan lewat rapat atau surat.",
    "Inputs to this draft are closed. Bring it to a meeting or write a letter.",
)
ARTICLE_UNKNOWN = _refusal(
    "draft_without_article",
    "Pasal itu tidak ada dalam rancangan ini. Pilih dari daftar.",
    "This draft has no such article. Choose from the list.",
)
INPUT_EMPTY = _refusal(
    "input_empty",
    "Tulis masukannya, dan apakah pasalnya dipertahankan, diubah, dihapus atau ditanyakan.",
    "Write the input, and whether the article is to be kept, changed, dropped or explained.",
)
OUTCOME_MISSING = _refusal(
    "input_outcome_missing",
    "Pilih diterima, sebagian atau tidak, dan tulis alasannya.",
    "Choose taken up, in part or not, and write the reason.",
)


@dataclass(frozen=True)
class StageReached:
    """A stage and the day on which it was reached."""

    on: date
    stage: str


def stage_on(reached: Sequence[StageReached], *, day: date) -> str:
    """Return the stage on a day; empty before the first. `reached` stands oldest first."""
    known = [each.stage for each in reached if each.on <= day]
    return known[-1] if known else ""


def why_not_move(
    reached: Sequence[StageReached], *, to: str, on: date, why: str, today: date
) -> Refusal | None:
    """Return why a stage cannot be written; a step back, or an end without gazette, needs words."""
    if to not in STAGES:
        return STAGE_UNKNOWN
    if on > today:
        return NOT_OF_TOMORROW
    current = stage_on(reached, day=today)
    if current in ENDS:
        return ENDED
    if to == current:
        return STAGE_SAME
    if reached and on < reached[-1].on:
        return BEFORE_LAST
    order = list(STAGES)
    is_back = bool(current) and order.index(to) < order.index(current)
    return REASON_MISSING if (is_back or to == STOPPED) and not why.strip() else None


def why_not_input(
    stage: str, *, until: date | None, today: date, words: str = "x", wish: str = KEEP
) -> Refusal | None:
    """Return why an input to a draft is not taken; `until` None: as long as words can change."""
    if stage not in TAKES_INPUTS or (until is not None and until < today):
        return NO_INPUTS
    return None if words.strip() and wish in WISHES else INPUT_EMPTY


def why_not_about(anchor: str, *, anchors: Collection[str]) -> Refusal | None:
    """Return why an input cannot stand at an article; an empty anchor is the whole draft."""
    return None if not anchor or anchor in anchors else ARTICLE_UNKNOWN


def why_not_answer(outcome: str, *, words: str) -> Refusal | None:
    """Return why an answer to an input cannot be written: the reason stands beside it."""
    return None if outcome in OUTCOMES and words.strip() else OUTCOME_MISSING
