"""A process that works on one case and tells in a journal what it meant to do and what was done.

Run as `python -m tests.config.case_worker MODE …`; killed at any moment by the proofs beside it.
"""

import io
import os
import sys
import time
from datetime import timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sasando.config.settings")
django.setup()

from PIL import Image  # noqa: E402

from sasando.config import prepare  # noqa: E402
from sasando.config.clock import now  # noqa: E402
from sasando.foundation.access.actor import Actor  # noqa: E402
from sasando.records.cases import opening, persons, reading, sharing, working  # noqa: E402
from sasando.records.cases.facts import IntakeFacts  # noqa: E402
from sasando.records.cases.inputs import ConsentInput, FileFacts  # noqa: E402
from sasando.records.cases.models import Case  # noqa: E402
from sasando.records.workers.facts import IdentityFacts  # noqa: E402

NOTE, FILE, REFERRAL = "note", "file", "referral"
FIELDS = ("name", "regency", "needs")


def actor(login: str = "proof") -> Actor:
    return Actor.for_command(login, now())


def made_ready() -> None:
    """Make a store with one case of a sick person who agreed to be referred."""
    by = actor()
    prepare.migrate_when_needed()
    prepare.load_reference(by.now)
    facts = IntakeFacts(
        category="SAKIT", channel="TELEPON", narrative="Dirawat.", received_at=by.now, country="MY"
    )
    given = IdentityFacts(name="Contoh Uji", sex="L", regency_code="53.21", source_note="uji")
    case = opening.open_case(facts, identity=opening.record_subject(given, by=by), by=by)
    consent = ConsentInput("health", FIELDS, ("health",), "kin", "phone", by.today, None)
    persons.record_consent(case, person=reading.people(case)[0].ref, facts=consent, by=by)


def photo() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "grey").save(stream, "JPEG")
    return stream.getvalue()


def do(kind: str, at: int) -> None:
    """Do one act of a kind."""
    case, by = Case.objects.get(), actor()
    if kind == NOTE:
        working.add_note(case, text=f"Catatan {at}.", by=by)
    elif kind == FILE:
        working.attach(case, file=FileFacts(data=photo(), name=f"foto-{at}.jpg"), by=by)
    else:
        agency = sharing.Agency(f"UJI-{os.getpid()}-{at}", "Rumah sakit uji", "health")
        facts = sharing.ReferralFacts(
            "referral", "health", frozenset(FIELDS), "consent", "", "", "Tempat tidur.",
            by.today + timedelta(days=5),
        )  # fmt: skip
        sharing.refer(case, agency=agency, facts=facts, by=by)


def work(journal: Path) -> None:
    """Act without end; each intent and each acknowledgement is on disk before the next step."""
    with journal.open("a", encoding="utf-8") as stream:
        for at in range(10_000):
            kind = (NOTE, FILE, NOTE, REFERRAL)[at % 4]
            for word in ("meant", "done"):
                if word == "done":
                    do(kind, at)
                stream.write(f"{word} {kind}\n")
                stream.flush()
                os.fsync(stream.fileno())


def write_for(seconds: float) -> None:
    """Write notes for a while; print how many went in and how many failed."""
    done = failed = 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            do(NOTE, done)
            done += 1
        except Exception:  # noqa: BLE001 — any failure counts against us
            failed += 1
    sys.stdout.write(f"{done} {failed}\n")


def edit_at(version: int, moment: float) -> None:
    """Save an assessment over a version at one moment; print whether it won."""
    from sasando.domain.values.refusals import STALE_VERSION
    from sasando.domain.values.words import Refused
    from sasando.records.cases import moving

    case = Case.objects.get()
    time.sleep(max(0.0, moment - time.time()))
    try:
        moving.write_assessment(case, text=f"Oleh {os.getpid()}.", version=version, by=actor())
    except Refused as refused:
        sys.stdout.write("told\n" if refused.refusal is STALE_VERSION else "other\n")
    else:
        sys.stdout.write("won\n")


if __name__ == "__main__":
    mode, words = sys.argv[1], sys.argv[2:]
    if mode == "ready":
        made_ready()
    elif mode == "work":
        work(Path(words[0]))
    elif mode == "write":
        write_for(float(words[0]))
    elif mode == "edit":
        edit_at(int(words[0]), float(words[1]))
