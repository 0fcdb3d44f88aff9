"""Roles from day to day: conflicts, deputising, agreement, ends. Source: promises 6.1 and 6.2."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from sasando.domain.values.words import Refused
from sasando.foundation.accounts import actions, queries
from sasando.foundation.accounts.models import Office, RoleGrant
from sasando.foundation.audit.models import Event

TODAY = date(2026, 2, 11)
pytestmark = pytest.mark.django_db


def days(first: int, last: int | None):
    """Return dates counted from today."""
    ends_on = None if last is None else TODAY + timedelta(days=last)
    return {"starts_on": TODAY + timedelta(days=first), "ends_on": ends_on}


def held(user, day=TODAY):
    return [role.role for role in queries.roles_on(user, day=day)]


@pytest.mark.parametrize(
    ("first", "last", "today"),
    [
        (0, None, True),
        (0, 0, True),
        (-3, 0, True),
        (-3, -1, False),
        (1, None, False),
        (1, 3, False),
    ],
)
def test_a_role_holds_from_its_first_day_through_its_last(user, command, first, last, today):
    someone = user()

    actions.grant_role(someone, role="CW", by=command, **days(first, last))

    assert held(someone) == (["CW"] if today else [])


@pytest.mark.parametrize("pair", [("ADM", "CW"), ("ADM", "AUD"), ("AUD", "CW")])
@pytest.mark.parametrize(
    ("one", "other", "refused"),
    [
        ((0, None), (0, None), True),
        ((0, 5), (5, 9), True),
        ((0, 5), (6, 9), False),
        ((6, 9), (0, 5), False),
        ((6, 9), (0, 6), True),
        ((-9, -1), (0, None), False),
        ((3, 4), (0, None), True),
    ],
)
def test_conflicting_roles_are_refused_on_overlapping_days(
    user, command, pair, one, other, refused
):
    someone = user()
    actions.grant_role(someone, role=pair[0], by=command, **days(*one))

    try:
        actions.grant_role(someone, role=pair[1], by=command, **days(*other))
        said = None
    except Refused as refusal:
        said = refusal.refusal

    assert (said is not None) is refused
    assert RoleGrant.objects.count() == (1 if refused else 2)
    if said:
        assert said.code == "roles_in_conflict"
        assert "tidak boleh dipegang satu orang" in said.words.id


def test_a_waiting_role_counts_as_a_conflict_and_a_refused_one_does_not(user, by, head):
    someone = user()
    asked = actions.grant_role(someone, role="CW", by=by, **days(0, None))
    with pytest.raises(Refused):
        actions.grant_role(someone, role="AUD", by=by, **days(0, None))

    actions.decide_role(asked, agreed=False, by=head)

    assert actions.grant_role(someone, role="AUD", by=by, **days(0, None)).role == "AUD"


@pytest.mark.parametrize("role", ["DPR", "PRV", "PAR", "REG", "VIL"])
def test_a_partner_is_never_staff(user, command, role):
    someone = user()
    actions.grant_role(someone, role=role, by=command, **days(0, None))

    with pytest.raises(Refused):
        actions.grant_role(someone, role="CMS", by=command, **days(0, None))


@pytest.mark.parametrize("role", ["CLI", "XX", "", "cw"])
def test_a_role_that_is_not_of_people_is_refused(user, by, role):
    with pytest.raises(Refused) as refused:
        actions.grant_role(user(), role=role, by=by, **days(0, None))

    assert refused.value.refusal.code == "role_unknown"


def test_an_administrator_alone_gives_no_role_over_cases(user, by, head):
    someone = user()

    asked = actions.grant_role(someone, role="CW", by=by, **days(0, None))

    assert held(someone) == []
    actions.decide_role(asked, agreed=True, by=head)
    assert held(someone) == ["CW"]
    deeds = list(Event.objects.order_by("seq").values_list("deed", flat=True))
    assert deeds == ["accounts.role_granted", "accounts.role_decided"]


def test_whoever_asked_or_receives_does_not_agree(user, by, head, actor):
    someone = user()
    asked = actions.grant_role(someone, role="HO", by=by, **days(0, None))

    for login in ("lena", "ina"):
        with pytest.raises(Refused) as refused:
            actions.decide_role(asked, agreed=True, by=actor("HO", login=login))
        assert refused.value.refusal.code == "own_act"

    assert held(someone) == []


def test_nobody_gives_themselves_a_role(user, actor):
    someone = user("lena")
    self_made = actor("ADM", login="lena", user_ref=someone.ref)

    for act in (
        lambda: actions.grant_role(someone, role="CMS", by=self_made, **days(0, None)),
        lambda: actions.bind_regencies(someone, codes=[], by=self_made),
        lambda: actions.reset_sign_in(someone, by=self_made),
        lambda: actions.deactivate(someone, by=self_made),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.refusal.code == "own_act"


@pytest.mark.parametrize("kind", ["Plh.", "Plt."])
def test_a_deputy_signs_on_behalf_for_dated_days(user, command, actor, kind):
    boss, deputy = user("beni", "Beni Talan"), user("sela", "Sela Naru")
    actions.grant_role(deputy, role="CS", by=command, **days(-9, None))
    actions.grant_role(deputy, role="HO", by=command, deputy=kind, deputises=boss, **days(0, 2))

    roles = queries.roles_on(deputy, day=TODAY)
    chosen = queries.actor_for(deputy, now=command.now, chosen=str(roles[1].ref))

    assert [role.on_behalf_of for role in roles] == [None, f"{kind} Kepala kantor a.n. Beni Talan"]
    assert chosen.role == "HO"
    assert chosen.on_behalf_of == f"{kind} Kepala kantor a.n. Beni Talan"
    assert held(deputy, TODAY + timedelta(days=3)) == ["CS"]


@pytest.mark.parametrize(
    "values",
    [{"deputy": "Plh."}, {"deputy": "Plh.", "deputises": True}, {"deputises": True, "last": 3}],
)
def test_deputising_needs_a_person_and_an_end(user, command, values):
    boss, deputy = user("beni"), user("sela")
    given = {"deputy": values.get("deputy", "")}
    given["deputises"] = boss if values.get("deputises") else None

    with pytest.raises(Refused) as refused:
        actions.grant_role(deputy, role="HO", by=command, **given, **days(0, values.get("last")))

    assert refused.value.refusal.code == "deputy_undated"


def test_nobody_deputises_for_themselves(user, command):
    someone = user()

    with pytest.raises(Refused):
        actions.grant_role(
            someone, role="HO", by=command, deputy="Plh.", deputises=someone, **days(0, 2)
        )


def test_a_deputy_approves_neither_their_own_act_nor_that_of_whom_they_stand_for(user, command):
    boss, deputy, other = user("beni"), user("sela"), user("domi")
    actions.grant_role(deputy, role="HO", by=command, deputy="Plh.", deputises=boss, **days(0, 2))
    acting = queries.actor_for(deputy, now=command.now, chosen=None)

    said = {login: queries.why_not_approve(acting, made_by=login) for login in
            ("sela", "beni", other.username)}  # fmt: skip

    assert said["sela"].code == "own_act"
    assert said["beni"].code == "deputised_act"
    assert said["domi"] is None


def test_the_chosen_role_is_used_only_while_it_holds(user, command):
    someone = user()
    first = actions.grant_role(someone, role="CS", by=command, **days(0, None))
    second = actions.grant_role(someone, role="HO", by=command, **days(0, 1))
    other = actions.grant_role(user("tius"), role="AUD", by=command, **days(0, None))

    def role(chosen, plus_days=0):
        now = command.now + timedelta(days=plus_days)
        return queries.actor_for(someone, now=now, chosen=str(chosen)).role

    assert role(second.ref) == "HO"
    assert role(second.ref, plus_days=2) == "CS"
    assert role(other.ref) == role("nonsense") == role(first.ref) == "CS"


def test_ending_a_role_never_makes_it_longer(user, command, by):
    someone = user()
    row = actions.grant_role(someone, role="CW", by=command, **days(-5, 3))

    actions.end_role(row, ends_on=TODAY, by=by)
    with pytest.raises(Refused):
        actions.end_role(row, ends_on=TODAY + timedelta(days=9), by=by)

    assert held(someone) == ["CW"]
    assert held(someone, TODAY + timedelta(days=1)) == []


def test_a_role_not_begun_is_withdrawn_whole(user, command, by):
    someone = user()
    row = actions.grant_role(someone, role="CW", by=command, **days(5, None))

    actions.end_role(row, ends_on=TODAY, by=by)

    assert held(someone, TODAY + timedelta(days=6)) == []


@pytest.mark.parametrize("act", [actions.reset_sign_in, actions.reactivate])
def test_whoever_could_take_over_an_account_does_not_get_its_roles(user, command, by, head, act):
    someone = user()
    actions.grant_role(someone, role="CW", by=command, **days(-9, None))
    actions.grant_role(someone, role="CMS", by=command, **days(-9, None))

    act(someone, by=by)

    assert held(someone) == ["CMS"]
    waiting = queries.waiting_roles()
    assert [row.role for row in waiting] == ["CW"]
    actions.decide_role(waiting[0], agreed=True, by=head)
    assert set(held(someone)) == {"CW", "CMS"}


def test_the_command_line_lets_a_locked_out_head_back_in(user, command):
    boss = user("beni")
    actions.grant_role(boss, role="HO", by=command, **days(-9, None))

    actions.reset_sign_in(boss, by=command)

    assert held(boss) == ["HO"]


def test_one_user_name_whatever_its_letters(user, by):
    user("ina")

    with pytest.raises(Refused) as refused:
        actions.create_user("INA", name="Ina Lain", by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        user("Ina")

    assert refused.value.refusal.code == "username_taken"


def test_the_database_refuses_an_undated_deputy_and_a_second_office(user, office, command):
    office()
    row = actions.grant_role(user(), role="CW", by=command, **days(0, None))

    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.filter(pk=row.pk).update(deputy="Plh.")
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.filter(pk=row.pk).update(ends_on=TODAY - timedelta(days=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.create(id=2, name="Lain", short_name="Lain", province_code="53")


def test_a_real_office_starts_only_when_four_things_are_decided(office, command):
    office()
    lacking = len(queries.why_not_start())

    actions.record_decisions(by=command, data_officer="Rosa Manek", data_officer_contact="loket 2")
    actions.record_decisions(by=command, impact_assessed_on=TODAY, retention_set_on=TODAY)
    before_the_last = [words.id for words in queries.why_not_start()]
    actions.record_decisions(by=command, restore_drill_on=TODAY)

    assert lacking == 4
    assert before_the_last == ["latihan pemulihan cadangan"]
    assert queries.why_not_start() == []


def test_a_made_up_office_has_two_caseworkers_in_two_teams(office, command):
    office(is_demo=True)

    actions.ensure_demo_users(command.now)
    actions.ensure_demo_users(command.now)

    people = queries.demo_people(day=TODAY)
    teams = {role.team for _, role in people if role.role == "CW"}
    assert len(people) == 10
    assert teams == {"kupang", "atambua"}
    assert not any(person.has_usable_password() for person, _ in people)


def test_a_partner_acts_for_the_unit_of_their_role(user, command):
    partner = user()

    actions.grant_role(partner, role="PAR", starts_on=TODAY, unit=" RSJ-NAIMATA ", by=command)

    found = queries.actor_for(partner, now=command.now, chosen=None)
    assert (found.role, found.unit) == ("PAR", "RSJ-NAIMATA")
    assert queries.own_actor(partner, now=command.now).unit == "RSJ-NAIMATA"


def test_staff_act_for_no_unit(user, command):
    with pytest.raises(Refused) as caught:
        actions.grant_role(user(), role="CW", starts_on=TODAY, unit="RSJ-NAIMATA", by=command)

    assert caught.value.refusal.code == "unit_for_staff"


@pytest.mark.parametrize(
    ("role", "path"), [("CW", "/meja/"), ("PAR", "/mitra/"), ("VIL", "/mitra/"), ("", "/meja/")]
)
def test_a_role_starts_at_its_own_door(role, path):
    assert queries.first_page(role) == path
