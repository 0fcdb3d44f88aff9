"""A million made-up placements, written by the database itself."""

from collections.abc import Mapping

from django.db import connection, models

from sasando.records.placements.models import Placement
from sasando.records.workers.models import Identity, Person

PEOPLE_SHARE = 0.8
MOMENT = "'2026-02-11 01:30:00+00'"


def fill(rows: int) -> None:
    """Write people, one identity each, and placements of four fifths as many people."""
    is_postgres = connection.vendor == "postgresql"
    people = int(rows * PEOPLE_SHARE)
    made = {"created_at": MOMENT, "recorded_at": MOMENT, "recorded_by": "'bench'"}
    _insert(Person, people, {"id": "i", "created_at": MOMENT}, is_postgres=is_postgres)
    identity = {
        "id": "i", "person": "i", "is_main": "true", "name": "'Uji'", "name_key": "'uji'",
        "sex": "substr('LPPPP', 1 + i % 5, 1)", "nik_status": "'absent'",
        "regency_code": _regency("i"), "education": _pick("i / 7", ("SD", "SMP", "SMA")),
        "born_from": _day("1970-01-01", "i % 12000", is_postgres=is_postgres),
        "born_to": _day("1970-01-01", "i % 12000", is_postgres=is_postgres),
    }  # fmt: skip
    _insert(Identity, people, made | identity, is_postgres=is_postgres)
    placement = {
        "id": "i", "identity": f"1 + i % {people}", "is_current": "true", "version": "1",
        "scheme": _pick("i / 3", ("P_TO_P", "PERSEORANGAN", "G_TO_G", "RE_ENTRY")),
        "country": _pick("i", ("MY", "MY", "MY", "SG", "HK", "TW", "BN")),
        "job": _pick("i / 5", ("House Maid", "Caregiver", "Plantation Worker", "Worker")),
        "sector": _pick("i / 5", ("Domestik", "Domestik", "Perkebunan", "Manufaktur")),
        "employer_type": _pick("i / 11", ("legal_entity", "private_person")),
        "origin_regency": _regency("i / 2"), "serving_office": _pick("i", ("own", "Medan")),
        "procedural": _pick("i / 13", ("procedural", "procedural", "unknown")),
        "stage": "'DEPARTED'", "sisko_no": "'S1'", "contract_months": "24",
        "registered_on": _day("2022-06-01", "i % 1300", is_postgres=is_postgres),
        "departed_on": _day("2022-11-01", "i % 1150", is_postgres=is_postgres),
        "stage_on": _day("2022-11-01", "i % 1150", is_postgres=is_postgres),
    }  # fmt: skip
    _insert(Placement, rows, made | placement, is_postgres=is_postgres)
    if is_postgres:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _regency(number: str) -> str:
    places = "01020304050607080910111213141516171819202171"
    return f"'53.' || substr('{places}', 1 + 2 * (({number}) % 22), 2)"


def _pick(number: str, words: tuple[str, ...]) -> str:
    cases = " ".join(f"WHEN {at} THEN '{word}'" for at, word in enumerate(words))
    return f"CASE ({number}) % {len(words)} {cases} END"


def _day(first: str, later: str, *, is_postgres: bool) -> str:
    if is_postgres:
        return f"date '{first}' + ({later})"
    return f"date('{first}', '+' || ({later}) || ' days')"


def _insert(
    model: type[models.Model], rows: int, told: Mapping[str, str], *, is_postgres: bool
) -> None:
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(told.get(field.name) or _empty(field, is_postgres) for field in fields)
    numbers = (
        f"SELECT generate_series(1, {rows})"
        if is_postgres
        else f"SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}"
    )
    recursive = "" if is_postgres else "RECURSIVE"
    with connection.cursor() as cursor:
        cursor.execute(
            f'WITH {recursive} n(i) AS ({numbers}) INSERT INTO "{model._meta.db_table}" '
            f"({columns}) SELECT {values} FROM n"
            if is_postgres
            else f'INSERT INTO "{model._meta.db_table}" ({columns}) '
            f"WITH {recursive} n(i) AS ({numbers}) SELECT {values} FROM n"
        )


def _empty(field: models.Field, is_postgres: bool) -> str:
    if isinstance(field, models.UUIDField):
        return "gen_random_uuid()" if is_postgres else "lower(hex(randomblob(16)))"
    if field.null:
        return "NULL"
    if isinstance(field, models.BooleanField):
        return "false"
    if isinstance(field, models.IntegerField):
        return "1"
    return "''"
