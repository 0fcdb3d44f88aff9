"""The peers: django-import-export filling one plain table, and Django written by hand."""

import csv
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

import tablib
from django.core.validators import RegexValidator
from django.db import connection, models, transaction
from import_export import fields, resources, widgets

from sasando.domain.reconciliation.synonyms import PRINTED
from sasando.domain.values.birth_date import parse_date
from sasando.domain.values.nik import parse_nik
from sasando.domain.values.person_name import name_key, sound_tokens
from sasando.domain.values.words import Refused
from sasando.foundation.access.actor import Actor
from sasando.foundation.privacy import blind, sealing
from sasando.foundation.privacy.keys import current_ring
from sasando.foundation.privacy.models import PersonKey
from sasando.library.terms import queries as terms
from sasando.records.placements.models import Placement, StageEvent
from sasando.records.workers.models import Identity, NameToken, Person

HEADINGS = PRINTED["placements"]
COLUMNS = (
    "no", "id_pmi", "nik", "name", "sex", "born", "region_code", "regency", "district", "village",
    "phone", "passport", "scheme", "country", "job", "sector", "p3mi", "departed_on",
    "contract_from", "contract_months",
)  # fmt: skip


class PlainRow(models.Model):
    """One plain table with the checks that a careful user of the peer would declare."""

    no = models.IntegerField(null=True)
    id_pmi = models.CharField(max_length=40, unique=True)
    nik = models.CharField(max_length=16, db_index=True, validators=[RegexValidator(r"^\d{16}$")])
    name = models.CharField(max_length=200)
    sex = models.CharField(max_length=1, choices=(("L", "L"), ("P", "P")))
    born = models.DateField(null=True)
    region_code = models.CharField(max_length=5, validators=[RegexValidator(r"^\d\d\.\d\d$")])
    regency = models.CharField(max_length=80, blank=True)
    district = models.CharField(max_length=80, blank=True)
    village = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=20, validators=[RegexValidator(r"^\+?\d{8,15}$")])
    passport = models.CharField(max_length=20, validators=[RegexValidator(r"^[A-Z]\d{6,8}$")])
    scheme = models.CharField(max_length=20, choices=(("P to P", "P to P"),))
    country = models.CharField(max_length=60)
    job = models.CharField(max_length=120)
    sector = models.CharField(max_length=60)
    p3mi = models.CharField(max_length=200)
    departed_on = models.DateField(null=True, db_index=True)
    contract_from = models.DateField(null=True, blank=True)
    contract_months = models.IntegerField(null=True)

    class Meta:
        """Belongs to no app of the office."""

        app_label = "bench"


class PlainResource(resources.ModelResource):
    """The peer's resource, with full validation as the office needs it."""

    class Meta:
        """Upsert by ID PMI; rows that fail are reported, not written."""

        model = PlainRow
        import_id_fields = ("id_pmi",)
        fields = tuple(COLUMNS)
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = False


for _name in ("born", "departed_on", "contract_from"):
    PlainResource.fields[_name] = fields.Field(
        column_name=_name, attribute=_name, widget=widgets.DateWidget(format="%d/%m/%Y")
    )


def import_export(path: Path, *, kind: str) -> None:
    """Fill one plain table the way the peer's documentation says."""
    with connection.schema_editor() as editor:
        editor.create_model(PlainRow)
    content = path.read_bytes()
    data = tablib.Dataset().load(content.decode() if kind == "csv" else content, format=kind)
    data.headers = COLUMNS
    result = PlainResource().import_data(data, dry_run=False, raise_errors=False)
    if not result.totals["new"]:
        raise SystemExit(str(result.totals))


def hand_written(path: Path, *, now: datetime) -> None:
    """Fill the same tables with the same ciphers, as a careful Django programmer would."""
    by = Actor.for_command("bench", now)
    seen: set[str] = set()
    waiting: list[tuple[object, ...]] = []
    with path.open(encoding="utf-8", newline="") as stream, transaction.atomic():
        for row in csv.DictReader(stream):
            made = _made(dict(zip(COLUMNS, row.values(), strict=True)), seen, by=by)
            if made is not None:
                waiting.append(made)
            if len(waiting) == 2000:
                _write(waiting)
                waiting = []
        _write(waiting)


def _made(row: dict[str, str], seen: set[str], *, by: Actor) -> tuple[object, ...] | None:
    try:
        nik = parse_nik(row["nik"]).digits
        born, left = parse_date(row["born"]), parse_date(row["departed_on"])
    except Refused:
        return None
    if nik in seen:
        return None
    seen.add(nik)
    stamp = {"recorded_at": by.now, "recorded_by": by.login}
    person = Person(created_at=by.now, created_by=by.login)
    identity = _identity(row, nik, born, person, stamp)
    dek, wrapped = sealing.wrapped_key(identity.ref, ring=current_ring())
    for name, value in (("nik", nik), ("passport", row["passport"]), ("phone", row["phone"])):
        aad = sealing.aad(Identity._meta.db_table, name, str(identity.ref))
        setattr(identity, f"{name}_sealed", sealing.seal(dek, value, aad))
        setattr(identity, f"{name}_index", blind.blind_index(name, value))
    _check(identity, "person")
    key = PersonKey(
        subject=identity.ref, wrapped=wrapped, kek_id=current_ring().current, created_at=by.now
    )
    placement = Placement(
        ref=uuid4(), identity=identity, id_pmi=row["id_pmi"], scheme="P_TO_P", country="MY",
        job=row["job"], sector=row["sector"], p3mi=row["p3mi"], departed_on=left,
        contract_months=int(row["contract_months"]), origin_regency=row["region_code"],
        stage="DEPARTED", stage_on=left, **stamp,
    )  # fmt: skip
    _check(placement, "identity")
    stage = StageEvent(placement=placement, stage="DEPARTED", reached_on=left, **stamp)
    tokens = sound_tokens([row["name"]], groups=terms.name_groups())
    return (
        person,
        identity,
        key,
        placement,
        stage,
        [NameToken(identity=identity, token=t) for t in tokens],
    )


# The table of the contest names none of these, and their defaults are empty.
NOT_READ = (
    "batch", "source_row", "row_hash", "registered_on", "contract_from", "ended_on", "supersedes",
)  # fmt: skip


def _check(row: models.Model, parent: str) -> None:
    row.full_clean(exclude=[parent, *NOT_READ], validate_unique=False, validate_constraints=False)


def _identity(
    row: dict[str, str], nik: str, born: date, person: Person, stamp: dict[str, object]
) -> Identity:
    return Identity(
        ref=uuid4(), person=person, name=row["name"], sex=row["sex"], born_from=born, born_to=born,
        name_key=name_key(row["name"], groups=terms.name_groups()),
        regency_code=row["region_code"], nik_status="valid" if nik else "absent", **stamp,
    )  # fmt: skip


def _write(waiting: list[tuple[object, ...]]) -> None:
    for at, model in enumerate((Person, Identity, PersonKey, Placement, StageEvent)):
        rows = [made[at] for made in waiting]
        for row in rows:
            if isinstance(row, Identity):
                row.person_id = row.person.pk
        model._default_manager.bulk_create(rows, batch_size=500)  # type: ignore[arg-type]
    tokens = [token for made in waiting for token in made[5]]  # type: ignore[attr-defined]
    NameToken.objects.bulk_create(tokens, batch_size=2000)
