"""Cases and all that hangs on one."""

from sasando.records.cases.models.case import Case, CaseNumber, CaseQuerySet
from sasando.records.cases.models.people import (
    Agreement,
    CasePerson,
    Consent,
    Handover,
    IdentityMatch,
)
from sasando.records.cases.models.sharing import CaseReferral, CopiedText, FamilySlip
from sasando.records.cases.models.work import (
    CasePaper,
    Closing,
    Cost,
    Entry,
    SavedFilter,
    StepDone,
    Task,
    Term,
    TermChange,
    TermPause,
)

__all__ = [
    "Agreement",
    "Case",
    "CaseNumber",
    "CasePaper",
    "CasePerson",
    "CaseQuerySet",
    "CaseReferral",
    "Closing",
    "Consent",
    "CopiedText",
    "Cost",
    "Entry",
    "FamilySlip",
    "Handover",
    "IdentityMatch",
    "SavedFilter",
    "StepDone",
    "Task",
    "Term",
    "TermChange",
    "TermPause",
]
