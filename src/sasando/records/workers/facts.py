"""What goes into and comes out of the registry of people, as plain frozen values."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sasando.domain.values.words import Words


@dataclass(frozen=True)
class IdentityFacts:
    """How one source describes one human; empty means that the source does not say.

    `nik` holds digits only. `born_from`..`born_to` is the range the birth date lies in.
    """

    name: str
    aliases: tuple[str, ...] = ()
    sex: str = ""
    born_from: date | None = None
    born_to: date | None = None
    village_code: str = ""
    district_code: str = ""
    regency_code: str = ""
    place_as_printed: str = ""
    nik: str = ""
    nik_is_claim: bool = False
    passport: str = ""
    phone: str = ""
    address: str = ""
    father_name: str = ""
    mother_name: str = ""
    spouse_name: str = ""
    education: str = ""
    source_note: str = ""


@dataclass(frozen=True)
class PersonCard:
    """The masked card that whoever may list the registry sees."""

    ref: UUID
    identity_ref: UUID
    name: str
    aliases: str
    sex: str
    born_year: str
    village_code: str
    regency_code: str
    nik_masked: str
    nik_status: str
    identities: int


@dataclass(frozen=True)
class Candidate:
    """One found person: score 0–100 and the reasons, strongest first."""

    card: PersonCard
    score: int
    reasons: tuple[Words, ...]


@dataclass(frozen=True)
class PaperView:
    """One paper, its number masked."""

    ref: UUID
    kind: str
    number_masked: str
    issued_on: date | None
    expires_on: date | None
    issued_at_place: str


@dataclass(frozen=True)
class KinView:
    """One relative as a source names them."""

    ref: UUID
    relation: str
    name: str
    phone_masked: str
    village_code: str


@dataclass(frozen=True)
class IdentityView:
    """One identity for reading; sealed values are masked."""

    ref: UUID
    is_main: bool
    name: str
    aliases: tuple[str, ...]
    sex: str
    born_from: date | None
    born_to: date | None
    village_code: str
    district_code: str
    regency_code: str
    place_as_printed: str
    nik_masked: str
    nik_status: str
    passport_masked: str
    phone_masked: str
    has_address: bool
    has_photo: bool
    father_name: str
    mother_name: str
    spouse_name: str
    education: str
    source: str
    source_file: str
    source_sheet: str
    source_row: int | None
    provisional: bool
    version: int
    recorded_at: datetime
    recorded_by: str
    papers: tuple[PaperView, ...] = ()
    kin: tuple[KinView, ...] = ()


@dataclass(frozen=True)
class RegroupingView:
    """One joining or parting, for the person's page."""

    ref: UUID
    kind: str
    kept_ref: UUID
    other_ref: UUID
    reason: str
    decided_at: datetime
    decided_by: str
    on_behalf_of: str
    can_be_undone: bool


@dataclass(frozen=True)
class PersonView:
    """One person with every identity, oldest first."""

    ref: UUID
    identities: tuple[IdentityView, ...]
    regroupings: tuple[RegroupingView, ...] = field(default=())

    @property
    def main(self) -> IdentityView:
        """Return the identity that gives the page its name."""
        return next((view for view in self.identities if view.is_main), self.identities[0])
