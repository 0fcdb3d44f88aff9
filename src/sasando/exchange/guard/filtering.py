"""Compares the forms that a text holds with the filter; here alone the key is used."""

from collections.abc import Iterable

from django.conf import settings

from sasando.domain.news import names, patterns
from sasando.domain.news.names import Probe
from sasando.domain.news.whole import Whole
from sasando.exchange.guard.facts import GuardNotHereError, Stop
from sasando.exchange.guard.models import Digest
from sasando.foundation.privacy.blind import blind_index

AT_ONCE = 500
ASKED_LENGTH = 16
WITH_KEY = ("all", "desk")


def digest(kind: str, text: str) -> bytes:
    """Return the keyed digest of one form; raises GuardNotHereError outside the staff process."""
    if settings.SASANDO_FLOOR not in WITH_KEY:
        raise GuardNotHereError
    return blind_index(f"guard-{kind}", text)


def found(whole: Whole, *, institutions: frozenset[str]) -> list[Probe]:
    """Return the forms of a draft that are in the filter."""
    asked: dict[bytes, list[Probe]] = {}
    for probe in names.probes(whole, institutions=institutions):
        asked.setdefault(digest(probe.kind, probe.text), []).append(probe)
    held = _held(asked)
    return [probe for value, probes in asked.items() if value in held for probe in probes]


def _held(asked: Iterable[bytes]) -> set[bytes]:
    values, held = list(asked), set()
    for at in range(0, len(values), AT_ONCE):
        rows = Digest.objects.filter(value__in=values[at : at + AT_ONCE])
        held |= {bytes(value) for value in rows.values_list("value", flat=True) if value}
    return held


def stops(whole: Whole, hits: Iterable[Probe]) -> tuple[Stop, ...]:
    """Return where a draft is stopped, in reading order; a form over two paragraphs names both."""
    told = {(part, patterns.PERSON) for probe in hits for part in probe.parts}
    told |= set(patterns.found(whole))
    found = [
        Stop(whole.parts[at].language, whole.parts[at].where, kind) for at, kind in sorted(told)
    ]
    if whole.shows_faces and not whole.faces_agreed:
        found.append(Stop("id", "cover", patterns.FACE))
    return tuple(dict.fromkeys(found))


def asked_names(whole: Whole, *, institutions: frozenset[str]) -> list[str]:
    """Return short keyed digests of the names of a draft, each once, in order of the alphabet."""
    told = {name for _part, name in names.names_in(whole, institutions=institutions)}
    return sorted(digest("asked", name).hex()[:ASKED_LENGTH] for name in told)
