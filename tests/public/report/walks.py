"""Walks through a report as a browser without script does: hidden fields are sent back."""

import html
import re
from hashlib import sha256

PATH, RECEIPT = "/lapor/", "/lapor/resi/"
STORY = "Paman Kanari menahan paspor keponakan saya di rumah penampungan."
INPUT = re.compile(r"<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
FORM = re.compile(r"<form.*?</form>", re.DOTALL)
DIGITS = re.compile(r"\d{4}(?: \d{4}){4}")


def body(answer) -> str:
    return answer.content.decode()


def hidden(answer, *, having: str = "step", nth: int = 0) -> dict[str, str]:
    """Return the hidden fields of the first form that has a field and goes on."""
    forms = [dict(INPUT.findall(form)) for form in FORM.findall(body(answer))]
    found = [one for one in forms if having in one and one.get("act") not in ("stay", "back")]
    return {name: html.unescape(text) for name, text in found[nth].items()}


def start(reader, path: str = PATH):
    return reader.get(path)


def take(reader, answer, path: str = PATH, **typed):
    return reader.post(path, hidden(answer) | typed)


def to_the_last(reader, *, text: str = STORY, path: str = PATH, danger: str = "no", **typed):
    """Return the last step, everything before it filled in."""
    answer = take(reader, start(reader, path), path, danger=danger)
    if danger == "yes":
        answer = take(reader, answer, path)
    answer = take(reader, answer, path, text=text)
    answer = take(reader, answer, path, **{k: v for k, v in typed.items() if k != "identity"})
    return take(reader, answer, path, identity=typed.get("identity", ""))


def report(reader, **typed):
    """Return the page that shows the receipt."""
    return take(reader, to_the_last(reader, **typed))


def receipt_of(answer) -> str:
    return DIGITS.search(body(answer))[0]


def open_with(reader, receipt: str, path: str = RECEIPT, **more):
    data = hidden(reader.get(path), having="draft") | {"receipt": receipt} | more
    return reader.post(path, data)


def solved(challenge: str, bits: int) -> str:
    at = 0
    while int.from_bytes(sha256(f"{challenge}:{at}".encode()).digest(), "big") >> (256 - bits):
        at += 1
    return str(at)
