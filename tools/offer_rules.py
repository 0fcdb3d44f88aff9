"""Writes the rules of the offer check as a lawyer reads them: questions, rules, articles."""

from collections.abc import Iterator, Mapping

from sasando.domain.offers import checking, listing
from sasando.domain.offers.bases import BASES
from sasando.domain.offers.facts import ASK, DANGER, LEVELS, NOTE
from sasando.domain.offers.questions import QUESTIONS, READINGS
from sasando.domain.offers.rules import RULES
from sasando.domain.offers.table import Condition, Rule
from sasando.domain.values.words import Words
from tools.rule_book import both, head, row

OPENING = f"""# Aturan cek tawaran · Rules of the offer check

Dibuat dari sumbernya dengan `make papers`; jangan disunting.
Made from the source by `make papers`; do not edit.

Satu baris terpenuhi bila semua syaratnya terpenuhi. *Tanda bahaya* berdiri di atas larangan atau tanda perdagangan orang; yang belum diketahui atau hanya ada dalam daftar lama *ditanyakan dulu*. Tidak ada baris yang menyatakan aman.
A row holds when all its conditions hold. A *danger* stands on a prohibition or a sign of trafficking; what is not known, or stands only in an old list, is *asked about*. No row says that an offer is safe.

- Daftar berumur lebih dari {listing.FRESH_MONTHS} bulan, tanpa tanggal, atau belum diverifikasi tidak pernah dipakai untuk menyebut "terbuka" atau "berizin". · A list older than {listing.FRESH_MONTHS} months, without a day or not verified is never used to say "open" or "licensed".
- Umur paling rendah {checking.LEAST_AGE}; untuk kerja di rumah {checking.LEAST_AGE_AT_HOME} di beberapa negara. · Least age {checking.LEAST_AGE}; {checking.LEAST_AGE_AT_HOME} for work in a home in some countries.
- Bila pustaka peraturan mencatat semua dasar sebuah baris dicabut, baris itu hanya menyuruh bertanya. · When the library records every ground of a row as revoked, the row only asks.
- Temuan tentang biaya menyebut bahwa aturan turunannya dipersoalkan, selama Permen P2MI 17/2025 tercatat begitu. · A finding on cost says that the rule below the law is contested while Permen P2MI 17/2025 is recorded so.
- Tanda perdagangan orang (✚) menampilkan pertolongan sebelum yang lain. · A sign of trafficking (✚) shows help before everything else.
"""  # noqa: E501
LEVEL_WORDS = {
    DANGER: Words(id="Tanda bahaya", en="Danger"),
    ASK: Words(id="Tanyakan dulu", en="Ask first"),
    NOTE: Words(id="Yang tercatat", en="On record"),
}


def rules_of_offers() -> str:
    """Return the rule book of the offer check in Indonesian and English."""
    parts = (_questions(), _readings(), _rules(), _bases())
    return OPENING + "\n" + "\n".join("\n".join(part) for part in parts)


def _questions() -> Iterator[str]:
    yield "## Pertanyaan · Questions\n"
    yield from head("no", "code", "pertanyaan · question", "jawaban · answers")
    for number, (code, question) in enumerate(QUESTIONS.items(), start=1):
        answers = "<br>".join(f"`{each}` {both(words)}" for each, words in question.answers.items())
        yield row(str(number), f"`{code}`", both(question.label), answers or "–")
    yield ""


def _readings() -> Iterator[str]:
    yield "## Yang dibaca dari jawaban dan daftar · What is read from answers and lists\n"
    yield from head("code", "bacaan · reading", "arti · meaning")
    for code, readings in READINGS.items():
        yield from (row(f"`{code}`", f"`{one}`", both(words)) for one, words in readings.items())
    yield ""


def _rules() -> Iterator[str]:
    for level in LEVELS:
        yield f"## {both(LEVEL_WORDS[level])}\n"
        yield from head(
            "code", "bila · when", "temuan · finding", "alasan · reason",
            "lakukan · what to do", "dasar · ground",
        )  # fmt: skip
        yield from (_rule(rule) for rule in RULES if rule.level == level)
        yield ""


def _rule(rule: Rule) -> str:
    sign = " ✚" if rule.help_first else ""
    when = "<br>".join(_condition(each) for each in rule.when)
    grounds = "; ".join(both(BASES[code].words) for code in rule.bases)
    said = (both(rule.title), both(rule.reason), both(rule.todo))
    return row(f"`{rule.code}`{sign}", when, *said, grounds)


def _condition(condition: Condition) -> str:
    meant = _answers(condition.question)
    answers = "; ".join(
        f"`{code}` {both(words)}" for code, words in meant.items() if code in condition.answers
    )
    return f"`{condition.question}` {'≠' if condition.is_other else '='} {answers}"


def _answers(name: str) -> Mapping[str, Words]:
    """Return code → words of a question's answers, or of a reading's."""
    return READINGS[name] if name in READINGS else QUESTIONS[name].answers


def _bases() -> Iterator[str]:
    yield "## Dasar dan sumbernya · Grounds and their sources\n"
    yield from head(
        "code", "dasar · ground", "sumber · source", "handbook", "dibaca · read",
        "naskah resmi · official text",
    )  # fmt: skip
    for basis in BASES.values():
        read_on = f"{basis.read_on}" if basis.read_on else "–"
        verified = "ya · yes" if basis.is_verified else "belum diverifikasi · not verified"
        source = basis.source or "–"
        yield row(f"`{basis.code}`", both(basis.words), source, basis.handbook, read_on, verified)
    yield ""
