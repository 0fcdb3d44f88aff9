"""Loads the made-up office through the ordinary imports and actions."""

import random
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from sasando.config.demo import (
    cases,
    commitments,
    duties,
    files,
    letterbox,
    news,
    officials,
    outreach,
    partners,
    potential,
    releases,
    served,
)
from sasando.config.demo.people import Home
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts import queries as offices
from sasando.library.places import queries as places
from sasando.records.imports import actions as imports
from sasando.records.imports.outcome import ImportRequest
from sasando.records.placements import actions as placements
from sasando.records.placements import queries as placement_rows
from sasando.records.placements.facts import ServiceFacts
from sasando.records.workers import actions as workers
from sasando.records.workers import queries as people
from sasando.records.workers import search

REAL_ROWS = Refusal(
    "store_has_real_rows",
    Words(
        id="Kantor contoh tidak dimuat: penyimpanan ini sudah memuat data nyata.",
        en="The made-up office was not loaded: this store already holds real data.",
    ),
)
SERVED = 48


def load(*, scale: float, now: datetime, with_releases: bool = False) -> bool:
    """Load the made-up office; return False when it stands already; raises Refused on real rows.

    Releases take some seconds and need the rows of a whole office, so they come when asked for.
    """
    by = Actor.for_command("demo", now)
    office = offices.office()
    has_rows = people.people(by).exists() or imports.has_any()
    if has_rows and (office is None or not office.is_demo):
        raise Refused(REAL_ROWS)
    if office is not None and not office.is_demo:
        raise Refused(REAL_ROWS)
    if has_rows:
        return False
    accounts.ensure_office(
        is_demo=True,
        name="Kantor contoh pelindungan pekerja migran NTT (data rekaan)",
        short_name="BP3MI contoh · Kupang",
        province_code="53",
    )
    accounts.ensure_demo_users(now)
    partners.ensure_partners(by)
    officials.load(by=by)
    with tempfile.TemporaryDirectory(prefix="sasando-demo-") as folder:
        for item in files.write_all(Path(folder), homes=_homes(), scale=scale, today=by.today):
            _take_in(item, by=by)
    _join_petrus(by)
    _serve(by)
    potential.load(homes=_homes(), by=by)
    served.load(by=by)
    cases.load(now=now)
    letterbox.load(now=now)
    duties.load(now=now)
    outreach.load(by=by)
    commitments.load(now=now)
    news.load(now=now)
    if with_releases:
        releases.load(now=now)
    return True


def _homes() -> list[Home]:
    """Return NTT's villages, five of each tenth district, as places of origin."""
    districts, regencies = places.district_names(), places.regency_names()
    found = []
    for code, name in sorted(places.village_names().items()):
        district = code[:8]
        home = Home(code[:5], regencies[code[:5]], districts[district], name, district)
        found.append(home)
    return found[::7]


def _take_in(item: files.DemoFile, *, by: Actor) -> None:
    request = ImportRequest(
        kind=item.kind,
        file_name=item.path.name,
        source_name=item.source,
        totals=item.totals,
        arrived_on=item.arrived_on,
        is_final=item.is_final,
    )
    outcome = imports.take_in(item.path, request=request, by=by)
    if outcome.refused:
        raise Refused(Refusal("demo_file_refused", outcome.refused, {"file": item.path.name}))


def _join_petrus(by: Actor) -> None:
    """Join the man who left as Petrus and came home as Rahman, as an officer would."""
    pair = [
        next(iter(search.find_people(name, actor=by, regency="53.06", limit=1)), None)
        for name in ("Petrus Lado Wain", "Rahman bin Yusof")
    ]
    if pair[0] is None or pair[1] is None:
        return
    rows = [people.person_row(item.card.ref, actor=by) for item in pair if item is not None]
    if rows[0] is not None and rows[1] is not None and rows[0].pk != rows[1].pk:
        reason = "Nama ayah dan kampung cocok; adiknya mengenali fotonya (contoh)."
        workers.join_people(rows[0], other=rows[1], reason=reason, by=by)


def _serve(by: Actor) -> None:
    """Write what the counter did in the last weeks."""
    chance = random.Random(files.SEED)
    rows = list(placement_rows.placements(by).order_by("-departed_on", "-id")[: SERVED * 3])
    steps = ("Minta sertifikat kompetensi", "Jadwalkan OPP", "Hubungi keluarga", "Cek paspor")
    kinds = ("information", "registration", "papers", "orientation", "training", "returned")
    for at in range(min(SERVED, len(rows))):
        row = chance.choice(rows)
        kind = kinds[at % len(kinds)]
        served = by.today - timedelta(days=chance.randrange(60))
        is_open = chance.random() < 0.3
        facts = ServiceFacts(
            kind=kind,
            served_on=served,
            planned_on=by.today + timedelta(days=9) if kind == "orientation" and is_open else None,
            attended_on=served if kind == "orientation" and not is_open else None,
            referred_to="BLK contoh, Kupang" if kind == "training" else "",
            next_step=chance.choice(steps) if is_open else "",
            state="open" if is_open else "done",
        )
        placements.record_service(row.identity, facts=facts, placement=row, by=by)
