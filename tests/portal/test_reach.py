"""No partner reaches a record: every address of the house is tried with real refs.

Three oracles at once: the answer, the statements that the database was sent, and the page's words.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from sasando.config.demo import loading, partners
from sasando.foundation.access import guards
from sasando.foundation.accounts.models import User
from sasando.library.commitments.models import Commitment
from tests.exchange.referrals.packets import agency_user

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
# Which tables an address of a room may name: real refs of these are put into it.
ROOMS = {
    "pekerja": ("records_workers",), "penempatan": ("records_placements",),
    "kepulangan": ("records_movements",), "layanan": ("records_placements", "records_workers"),
    "kasus": ("records_cases",), "penapisan": ("records_screening",),
    "impor": ("records_imports",), "kotak-surat": ("exchange_letterbox",),
    "rujukan": ("exchange_referrals",), "akun-petugas": ("foundation_accounts",),
}  # fmt: skip
MOST_REFS = 6
PEOPLE = re.compile(r'"(records_|exchange_letterbox|exchange_guard)')
UUID_TEXT = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
SEEN_BY_ALL = ("/lapor", "/en/lapor", "/data", "/en/data")


@pytest.fixture
def office(reference, settings, tmp_path, monkeypatch):
    """Write the made-up office, small: one table of each kind, its cases, no figures."""
    settings.SASANDO_HOME = tmp_path
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    write_all = loading.files.write_all
    monkeypatch.setattr(
        loading.files, "write_all", lambda *a, **k: {f.kind: f for f in write_all(*a, **k)}.values()
    )
    monkeypatch.setattr(loading.potential, "load", lambda **_: None)
    monkeypatch.setattr(loading.duties, "load", lambda **_: None)
    loading.load(scale=0.01, now=NOW)


def patterns(urlconf: str | None = None) -> Iterator[tuple[str, URLPattern]]:
    """Yield every address with its pattern, English ones too."""

    def walk(found: list, prefix: str) -> Iterator[tuple[str, URLPattern]]:
        for pattern in found:
            path = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, path)
            else:
                yield path, pattern

    yield from walk(get_resolver(urlconf).url_patterns, "")


def refs_of(labels: tuple[str, ...]) -> list[str]:
    """Return refs of real rows, a few of each table of some rooms."""
    found = []
    for model in apps.get_models():
        if model._meta.app_label in labels and any(f.name == "ref" for f in model._meta.fields):
            rows = model._default_manager.order_by("pk").values_list("ref", flat=True)
            found += [str(ref) for ref in rows[:MOST_REFS]]
    return found


def addresses(path: str, refs: dict[str, list[str]]) -> Iterator[str]:
    """Yield a route as real addresses: each ref of its room in its first place."""
    room = path.split("/")[1] if path.startswith(("meja/", "mitra/")) else ""
    rest = re.sub(r"<(?:slug|str|path):\w+>", "53.07", re.sub(r"<int:\w+>", "1", path))
    if "<uuid:" not in rest:
        yield f"/{rest}"
        return
    known = refs.get(room) or [ref for found in refs.values() for ref in found[:2]]
    for ref in known:
        yield "/" + re.sub(r"<uuid:\w+>", ref, rest)


def closed_refs() -> set[bytes]:
    """Return the ref of every row about a person, and of every report."""
    found: set[bytes] = set()
    for model in apps.get_models():
        closed = model._meta.app_label.startswith(("records_", "exchange_letterbox"))
        if closed and any(field.name == "ref" for field in model._meta.fields):
            refs = model._default_manager.values_list("ref", flat=True)
            found |= {str(ref).encode() for ref in refs}
    return found


class Watch:
    """Notes each statement about people that the database is sent."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, execute, sql, params, many, context):
        if PEOPLE.search(sql):
            self.seen.append(sql[:80])
        return execute(sql, params, many, context)


def faults(client: Client, address: str, people: set[bytes]) -> list[str]:
    """Return what of a record an answer gave away, one word each."""
    watch = Watch()
    with connection.execute_wrapper(watch):
        answer = client.get(address)
    found = []
    if address.startswith("/meja/") and answer.status_code != 404:
        found.append(f"status {answer.status_code}")
    if watch.seen and not address.startswith(SEEN_BY_ALL):
        found.append(watch.seen[0])
    told = b"" if answer.streaming else answer.content
    if people & set(UUID_TEXT.findall(told)):
        found.append("names a record")
    return found


@pytest.mark.prove
@pytest.mark.django_db
def test_a_partner_reaches_no_record_at_any_address_of_the_house(office):
    refs = {room: refs_of(labels) for room, labels in ROOMS.items()}
    refs["komitmen"] = [str(ref) for ref in Commitment.objects.values_list("ref", flat=True)[:3]]
    people, reached, tried = closed_refs(), [], set()

    for login, _name, role, _unit in partners.PARTNERS:
        client = Client(raise_request_exception=False)
        client.force_login(User.objects.get(username=login))
        most = MOST_REFS * 2 if role == "DPR" else 1
        for path, _pattern in patterns():
            for address in islice(addresses(path, refs), most):
                tried.add(address)
                reached += [(role, address, why) for why in faults(client, address, people)]

    assert reached == []
    assert len(people) > 100
    assert len(tried) > 500


OWN_PROCESS = """
import json, os, sys
import django
os.environ["DJANGO_SETTINGS_MODULE"] = "sasando.config.settings_test"
django.setup()
from django.urls import get_resolver
from sasando.config.wsgi import application
paths = [str(each.pattern) for each in get_resolver().url_patterns]
print(json.dumps([paths, [name for name in sys.modules if name.startswith("sasando.")]]))
"""


def test_the_partners_own_process_serves_their_room_and_signing_in_alone(tmp_path):
    env = {**os.environ, "SASANDO_FLOOR": "portal", "SASANDO_HOME": str(tmp_path)}
    words = [sys.executable, "-W", "ignore", "-c", OWN_PROCESS]

    done = subprocess.run(words, env=env, capture_output=True, text=True, check=True)

    paths, modules = json.loads(done.stdout)
    outside = [
        p for p in paths if not p.startswith(("mitra/", "akun/", "masuk/demo/", "undangan/"))
    ]
    assert sorted(outside) == ["", "sehat"]
    closed = ("sasando.records", "sasando.analysis", "sasando.public", "sasando.config.urls_staff")
    assert [name for name in modules if name.startswith(closed)] == []


@pytest.mark.django_db
def test_staff_addresses_do_not_exist_in_the_partners_process(reference, settings):
    settings.ROOT_URLCONF = "sasando.config.urls_portal"
    by_role = {path: pattern.callback.access_rule for path, pattern in patterns()}
    client = Client()
    client.force_login(agency_user("uji-dpr", unit="", role="DPR"))

    missing = {
        client.get(f"/{path}").status_code for path in ("meja/", "lapor/", "data/", "rilis/")
    }

    assert missing == {404}
    assert client.get("/")["Location"] == "/mitra/"
    assert client.get("/mitra/angka/").status_code == 200
    assert not any(path.startswith("meja/") for path in by_role)
    opened = [path for path, rule in by_role.items() if rule == guards.OPEN]
    assert [path for path in opened if path.startswith("mitra/")] == ["mitra/kode/"]
