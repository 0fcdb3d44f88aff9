"""Reporters of sealed reports, as browsers without script: one connection, forms sent back."""

import html
import http.client
import re
import time
import urllib.parse
from dataclasses import dataclass, field
from hashlib import sha256

PATH = "/lapor/"
INPUT = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
FORM = re.compile(r"<form.*?</form>", re.DOTALL)
DIGITS = re.compile(r'class="digits">([\d ]+)<')
PATIENCE_S = 60


@dataclass
class Reporter:
    """One reporter behind one address; counts the seconds that it waited for pages."""

    port: int
    source: str
    waited: float = 0.0
    status: int = 0
    page: str = ""
    fields: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, *, path: str = PATH, body: bytes = b"", kind: str = "") -> None:
        """Send one request and keep its page."""
        headers = {"X-Forwarded-For": self.source, "Host": f"127.0.0.1:{self.port}"}
        headers |= {"Content-Type": kind} if kind else {}
        started = time.perf_counter()
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        try:
            link.request(method, path, body or None, headers)
            answer = link.getresponse()
            self.status, self.page = answer.status, answer.read().decode("utf-8", "replace")
        finally:
            link.close()
        self.waited += time.perf_counter() - started

    def begin(self) -> None:
        """Open the first step."""
        self.ask("GET")
        self.fields = self.hidden()

    def hidden(self, *, having: str = "step") -> dict[str, str]:
        """Return the hidden fields of the form that goes on."""
        forms = (dict(INPUT.findall(one)) for one in FORM.findall(self.page))
        found = [one for one in forms if having in one and "act" not in one]
        return {name: html.unescape(text) for name, text in found[0].items()} if found else {}

    def take(self, **typed: str) -> None:
        """Take one step."""
        body = urllib.parse.urlencode(self.hidden() | typed).encode()
        self.ask("POST", body=body, kind="application/x-www-form-urlencoded")

    def walk(self, *, pause_s: float = 0.0, **typed: str) -> None:
        """Take the steps to the last one, as fast as it reads."""
        identity = typed.pop("identity", "")
        steps = ({"danger": "no"}, {"text": typed.pop("text")}, typed, {"identity": identity})
        self.begin()
        for step in steps:
            time.sleep(pause_s)
            self.take(**step)
        time.sleep(pause_s)

    def send(self, *, files: list[tuple[str, bytes]] | None = None, work: bool = False) -> str:
        """Send the last step; return the receipt, empty when it has to wait."""
        given = self.hidden()
        if work:
            given["work"] = solved(given["draft"], bits=self.bits())
        self.post(given, files=files)
        found = DIGITS.search(self.page)
        return found[1] if found else ""

    def post(
        self,
        fields: dict[str, str],
        *,
        files: list[tuple[str, bytes]] | None = None,
        path: str = PATH,
    ) -> None:
        """Post fields and files."""
        body = _multipart(fields, files or [])
        self.ask("POST", path=path, body=body, kind="multipart/form-data; boundary=x")

    def bits(self) -> int:
        """Return how much work the form asks for."""
        found = re.search(r'data-bits="(\d+)"', self.page)
        return int(found[1]) if found else 0


def solved(challenge: str, *, bits: int) -> str:
    """Return a number that makes SHA-256 of challenge, colon and number begin with zero bits."""
    at = 0
    while int.from_bytes(sha256(f"{challenge}:{at}".encode()).digest(), "big") >> (256 - bits):
        at += 1
    return str(at)


def _multipart(fields: dict[str, str], files: list[tuple[str, bytes]]) -> bytes:
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
        for name, text in fields.items()
    ]
    parts += [
        f'--x\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode()
        + data + b"\r\n"
        for name, data in files
    ]  # fmt: skip
    return b"".join([*parts, b"--x--\r\n"])
