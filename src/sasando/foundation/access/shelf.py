"""Keeps public pages ready for seconds, packed for slow links, so that a crowd costs little."""

import gzip
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

import brotli  # type: ignore[import-untyped]
from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

# What a page asks of memory is a few packed copies: this many are at most some megabytes.
MOST_PAGES = 256
# A page is packed once in a while and sent often: the strongest that does not take seconds.
BROTLI_QUALITY, GZIP_LEVEL = 9, 9
# Under this a packed answer is hardly smaller than a plain one.
LEAST_BYTES = 400
OK, NOT_MODIFIED = 200, 304
SAFE = ("GET", "HEAD", "OPTIONS")
# An act behind one of these may change what the public reads: the shelf is emptied after it.
ACTING_PREFIXES = ("/meja/", "/mitra/", "/akun/", "/masuk/", "/redaksi/")
PACKED = ("text/", "application/json", "application/atom+xml", "application/ld+json")
Get = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True)
class Kept:
    """A page as it left the house: headers, and its body plain and packed."""

    until: float
    headers: tuple[tuple[str, str], ...]
    etag: str
    bodies: dict[str, bytes]


class Shelf:
    """The pages of one process, the longest unread given up first; safe for threads."""

    def __init__(self, *, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._pages: OrderedDict[tuple[str, str], Kept] = OrderedDict()
        self._lock = Lock()

    def find(self, key: tuple[str, str]) -> Kept | None:
        """Return a page that is still fresh."""
        with self._lock:
            found = self._pages.get(key)
            if found is None or found.until < self._clock():
                return None
            self._pages.move_to_end(key)
            return found

    def put(self, key: tuple[str, str], response: HttpResponse) -> Kept:
        """Keep a page, packed in each way that is worth it."""
        body = response.content
        kept = Kept(
            until=self._clock() + self._seconds,
            headers=tuple(response.headers.items()),
            etag=f'"{sha256(body).hexdigest()[:20]}"',
            bodies=_packed(body, response.headers.get("Content-Type", "")),
        )
        with self._lock:
            self._pages[key] = kept
            self._pages.move_to_end(key)
            while len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)
        return kept

    def clear(self) -> None:
        """Forget every page."""
        with self._lock:
            self._pages.clear()


def keep_public(get_response: Get) -> Get:
    """Return the middleware; it keeps only answers that say themselves that anyone may keep them.

    It stands first, so that a page on the shelf touches neither session nor database. A page
    with a query or a cookie set is never kept.
    """
    if not settings.PUBLIC_PAGES_KEPT_S:
        raise MiddlewareNotUsed
    shelf = Shelf(seconds=settings.PUBLIC_PAGES_KEPT_S)

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method != "GET" or request.META.get("QUERY_STRING"):
            response = get_response(request)
            if request.method not in SAFE and request.path_info.startswith(ACTING_PREFIXES):
                shelf.clear()
            return response
        key = (f"{request.scheme}://{request.META.get('HTTP_HOST', '')}", request.path_info)
        kept = shelf.find(key)
        if kept is None:
            response = get_response(request)
            if not _may_keep(response):
                return response
            kept = shelf.put(key, response)
        return _sent(kept, request)

    return answer


def _may_keep(response: HttpResponse) -> bool:
    if response.status_code != OK or response.streaming or response.cookies:
        return False
    varies = response.headers.get("Vary", "").lower()
    told = response.headers.get("Cache-Control", "")
    return told.startswith("public") and "cookie" not in varies


def _packed(body: bytes, kind: str) -> dict[str, bytes]:
    bodies = {"": body}
    if len(body) >= LEAST_BYTES and kind.startswith(PACKED):
        bodies["br"] = brotli.compress(body, quality=BROTLI_QUALITY)
        bodies["gzip"] = gzip.compress(body, compresslevel=GZIP_LEVEL, mtime=0)
    return bodies


def _sent(kept: Kept, request: HttpRequest) -> HttpResponse:
    way = _way(request.META.get("HTTP_ACCEPT_ENCODING", ""), kept.bodies)
    known = request.META.get("HTTP_IF_NONE_MATCH", "")
    etag = f'{kept.etag[:-1]}-{way}"' if way else kept.etag
    if known and etag in known:
        response = HttpResponse(status=NOT_MODIFIED)
        del response.headers["Content-Type"]
    else:
        response = HttpResponse(kept.bodies[way])
    for name, value in kept.headers:
        if response.status_code == OK or name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    response.headers["ETag"] = etag
    varies = response.headers.get("Vary", "")
    response.headers["Vary"] = f"{varies}, Accept-Encoding" if varies else "Accept-Encoding"
    if response.status_code == OK:
        response.headers["Content-Length"] = str(len(kept.bodies[way]))
        if way:
            response.headers["Content-Encoding"] = way
    return response


def _way(accepted: str, bodies: dict[str, bytes]) -> str:
    """Return how to send: the tightest packing that the reader takes, else plain."""
    taken = {part.split(";")[0].strip() for part in accepted.split(",") if ";q=0" not in part}
    return next((way for way in ("br", "gzip") if way in taken and way in bodies), "")
