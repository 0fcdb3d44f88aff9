"""Rights are data: the role matrix of promises 6.2, as far as its rooms stand."""

import pytest

from sasando.foundation.access import policy

STAFF = {"CW", "CS", "PO", "HO", "CUS", "SCR", "AUD", "ADM", "CMS"}
PARTNERS = {"PAR", "DPR", "PRV", "REG", "VIL"}
PEOPLE = {"workers", "placements", "movements", "services"}
# Who may do what touches people's numbers, other people's rights, or the record of both.
HOLDERS = {
    "workers.unmask": {"CW", "CS", "PO", "CUS"},
    "workers.join": {"CS", "HO", "CUS"},
    "imports.finalise": {"CS", "PO", "HO"},
    "audit.view": {"HO", "AUD"},
    "audit.verify": {"AUD"},
    "accounts.manage": {"ADM"},
    "accounts.approve": {"HO"},
}


def test_every_role_of_the_amendments_is_there():
    assert set(policy.policy().roles) == STAFF | PARTNERS | {"CLI"}


@pytest.mark.parametrize("permission", HOLDERS)
def test_only_the_named_roles_hold_a_right(actor, permission):
    holders = {role for role in STAFF | PARTNERS if policy.may(actor(role), permission)}

    assert holders == HOLDERS[permission]


@pytest.mark.parametrize("role", ["ADM", "AUD", "CMS", *sorted(PARTNERS)])
def test_roles_without_casework_open_nothing_about_people(actor, role):
    opened = {name for name in policy.policy().permissions if policy.may(actor(role), name)}

    assert {name.split(".")[0] for name in opened} & (PEOPLE | {"imports"}) == set()


@pytest.mark.parametrize("role", ["", "cw", "XX", "*", "cli"])
def test_an_unknown_role_may_nothing(actor, role):
    assert not any(policy.may(actor(role), name) for name in policy.policy().permissions)


def test_a_right_that_is_not_written_does_not_exist_for_the_command_line_either(actor):
    assert policy.may(actor("CLI"), "workers.view")
    assert not policy.may(actor("CLI"), "workers.invented")


def test_why_not_speaks_only_when_the_right_is_missing(actor):
    assert policy.why_not(actor("CS"), "workers.view") is None
    refused = policy.why_not(actor("ADM"), "workers.view")
    assert refused is not None
    assert refused.id != refused.en


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("ADM", "CW", True),
        ("ADM", "AUD", True),
        ("AUD", "CW", True),
        ("CW", "ADM", True),
        ("CW", "CS", False),
        ("HO", "CS", False),
        *[(partner, staff, True) for partner in sorted(PARTNERS) for staff in ("CW", "CMS")],
        ("DPR", "PRV", False),
    ],
)
def test_conflicting_pairs(first, second, found):
    assert policy.in_conflict(first, second) is found


def test_every_role_over_people_needs_agreement():
    over_people = {
        code
        for code, role in policy.policy().roles.items()
        if code != "CLI" and any(name.split(".")[0] in PEOPLE for name in role.permissions)
    }

    assert over_people <= policy.policy().approval
    assert {"AUD", "ADM"} <= policy.policy().approval
