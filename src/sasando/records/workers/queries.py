"""Reads the registry of people; every answer is bounded by what the asker may see."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from sasando.domain.values.words import Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.privacy import masking, sealing
from sasando.records.workers.facts import (
    IdentityView,
    KinView,
    PaperView,
    PersonCard,
    PersonView,
    RegroupingView,
)
from sasando.records.workers.models import (
    Identity,
    IdentityQuerySet,
    Kin,
    Paper,
    Person,
    Regrouping,
)
from sasando.records.workers.sealed import masked, masked_with

HINT_LIMIT = 20
# Pages name rows by these; they never import the tables themselves.
IdentityRow = Identity
IdentityRows = IdentityQuerySet
SAME_NIK = Words(id="NIK sama", en="same NIK")
SAME_NAME_YEAR_VILLAGE = Words(
    id="nama sebunyi, tahun lahir dan desa sama", en="same-sounding name, birth year and village"
)


def people(actor: Actor) -> IdentityQuerySet:
    """Return the main identities that the asker may list, one for each person."""
    return Identity.objects.visible_to(actor).filter(is_main=True).select_related("person", "batch")


def cards(identities: Iterable[Identity]) -> list[PersonCard]:
    """Return the masked cards of identities, in their order."""
    rows = list(identities)
    counts = dict(
        Identity.objects.filter(person__in=[row.person_id for row in rows])
        .values_list("person")
        .annotate(Count("id"))
    )
    sealed = [row for row in rows if row.nik_sealed is not None]
    keys = sealing.open_subject_keys([row.ref for row in sealed])
    return [_card(row, counts.get(row.person_id, 1), keys.get(row.ref)) for row in rows]


def person_for(ref: UUID, *, actor: Actor) -> PersonView | None:
    """Return one person with every identity that shows; None when missing or not open."""
    person = Person.objects.visible_to(actor).filter(ref=ref).first()
    if person is None:
        return None
    rows = (
        Identity.objects.visible_to(actor)
        .filter(person=person)
        .select_related("batch")
        .prefetch_related("papers", "kin")
        .order_by("recorded_at", "id")
    )
    return PersonView(
        ref=person.ref,
        identities=tuple(_view(row) for row in rows),
        regroupings=_regroupings(person),
    )


def identity_for(ref: UUID, *, actor: Actor) -> Identity | None:
    """Return one identity that the asker may see, else None."""
    return (
        Identity.objects.visible_to(actor).filter(ref=ref).select_related("person", "batch").first()
    )


def person_row(ref: UUID, *, actor: Actor) -> Person | None:
    """Return the row of a person that the asker may see, for an action; else None."""
    return Person.objects.visible_to(actor).filter(ref=ref).first()


def joining_for(ref: UUID, *, actor: Actor) -> Regrouping | None:
    """Return a joining between people that the asker may see, else None."""
    visible = Person.objects.visible_to(actor)
    return (
        Regrouping.objects.filter(ref=ref, kind=Regrouping.Kind.JOIN, kept__in=visible)
        .select_related("kept", "other")
        .first()
    )


def hints_for(person_ref: UUID, *, actor: Actor) -> list[tuple[PersonCard, Words]]:
    """Return other people who may be the same human, each with why; strongest first.

    Equal NIK, or equal name key with the same birth year and village.
    """
    own = list(Identity.objects.visible_to(actor).filter(person__ref=person_ref))
    if not own:
        return []
    others = people(actor).exclude(person=own[0].person_id)
    found: dict[int, Words] = {}
    for pk, why in _alike(own, actor=actor):
        found.setdefault(pk, why)
    rows = {row.person_id: row for row in others.filter(person__in=found)[:HINT_LIMIT]}
    ordered = [pk for pk in found if pk in rows]
    whys = [found[pk] for pk in ordered]
    return list(zip(cards(rows[pk] for pk in ordered), whys, strict=True))


def _alike(own: Sequence[Identity], *, actor: Actor) -> list[tuple[int, Words]]:
    visible = Identity.objects.visible_to(actor).exclude(person=own[0].person_id)
    niks = [bytes(row.nik_index) for row in own if row.nik_index is not None]
    equal = visible.filter(nik_index__in=niks).values_list("person", flat=True)[:HINT_LIMIT]
    found = [(pk, SAME_NIK) for pk in equal]
    likeness = Q()
    for row in own:
        if row.name_key and row.born_from and row.village_code:
            likeness |= Q(
                name_key=row.name_key,
                village_code=row.village_code,
                born_from__year=row.born_from.year,
            )
    if likeness:
        alike = visible.filter(likeness).values_list("person", flat=True)[:HINT_LIMIT]
        found += [(pk, SAME_NAME_YEAR_VILLAGE) for pk in alike]
    return found


def _card(row: Identity, identities: int, dek: bytes | None) -> PersonCard:
    return PersonCard(
        ref=row.person.ref,
        identity_ref=row.ref,
        name=row.name,
        aliases=row.aliases.replace("\n", "; "),
        sex=row.sex,
        born_year=_born_year(row),
        village_code=row.village_code,
        regency_code=row.regency_code,
        nik_masked=masked_with(row, "nik", dek) if dek else "",
        nik_status=row.nik_status,
        identities=identities,
    )


def _born_year(row: Identity) -> str:
    if row.born_from is None or row.born_to is None:
        return ""
    first, last = row.born_from.year, row.born_to.year
    return str(first) if first == last else f"{first}–{last}"


def _view(row: Identity) -> IdentityView:
    batch = row.batch
    return IdentityView(
        **_same_named(row),
        aliases=tuple(alias for alias in row.aliases.split("\n") if alias),
        nik_masked=masked(row, "nik"),
        passport_masked=masked(row, "passport"),
        phone_masked=masked(row, "phone"),
        has_address=row.address_sealed is not None,
        has_photo=row.photo_sealed is not None,
        source=row.source_note or (batch.source_name or batch.kind if batch else ""),
        source_file=batch.file_name if batch else "",
        provisional=batch is not None and batch.state == "provisional",
        papers=tuple(_paper(row, paper) for paper in row.papers.all()),
        kin=tuple(_kin(row, kin) for kin in row.kin.all()),
    )


def _same_named(row: Identity) -> dict[str, Any]:
    names = (
        "ref is_main name sex born_from born_to village_code district_code regency_code"
        " place_as_printed nik_status father_name mother_name spouse_name education"
        " source_sheet source_row version recorded_at recorded_by"
    )
    return {name: getattr(row, name) for name in names.split()}


def _paper(row: Identity, paper: Paper) -> PaperView:
    number = ""
    if paper.number_sealed is not None:
        aad = sealing.aad(Paper._meta.db_table, "number", str(paper.ref))
        dek = sealing.open_subject_key(row.ref)
        number = masking.mask_passport(sealing.unseal(dek, bytes(paper.number_sealed), aad))
    return PaperView(
        ref=paper.ref,
        kind=paper.kind,
        number_masked=number,
        issued_on=paper.issued_on,
        expires_on=paper.expires_on,
        issued_at_place=paper.issued_at_place,
    )


def _kin(row: Identity, kin: Kin) -> KinView:
    phone = ""
    if kin.phone_sealed is not None:
        aad = sealing.aad(Kin._meta.db_table, "phone", str(kin.ref))
        dek = sealing.open_subject_key(row.ref)
        phone = masking.mask_phone(sealing.unseal(dek, bytes(kin.phone_sealed), aad))
    return KinView(
        ref=kin.ref,
        relation=kin.relation,
        name=kin.name,
        phone_masked=phone,
        village_code=kin.village_code,
    )


def _regroupings(person: Person) -> tuple[RegroupingView, ...]:
    rows = (
        Regrouping.objects.filter(Q(kept=person) | Q(other=person))
        .select_related("kept", "other")
        .order_by("id")
    )
    undone = set(rows.filter(undoes__isnull=False).values_list("undoes", flat=True))
    return tuple(
        RegroupingView(
            ref=row.ref,
            kind=row.kind,
            kept_ref=row.kept.ref,
            other_ref=row.other.ref,
            reason=row.reason,
            decided_at=row.decided_at,
            decided_by=row.decided_by,
            on_behalf_of=row.on_behalf_of,
            can_be_undone=row.kind == Regrouping.Kind.JOIN and row.pk not in undone,
        )
        for row in rows
    )
