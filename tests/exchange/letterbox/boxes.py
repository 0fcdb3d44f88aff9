"""Slips and notices for tests."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from sasando.domain.values.money import Money
from sasando.domain.values.words import Words
from sasando.exchange.letterbox import links, notices, slips
from sasando.exchange.letterbox.slips import Share, SlipContent
from sasando.foundation.access.actor import Actor
from tests.conftest import NOW

ORIGIN = UUID("00000000-0000-4000-8000-0000000000aa")
TODAY = NOW.date()
TEXT = "Kabar dari Kluang: ia dirawat di puskesmas."
CONTACT = "0812-3456-7821"


def office(**values) -> Actor:
    given = {"login": "cw", "name": "Petugas", "role": "CW", "now": NOW}
    return Actor(**(given | values))


def content(number: str = "KS-2026-0001", **values) -> SlipContent:
    given = {
        "number": number,
        "status": Words(id="Berjalan", en="Under way"),
        "next_step": Words(id="Verifikasi", en="Verification"),
        "next_on": TODAY + timedelta(days=3),
        "call": Words(id="Petugas kasus, Uji.", en="Caseworker, Uji."),
        "phone": "0380 555 123",
        "family_pays": (Share(Money(0, "IDR"), is_estimate=False),),
        "as_of": NOW,
    }
    return SlipContent(**(given | values))


def slip(origin: UUID = ORIGIN, *, by: Actor | None = None, **values) -> slips.MadeSlip:
    with transaction.atomic():
        return slips.make(origin, content=content(**values), by=by or office())


def read(code: str, *, source: str = "10.0.0.1", now=NOW) -> SlipContent | None:
    return slips.read(code, source=source, now=now, today=now.date())


def link(about: links.About | None = None, *, by: Actor | None = None) -> str:
    return links.make(unit_code="GMIT", unit_name="GMIT", about=about, by=by or office())


def drop(token: str, *, text: str = TEXT, form: str = "a", now=NOW) -> str | None:
    said = notices.Said(kind="notice", text=text, contact=CONTACT, form=form)
    return notices.drop(token, said=said, now=now, today=now.date())
