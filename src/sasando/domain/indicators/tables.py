"""The tables of a snapshot: what each column holds once names, numbers and days are gone."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType


class Table(Enum):
    """The table of a snapshot that is counted."""

    PLACEMENTS = "placements"
    MOVEMENTS = "movements"
    IDENTITIES = "identities"
    SERVICES = "services"
    STAGES = "stages"
    PAPERS = "papers"
    CASES = "cases"
    TERMS = "terms"
    STEPS = "steps"
    COSTS = "costs"
    REFERRALS = "referrals"
    CLOSINGS = "closings"
    HANDOVERS = "handovers"
    TASKS = "tasks"
    ENTRIES = "entries"
    IMPORTS = "imports"
    REJECTS = "rejects"
    REVIEWS = "reviews"
    PRINTED = "printed"
    SESSIONS = "sessions"
    ATTENDANCE = "attendance"
    QUESTIONS = "questions"


class Column(Enum):
    """What a column holds.

    CODE is text, `""` when the source is silent, yes or no where it answers a question. MONTH is
    the first day of the month in which the day lies. WHOLE is a whole number, null when unknown.
    PERSON is a pseudonym that follows one person within one calendar year and no longer.
    """

    CODE = "code"
    MONTH = "month"
    WHOLE = "whole"
    PERSON = "person"


def _columns(
    codes: str, *, months: str = "", whole: str = "", person: bool = False
) -> Mapping[str, Column]:
    found = {"pseudonym": Column.PERSON} if person else {}
    found |= dict.fromkeys(codes.split(), Column.CODE)
    found |= dict.fromkeys(months.split(), Column.MONTH)
    found |= dict.fromkeys(whole.split(), Column.WHOLE)
    return MappingProxyType(found)


_PLACE = "origin_regency origin_island origin_province"
# Where a session was held. Of people, a district is kept for staff alone: no indicator has it.
_HELD_IN = f"origin_village origin_district {_PLACE}"
_BENEATH = "origin_district"
_WHO = f"{_PLACE} sex age_band education"
_ABROAD = "country country_region"
_JOB = "scheme scheme_group job sector employer_type"
_TROUBLE = f"category category_group {_ABROAD} channel {_PLACE}"

# In the order in which the columns stand in the Parquet file.
COLUMNS: Mapping[Table, Mapping[str, Column]] = MappingProxyType(
    {
        Table.PLACEMENTS: _columns(
            f"{_WHO} {_ABROAD} {_JOB} serving_office procedural stage last_stage loss sisko",
            months="registered_on departed_on ended_on",
            whole="contract_months",
            person=True,
        ),
        Table.MOVEMENTS: _columns(
            f"{_WHO} {_ABROAD} direction kind procedural manifest_category depot node job sector"
            f" handed_over buried {_BENEATH}",
            months="departed_on died_on arrived_on",
            whole="days_to_arrival days_to_handover",
            person=True,
        ),
        Table.IDENTITIES: _columns(
            f"{_WHO} nik_status source has_birth has_village",
            months="recorded_on",
            person=True,
        ),
        Table.SERVICES: _columns(
            f"{_WHO} kind state has_placement",
            months="served_on attended_on",
            person=True,
        ),
        Table.STAGES: _columns(f"{_WHO} {_ABROAD} {_JOB} stage", months="reached_on", person=True),
        Table.PAPERS: _columns(
            f"{_WHO} {_ABROAD} {_JOB} paper state", months="checked_on", person=True
        ),
        Table.CASES: _columns(
            f"{_TROUBLE} sex age_band procedural state ground outcome is_duplicate team acted"
            f" acted_in_a_day is_overdue {_BENEATH}",
            months="received_on closed_on",
            whole="people days_to_first_action days_to_close days_open",
        ),
        Table.TERMS: _columns(
            "rule team state is_met met_in_time is_overdue",
            months="triggered_on met_on",
            whole="days_overdue",
        ),
        Table.STEPS: _columns("step team is_done is_late is_missed", months="done_on"),
        Table.COSTS: _columns(
            f"{_TROUBLE} line payer currency state is_estimate has_payer",
            months="cost_on",
            whole="amount_thousandths",
        ),
        Table.REFERRALS: _columns(
            f"{_TROUBLE} kind agency_kind state is_answered answered_in_time is_waiting is_overdue",
            months="sent_on answered_on",
            whole="days_to_answer",
        ),
        Table.CLOSINGS: _columns(
            "state ground team", months="asked_on decided_on", whole="days_to_decide"
        ),
        Table.HANDOVERS: _columns(
            f"{_PLACE} state receiver", months="signed_on", whole="days_from_arrival"
        ),
        Table.TASKS: _columns(
            "kind team is_done is_overdue", months="made_on done_on", whole="days_to_do"
        ),
        Table.ENTRIES: _columns("kind team", months="done_on"),
        Table.IMPORTS: _columns(
            "kind state source reconciled",
            months="received_on",
            whole="rows accepted rejected unchanged",
        ),
        Table.REJECTS: _columns("kind problem", months="received_on"),
        Table.REVIEWS: _columns("kind problem state", months="received_on"),
        Table.PRINTED: _columns(
            "indicator figure area publisher source publication printed_by unit verified",
            months="printed_on",
            whole="value_tenthousandths",
        ),
        Table.SESSIONS: _columns(f"{_HELD_IN} audience is_first", months="held_on", whole="people"),
        Table.ATTENDANCE: _columns(f"{_HELD_IN} audience group", months="held_on", whole="people"),
        Table.QUESTIONS: _columns(f"{_HELD_IN} audience question", months="held_on"),
    }
)
