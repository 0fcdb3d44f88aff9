"""Emergency openings in any order of acts and hours: a model says who may read when."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from sasando.domain.values.words import Refused
from sasando.foundation.access import glass
from sasando.foundation.access.models import GlassBreak, GlassWeek, Grant
from sasando.foundation.audit.models import Event
from sasando.records.cases import queries
from sasando.records.cases.glass import break_glass

pytestmark = pytest.mark.django_db(transaction=False)
LONGEST = 4
WHY = "Keluarga di bandara, pemiliknya tidak terjangkau."


class Openings(RuleBasedStateMachine):
    """Two cases and two strangers; the clock only runs forward."""

    cases: ClassVar[list] = []
    askers: ClassVar[list] = []
    reviewer: ClassVar = None

    def __init__(self) -> None:
        super().__init__()
        GlassBreak.objects.all().delete()
        GlassWeek.objects.all().delete()
        Grant.objects.filter(who__in=[asker.user_ref for asker in self.askers]).delete()
        self.now: datetime = self.askers[0].now
        self.until: dict[tuple[str, str], datetime] = {}
        self.broken = 0
        self.events = Event.objects.filter(deed="access.glass_broken").count()

    def at(self, actor):
        return replace(actor, now=self.now)

    def may_read(self, asker, case) -> bool:
        return self.until.get((asker.login, case.number), self.now) > self.now

    @rule(hours=st.integers(1, 90))
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)

    @rule(who=st.integers(0, 1), what=st.integers(0, 1), hours=st.integers(-1, 6))
    def someone_breaks_the_glass(self, who, what, hours):
        asker, case = self.askers[who], self.cases[what]
        is_allowed = not self.may_read(asker, case) and 1 <= hours <= LONGEST
        try:
            break_glass(case.number, reason=WHY, hours=hours, by=self.at(asker))
        except Refused:
            assert not is_allowed
            return
        assert is_allowed
        self.until[asker.login, case.number] = self.now + timedelta(hours=hours)
        self.broken += 1

    @rule(verdict=st.sampled_from(["justified", "unjustified"]), own=st.booleans())
    def one_is_reviewed(self, verdict, own):
        row = GlassBreak.objects.filter(reviewed_at__isnull=True).first()
        if row is None:
            return
        by = next(a for a in self.askers if a.login == row.login) if own else self.reviewer
        try:
            glass.review(row.ref, verdict=verdict, note="Sudah dibaca.", by=self.at(by))
        except Refused:
            assert own
            return
        assert not own

    @rule()
    def the_oldest_week_is_closed(self):
        weeks = glass.weeks_to_close(today=self.at(self.reviewer).today)
        for monday, _count, unreviewed in weeks[:1]:
            try:
                glass.close_week(monday, by=self.at(self.reviewer))
            except Refused:
                assert unreviewed
                return
            assert not unreviewed

    @invariant()
    def only_an_opening_that_runs_lets_a_stranger_read(self):
        for asker, case in product(self.askers, self.cases):
            seen = queries.case_row(case.ref, actor=self.at(asker)) is not None
            assert seen is self.may_read(asker, case)

    @invariant()
    def each_opening_stands_and_is_audited(self):
        assert GlassBreak.objects.count() == self.broken
        written = Event.objects.filter(deed="access.glass_broken").count()
        assert written - self.events == self.broken

    @invariant()
    def no_closed_week_holds_an_opening_without_review(self):
        closed = GlassWeek.objects.values("monday")
        assert not GlassBreak.objects.filter(week__in=closed, reviewed_at__isnull=True).exists()


def test_openings_hold_in_any_order(opened, staff):
    Openings.cases = [opened(name="Satu Uji"), opened(name="Dua Uji")]
    Openings.askers = [staff("CW", login=f"asing-{n}", team="lain") for n in range(2)]
    Openings.reviewer = staff("CS", login="penilai", team="lain2")

    run_state_machine_as_test(
        Openings,
        settings=settings(
            max_examples=12, stateful_step_count=15, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
