"""What a public page costs: CPU on the shelf beside a plain Django page, bytes over a thin line."""

import io
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from typing import Any

import brotli  # type: ignore[import-untyped]
from django.contrib.staticfiles import finders
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import override_settings
from django.urls import path

from bench.pages import PLAIN
from sasando.foundation.accounts import actions as accounts

PAGES = (
    "/", "/en/", "/panduan/", "/panduan/sebelum-berangkat/", "/panduan/paspor-ditahan/",
    "/panduan/negara/", "/panduan/negara/my/", "/panduan/nomor/", "/cek-tawaran/", "/lapor/",
    "/lapor/resi/", "/lapor/hubungi/", "/lapor/keluarga/", "/berita/", "/data/",
    "/data/pertentangan/", "/data/deportees/", "/data/rilis/", "/komitmen/", "/peraturan/",
    "/peraturan/pada-tanggal/", "/panduan/poster/",
)  # fmt: skip
TURNS, WARM = 2000, 50
OK = 200
DEFAULT_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
WORDS = "<!doctype html><html lang=id><title>{{ title }}</title><h1>{{ title }}</h1>"
LINES = "<ul>{% for line in lines %}<li>{{ line }}</li>{% endfor %}</ul></html>"


@cache
def compiled() -> Any:
    """Return the peer's template, read once as Django's cached loader does."""
    return engines["django"].from_string(WORDS + LINES)


def plain(_request: HttpRequest) -> HttpResponse:
    """Draw a page of one heading and thirty lines, as a first project would."""
    return HttpResponse(compiled().render({"title": "Panduan", "lines": range(30)}))


urlpatterns = [path("", plain)]


@override_settings(STORAGES=PLAIN, ALLOWED_HOSTS=["*"])
def public_pages(cpu_s: Callable[[], float], *, now: datetime) -> dict[str, float]:
    """Return CPU milliseconds of the first page and its peer, and the bytes of every page.

    Bytes are those of a first visit: the page, its styles and its pictures, packed by Brotli.
    """
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    ours = WSGIHandler()
    found = {f"bytes {name}": float(size) for name, size in _sizes(ours)}
    found["cached_cpu_ms"] = _cpu_ms(ours, cpu_s, turns=TURNS)
    with override_settings(PUBLIC_PAGES_KEPT_S=0):
        found["drawn_cpu_ms"] = _cpu_ms(WSGIHandler(), cpu_s, turns=TURNS // 20)
    with override_settings(ROOT_URLCONF="bench.public", MIDDLEWARE=DEFAULT_MIDDLEWARE):
        found["plain_cpu_ms"] = _cpu_ms(WSGIHandler(), cpu_s, turns=TURNS)
    return found


def _sizes(handler: WSGIHandler) -> Iterable[tuple[str, int]]:
    for name in PAGES:
        status, body, packed = ask(handler, name)
        if status != OK:
            continue
        text = (brotli.decompress(body) if packed else body).decode()
        yield name, len(body) + sum(_asset(url) for url in _linked(text))


def _linked(text: str) -> set[str]:
    """Return the files that a page makes the browser fetch."""
    return set(re.findall(r'(?:href|src)="/statis/([^"#]+\.(?:css|svg|js|png|webp))', text))


def _asset(name: str) -> int:
    path = finders.find(name)
    with open(str(path), "rb") as file:
        return len(brotli.compress(file.read()))


def _cpu_ms(handler: WSGIHandler, cpu_s: Callable[[], float], *, turns: int) -> float:
    for _ in range(WARM):
        status, _body, _packed = ask(handler, "/")
    if status != OK:
        raise SystemExit(str(status))
    before = cpu_s()
    for _ in range(turns):
        ask(handler, "/")
    return round((cpu_s() - before) * 1000 / turns, 3)


def ask(handler: WSGIHandler, name: str) -> tuple[int, bytes, bool]:
    """Return status and body of one request as a server makes it, and whether it came packed.

    What nobody may keep, such as a form with answers, is sent plain.
    """
    told: list[Any] = []
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET", "PATH_INFO": name, "QUERY_STRING": "", "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "HTTP_HOST": "localhost",
        "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(),
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br", "REMOTE_ADDR": "127.0.0.1",
    }  # fmt: skip
    answer = handler(environ, lambda status, headers, _info=None: told.extend((status, headers)))
    body = b"".join(answer)
    answer.close()
    return int(told[0][:3]), body, "Content-Encoding" in dict(told[1])
