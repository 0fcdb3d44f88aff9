"""Says when tries look like asking the guard for names rather than writing news.

Source: promises, amendment "Guard": counted and alarmed.
"""

from collections.abc import Iterable
from datetime import timedelta

from sasando.domain.news.names import Probe
from sasando.domain.news.whole import TITLE, Whole
from sasando.exchange.guard import facts
from sasando.exchange.guard.models import Try

WITHIN = timedelta(hours=24)
# Only the last day is compared; a month is left to whoever looks into an alarm.
KEPT = timedelta(days=30)
LEAST_WORDS, LEAST_PARTS = 60, 2
# A meeting's report may name many; a list is names and hardly anything else.
LIST_NAMES, LIST_SHARE_NAMES, LIST_SHARE = 25, 8, 0.30
HIT_NAMES, STOPPED_TRIES, TAKEN_OUT, NAMES_A_DAY = 5, 4, 5, 40
WORDS_OF_A_NAME = 2


def is_whole(whole: Whole) -> bool:
    """Say whether this is a draft of an article, not a scrap to try names with."""
    body = [part for part in whole.parts if part.where.isdigit()]
    count = sum(len(part.text.split()) for part in whole.parts)
    has_title = any(part.where == TITLE for part in whole.parts)
    return has_title and len(body) >= LEAST_PARTS and count >= LEAST_WORDS


def alarm_of(
    whole: Whole, hits: Iterable[Probe], *, asked: list[str], login_tries: Iterable[Try], draft: str
) -> str:
    """Return why this try raises the alarm, or nothing; `login_tries` are those of the last day."""
    tries = list(login_tries)
    if _is_list(whole, len(asked)) or len({probe.name for probe in hits}) >= HIT_NAMES:
        return facts.LISTING
    stopped = {each.content_sha256 for each in tries if each.person_stops}
    if list(hits) and len(stopped | {whole.sha256}) > STOPPED_TRIES:
        return facts.MANY_STOPS
    before = {name for each in tries if str(each.draft) == draft for name in each.asked}
    if len(before - set(asked)) >= TAKEN_OUT:
        return facts.TAKEN_OUT
    if len({name for each in tries for name in each.asked} | set(asked)) > NAMES_A_DAY:
        return facts.MANY_NAMES
    return ""


def _is_list(whole: Whole, names: int) -> bool:
    words = sum(len(part.text.split()) for part in whole.parts) or 1
    share = names * WORDS_OF_A_NAME / words
    return names >= LIST_NAMES or (names >= LIST_SHARE_NAMES and share >= LIST_SHARE)
