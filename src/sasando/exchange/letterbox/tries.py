"""Counts wrong codes for an hour: by a keyed digest of who typed them, and all together."""

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

WITHIN = 3600
# Promises P3: throttled after 10 wrong codes an hour from a source; after 100 from everybody
# the whole door is slow: two tries an hour for each source.
MOST_WRONG, MOST_WRONG_ALL, MOST_WRONG_SLOW = 10, 100, 2
ALL = "slip-tries-all"


def is_slowed(source: str) -> bool:
    """Say whether a source typed too many wrong codes in the last hour."""
    found = cache.get_many([_key(source), ALL])
    most = MOST_WRONG_SLOW if int(found.get(ALL, 0)) >= MOST_WRONG_ALL else MOST_WRONG
    return int(found.get(_key(source), 0)) >= most


def count_wrong(source: str) -> None:
    """Count one wrong code of a source; the address itself is kept nowhere."""
    for key in (_key(source), ALL):
        cache.set(key, int(cache.get(key, 0)) + 1, WITHIN)


def _key(source: str) -> str:
    return f"slip-{salted_hmac('slip', source, secret=settings.SECRET_KEY).hexdigest()[:32]}"
