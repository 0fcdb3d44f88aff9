"""Strings made by chance in every field of a report, sent through the pages of a real server."""

import html
import http.cookiejar
import io
import re
import secrets
import struct
import urllib.parse
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field

from PIL import Image

from bench.reporters import Reporter, solved

TOLD = ("text", "place", "since", "doer", "identity")
RETURN, REPORTS = "/lapor/resi/", "/meja/kotak-surat/laporan/"
NUMBER = re.compile(r"LP-[A-Z]{4}-[A-Z]{4}")
TOO_LARGE = 13 * 1024 * 1024


def canary(name: str) -> str:
    return f"kenari-{name}-{secrets.token_hex(8)}"


@dataclass
class Sent:
    """What was sent: `sealed` must open with the office's key, `gone` must be nowhere at all."""

    sealed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def seal(self, name: str) -> str:
        self.sealed.append(canary(name))
        return self.sealed[-1]

    def lose(self, name: str) -> str:
        self.gone.append(canary(name))
        return self.gone[-1]


def photo(secret: str) -> bytes:
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x010F] = secret
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG", exif=exif, comment=secret.encode())
    return out.getvalue()


def voice(*, title: str, sound: str) -> bytes:
    """Return a voice note whose title and whose very sound are strings."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) & 1)

    body = b"WAVE" + chunk(b"fmt ", bytes(16)) + chunk(b"LIST", title.encode())
    body += chunk(b"data", sound.encode())
    return b"RIFF" + struct.pack("<I", len(body)) + body


class Officer:
    """A made-up officer in a browser without script."""

    def __init__(self, port: int, login: str) -> None:
        self.base = f"http://127.0.0.1:{port}"
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.browser = urllib.request.build_opener(jar)
        self.page = ""
        self.go("/masuk/demo/")
        self.post("/masuk/demo/", user=login)

    def go(self, path: str) -> None:
        self._open(urllib.request.Request(self.base + path))

    def post(self, path: str, **typed: str) -> None:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page)[1]
        body = urllib.parse.urlencode(typed | {"csrfmiddlewaretoken": token}).encode()
        head = {"Origin": self.base, "Referer": self.base + path}
        self._open(urllib.request.Request(self.base + path, body, head))

    def _open(self, request: urllib.request.Request) -> None:
        with self.browser.open(request, timeout=60) as answer:
            self.page = html.unescape(answer.read().decode())

    def work_on(self, number: str, sent: Sent) -> None:
        """Open a report and each of its files, answer it, write a note on it."""
        self.go(REPORTS)
        at = re.search(rf'href="({REPORTS}[0-9a-f-]+/)">{number}<', self.page)[1]
        self.go(at)
        for file in set(re.findall(rf'href="({REPORTS}berkas/[0-9a-f-]+/)"', self.page)):
            with self.browser.open(self.base + file, timeout=60) as answer:
                answer.read()
        self.post(f"{at}jawab/", text=sent.seal("answer"))
        self.post(f"{at}catat/", text=sent.seal("note"))


def report(port: int, at: int, *, sent: Sent, is_full: bool) -> tuple[Reporter, str]:
    """Send one report with a string in each field, when full with files; return its receipt."""
    reporter = Reporter(port, f"198.51.{at // 250}.{at % 250 + 1}")
    reporter.walk(**{name: sent.seal(name) for name in TOLD})
    files = []
    if is_full:
        exif, title, sound = sent.lose("exif"), sent.lose("title"), sent.seal("sound")
        files = [
            (f"{sent.lose('name')}.jpg", photo(exif)),
            (f"{sent.lose('name')}.wav", voice(title=title, sound=sound)),
        ]
    receipt = reporter.send(files=files, work=True)
    assert receipt, (at, reporter.status)
    return reporter, receipt


def come_back(reporter: Reporter, receipt: str, *, sent: Sent) -> None:
    """Return with a receipt: read, write more, say later who one is."""
    for typed in ({}, {"act": "more", "text": sent.seal("more")},
                  {"act": "identity", "identity": sent.seal("later")}):  # fmt: skip
        reporter.ask("GET", path=RETURN)
        given = reporter.hidden(having="draft") | {"receipt": receipt} | typed
        reporter.post(given, path=RETURN)
        assert reporter.status == 200, (typed.keys(), reporter.status)


def be_refused(port: int, at: int, *, sent: Sent) -> list[int]:
    """Send what is not taken, each with strings of its own; return the answers."""
    reporter = Reporter(port, f"203.0.113.{at % 250 + 1}")
    reporter.walk(text=sent.lose("text"), place=sent.lose("place"), identity=sent.lose("identity"))
    given, statuses = reporter.hidden(), []
    given["work"] = solved(given["draft"], bits=reporter.bits())
    archive = b"PK\x03\x04" + sent.lose("archive").encode()
    large = sent.lose("large").encode() + bytes(TOO_LARGE)
    odd = b"RIFF\0\0\0\0WAVE" + sent.lose("odd").encode()
    for name, data in (("a.zip", archive), ("c.wav", odd)):
        reporter.post(given, files=[(f"{sent.lose('name')}-{name}", data)])
        statuses.append(reporter.status)
    # Answered before all of it was sent; the server hangs up on the rest.
    with suppress(ConnectionError):
        reporter.post(given, files=[(f"{sent.lose('name')}-b.jpg", large)])
    reporter.ask("POST", body=f"text={sent.lose('bytes')}%ff%fe".encode(),
                 kind="application/x-www-form-urlencoded")  # fmt: skip
    statuses.append(reporter.status)
    reporter.post({"step": "send", "draft": "none", "text": sent.lose("stale")})
    return [*statuses, reporter.status]
