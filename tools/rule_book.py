"""Writes the rules of a case as people read them: states, moves, steps, grounds, sharing."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from sasando.domain.cases import closing, deadlines, moves, refusals, sharing, steps
from sasando.domain.cases.facts import CaseFacts
from sasando.domain.cases.kinds import COST_LINES, KINDS, RETURNS
from sasando.domain.values.words import Refusal, Words
from tools.quiet import ROOT

LIBRARY = ROOT / "src" / "sasando" / "library"
GROUNDS = LIBRARY / "terms" / "data" / "closing_grounds.csv"
RULES = LIBRARY / "regulations" / "data" / "deadlines.csv"
OPENING = """# Aturan kasus · Rules of a case

Dibuat dari sumbernya dengan `make papers`; jangan disunting.
Made from the source by `make papers`; do not edit.

## Keadaan · States
"""
# A case that lacks nothing, and what it lacks when one thing is taken away.
FULL = CaseFacts(
    kind="complaint", state="running", today=date(2026, 1, 1), owner="-", has_assessment=True,
    goals=1, outcome="-", steps_done=frozenset({"clarification_2"}), has_accepted_referral=True,
    duplicate_of="-", has_withdrawal_statement=True,
)  # fmt: skip
LACKING: tuple[Callable[[CaseFacts], CaseFacts], ...] = (
    lambda case: replace(case, owner=""),
    lambda case: replace(case, has_assessment=False),
    lambda case: replace(case, goals=0),
    lambda case: replace(case, handovers_open=1),
    lambda case: replace(case, outcome=""),
    lambda case: replace(case, has_accepted_referral=False),
    lambda case: replace(case, steps_done=frozenset()),
    lambda case: replace(case, has_withdrawal_statement=False),
    lambda case: replace(case, duplicate_of=""),
)
Ask = Callable[[CaseFacts], Refusal | None]


def rules_of_cases() -> str:
    """Return the rule book of a case in Indonesian and English."""
    parts = (
        _states(), _moves(), _steps(), _evidence(), _grounds(), _escalation(), _sharing(),
        _refusals(),
    )  # fmt: skip
    return OPENING + "\n" + "\n".join("\n".join(part) for part in parts)


def row(*cells: str) -> str:
    """Return a line of a table."""
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def head(*names: str) -> list[str]:
    """Return the head of a table."""
    return [row(*names), "|" + "---|" * len(names)]


def both(words: Words) -> str:
    """Return words in both languages, once when they are the same."""
    return words.id if words.id == words.en else f"{words.id} · {words.en}"


def _states() -> Iterator[str]:
    yield from ("```mermaid", moves.diagram(), "```", "")
    yield from head("code", "Indonesia", "English")
    yield from (row(code, words.id, words.en) for code, words in moves.STATES.items())
    yield ""


def _needs(ask: Ask) -> list[tuple[Refusal, str]]:
    """Return what stops an act when one thing is missing, and in which kinds of case."""
    found: dict[str, tuple[Refusal, list[str]]] = {}
    for lack in LACKING:
        for kind in KINDS:
            refusal = ask(lack(replace(FULL, kind=kind)))
            if refusal is not None:
                kinds = found.setdefault(refusal.code, (refusal, []))[1]
                kinds += [kind] if kind not in kinds else []
    return [(refusal, _kinds(kinds)) for refusal, kinds in found.values()]


def _kinds(kinds: Iterable[str]) -> str:
    given = set(kinds)
    names = {frozenset(KINDS): "", RETURNS: "kepulangan/returns"}
    return names.get(frozenset(given), ", ".join(code for code in KINDS if code in given))


def _needed(ask: Ask) -> str:
    said = [
        f"{both(refusal.words)} (`{refusal.code}`{f'; {kinds}' if kinds else ''})"
        for refusal, kinds in _needs(ask)
    ]
    return "<br>".join(said) or "–"


def _moves() -> Iterator[str]:
    yield "## Perpindahan · Moves\n"
    yield from head("dari · from", "ke · to", "penjaga · guard", "ditolak bila · refused when")
    for state, targets in moves.MOVES.items():
        for to, guard in targets.items():
            yield row(state, to, f"`{guard.__name__}`", _needed(guard))
    yield ""


def _steps() -> Iterator[str]:
    yield "## Langkah tiap jenis · Steps of each kind\n"
    for kind in KINDS.values():
        yield f"### {both(kind.label)} (`{kind.code}`)\n"
        yield from head("no", "code", "Indonesia", "English", "boleh dilewati · optional")
        for number, step in enumerate(kind.steps, start=1):
            optional = "ya · yes" if step.is_optional else ""
            yield row(str(number), step.code, step.label.id, step.label.en, optional)
        costs = "; ".join(both(COST_LINES[line]) for line in kind.costs)
        yield f"\nSurat · papers: {', '.join(f'`{name}`' for name in kind.papers)}"
        yield f"\nBiaya · costs: {costs}\n"


def _evidence() -> Iterator[str]:
    yield "## Bukti identitas · Evidence of identity\n"
    yield both(refusals.IDENTITY_NOT_SURE.words)
    yield "\nBukti satu kelompok tidak saling menguatkan · evidence of one group is not apart.\n"
    yield from head("code", "kelompok · group", "Indonesia", "English")
    for code, (group, words) in steps.EVIDENCE.items():
        yield row(code, group, words.id, words.en)
    yield ""


def _grounds() -> Iterator[str]:
    grounds, rules = _read(GROUNDS, "code"), _read(RULES, "rule_id")
    yield "## Alasan penutupan · Closing grounds\n"
    yield f"{both(refusals.CLOCK_NEVER_CLOSES.words)}\n"
    yield from head("code", "Indonesia", "English", "dasar · basis", "perlu · needs")
    for code in closing.GROUNDS:
        ground = grounds[code]
        basis = f"{ground['instrument'].removeprefix('/akn/id/act/')} Ps. {ground['article']}"
        shown = basis if ground["article"] else "belum ada naskah · no text"
        yield row(code, ground["label_id"], ground["label_en"], shown, _ground_needs(code, rules))
    yield ""


def _ground_needs(code: str, rules: Mapping[str, Mapping[str, str]]) -> str:
    rule_id = closing.BY_CLOCK.get(code)
    if rule_id is None:
        return _needed(lambda case: closing.BY_FACT[code](case))
    rule = rules[rule_id]
    length = f"`{rule_id}`: {rule['amount']} {rule['unit']}"
    unsure = "" if rule["valid_from"] else "; belum diverifikasi, jam tidak jalan · not verified"
    return f"{length}{unsure}<br>{both(refusals.TRY_TWO_CHANNELS.words)}"


def _escalation() -> Iterator[str]:
    yield "## Tenggat lewat · Overdue terms\n"
    yield from head("hari kerja lewat · working days over", "diberi tahu · told")
    yield from (row(str(days), who) for days, who in deadlines.ESCALATION)
    yield ""


def _sharing() -> Iterator[str]:
    yield "## Berbagi · Sharing\n"
    for title, table in (("Dasar · Bases", sharing.BASES), ("Tujuan · Purposes", sharing.PURPOSES)):
        yield f"### {title}\n"
        yield from head("code", "Indonesia", "English")
        yield from (row(code, words.id, words.en) for code, words in table.items())
        yield ""
    receivers = ", ".join(f"`{name}`" for name in sorted(sharing.GUARDED_RECEIVERS))
    yield "### Isi paket · What a packet may carry\n"
    yield f"Dijaga · guarded ({receivers}): {both(refusals.POLICE_NEEDS_CONSENT.words)}\n"
    yield from head("code", "Indonesia", "English", "dijaga · guarded")
    for code, words in sharing.FIELDS.items():
        guarded = "ya · yes" if code in sharing.GUARDED_FIELDS else ""
        yield row(code, words.id, words.en, guarded)
    yield ""


def _refusals() -> Iterator[str]:
    yield "## Penolakan · Refusals\n"
    yield from head("code", "Indonesia", "English")
    found = [each for each in vars(refusals).values() if isinstance(each, Refusal)]
    for refusal in sorted(found, key=lambda each: each.code):
        yield row(refusal.code, refusal.words.id, refusal.words.en)
    yield ""


def _read(path: object, key: str) -> dict[str, dict[str, str]]:
    with open(str(path), encoding="utf-8", newline="") as stream:
        return {row[key]: row for row in csv.DictReader(stream)}
