"""Writes the one office: what it decided before real data, and its made-up people."""

from datetime import date, datetime

from django.db import transaction

from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts.actions import grant_role
from sasando.foundation.accounts.models import Office, Team, User
from sasando.foundation.audit import actions as audit

# (user name, name, role, team): two teams, so that two caseworkers do not share theirs.
DEMO_PEOPLE = (
    ("demo-cw", "Ina Raga", "CW", "kupang"),
    ("demo-cw2", "Maria Seran", "CW", "atambua"),
    ("demo-cs", "Sela Naru", "CS", "kupang"),
    ("demo-po", "Domi Kaleka", "PO", "kupang"),
    ("demo-ho", "Beni Talan", "HO", None),
    ("demo-cus", "Rosa Manek", "CUS", None),
    ("demo-aud", "Tius Bale", "AUD", None),
    ("demo-adm", "Lena Hurek", "ADM", None),
    ("demo-scr", "Niko Lobo", "SCR", None),
    ("demo-cms", "Yani Ketu", "CMS", None),
)
DEMO_TEAMS = (("kupang", "Kupang"), ("atambua", "Atambua"))


def ensure_office(*, is_demo: bool, name: str, short_name: str, province_code: str) -> Office:
    """Write the one office when there is none."""
    office, _ = Office.objects.get_or_create(
        pk=1,
        defaults={
            "name": name, "short_name": short_name, "province_code": province_code,
            "is_demo": is_demo,
        },
    )  # fmt: skip
    return office


def record_decisions(
    *,
    by: Actor,
    data_officer: str | None = None,
    data_officer_contact: str | None = None,
    impact_assessed_on: date | None = None,
    retention_set_on: date | None = None,
    restore_drill_on: date | None = None,
) -> Office:
    """Write what the office decided before real data; what is not given stays as it is."""
    given = {
        "data_officer": data_officer, "data_officer_contact": data_officer_contact,
        "impact_assessed_on": impact_assessed_on, "retention_set_on": retention_set_on,
        "restore_drill_on": restore_drill_on,
    }  # fmt: skip
    values = {name: value for name, value in given.items() if value is not None}
    with transaction.atomic():
        office = Office.objects.select_for_update().get(pk=1)
        for name, value in values.items():
            setattr(office, name, value)
        office.save()
        audit.record(by=by, deed="office.decided", facts={"fields": sorted(values)})
    return office


def ensure_demo_users(now: datetime) -> None:
    """Write one made-up user for each staff role, without a password."""
    by = Actor.for_command("demo", now)
    teams = {
        code: Team.objects.get_or_create(code=code, defaults={"name": name})[0]
        for code, name in DEMO_TEAMS
    }
    for username, name, role, team in DEMO_PEOPLE:
        if User.objects.filter(username=username).exists():
            continue
        with transaction.atomic():
            user = User.objects.create_user(
                username, name=name, is_demo=True, created_at=now, created_by=by.login
            )
            grant_role(user, role=role, starts_on=by.today, team=teams.get(team or ""), by=by)
