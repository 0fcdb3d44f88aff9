"""Makes packets and agency users for every test that needs them."""

import uuid
from datetime import date

from sasando.domain.values.words import Words
from sasando.exchange.referrals import actions
from sasando.exchange.referrals.facts import SentPacket, Service, SnapshotField
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from tests.conftest import NOW

UNIT, OTHER_UNIT = "POLDA-NTT-RENAKTA", "RSJ-NAIMATA"
ORIGIN = uuid.UUID("00000000-0000-4000-8000-0000000000aa")
DUE = date(2026, 2, 20)
NAME = SnapshotField("name", Words(id="Nama", en="Name"), "Kunang Contoh")
NEED = SnapshotField("needs", Words(id="Kebutuhan", en="Needs"), "Pendampingan visum")
NOTE = "catatan dasar yang tidak keluar"


def office() -> Actor:
    return Actor.for_command("test", NOW)


def send(by: Actor | None = None, **values) -> SentPacket:
    """Send a packet to the agency; `values` change what it says."""
    given = {
        "origin": ORIGIN,
        "agency_code": UNIT,
        "agency_name": "Polda NTT, Subdit Renakta",
        "kind": "referral",
        "fields": [NAME, NEED],
        "purpose": Words(id="Laporan polisi", en="Police report"),
        "basis": "consent",
        "basis_article": "",
        "basis_note": NOTE,
        "services": [Service("visum", Words(id="Visum", en="Forensic examination"))],
        "answer_due_on": DUE,
        "sender_label": "Petugas kasus, 0380-123456",
        "with_code": False,
        "by": by or office(),
    }
    return actions.send(**(given | values))


def agency(unit: str = UNIT, role: str = "PAR", **values) -> Actor:
    """Return a signed-in user of an agency as an actor."""
    given = {"login": f"user-{unit.lower()}", "name": "Dedi Lay", "role": role, "now": NOW}
    return Actor(**(given | {"unit": unit} | values))


def agency_user(username: str = "demo-par", unit: str = UNIT, role: str = "PAR") -> User:
    """Write a made-up user of an agency, who signs in with one click."""
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_partner(username, name="Dedi Lay", role=role, unit=unit, by=office())
    return User.objects.get(username=username)
