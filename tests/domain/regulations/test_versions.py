"""Which version held on a day: overlaps are all shown, corrected spans answer no longer."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sasando.domain.regulations.versions import Version, applied_on

# The machine of a test run may be slow; that is no fault of a rule.
LAX = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

START = date(2018, 1, 1)
LEARNT = datetime(2026, 2, 11, tzinfo=UTC)
DAY = timedelta(days=1)
DAYS = st.integers(0, 400).map(lambda days: START + timedelta(days=days))


@st.composite
def lists(draw) -> list[Version]:
    found = []
    for at in range(draw(st.integers(0, 6))):
        first, last = sorted((draw(DAYS), draw(DAYS)))
        has_last = draw(st.booleans())
        found.append(
            Version(
                key=f"v{at}", recorded_at=LEARNT + draw(st.integers(0, 9)) * DAY,
                first=draw(st.sampled_from([first, first, None])),
                last=last if has_last else None,
                is_open=not has_last and draw(st.booleans()),
                corrects=draw(st.sampled_from(["", "", *(f"v{other}" for other in range(at))])),
            )
        )  # fmt: skip
    return found


def plainly(version: Version, day: date) -> str:
    """Say by plain steps whether a version held: the slow way to the same answer."""
    first, last = version.first, version.last
    if last is not None and day > last:
        return "no"
    if first is None:
        return "perhaps"
    if day < first:
        return "no"
    return "held" if last is not None or version.is_open else "perhaps"


@LAX
@given(lists(), DAYS)
def test_every_standing_version_answers_by_its_own_days(versions, day):
    found = applied_on(versions, day=day)

    replaced = {one.corrects for one in versions if one.corrects}
    standing = [one for one in versions if one.key not in replaced]
    assert {one.key for one in found.held} == {
        one.key for one in standing if plainly(one, day) == "held"
    }
    assert {one.key for one in found.perhaps} == {
        one.key for one in standing if plainly(one, day) == "perhaps"
    }


@LAX
@given(lists(), DAYS, DAYS, DAYS)
def test_overlapping_versions_are_all_shown_and_none_is_chosen(versions, first, last, day):
    extra = Version("extra", LEARNT, min(first, last), max(first, last), is_open=False)

    before, after = (applied_on(each, day=day) for each in (versions, [*versions, extra]))

    assert set(before.held) <= set(after.held)
    assert (extra in after.held) == (extra.first <= day <= extra.last)
    assert after.overlaps == (len(after.held) > 1)


@LAX
@given(lists(), DAYS, DAYS, DAYS)
def test_a_corrected_span_answers_no_longer_but_is_still_known_of(versions, wrong, right, day):
    told = Version("told", LEARNT, wrong)
    mended = replace(told, key="mended", first=right, corrects="told",
                     recorded_at=LEARNT + 20 * DAY)  # fmt: skip
    every = [*versions, told, mended]

    now = applied_on(every, day=day)
    then = applied_on(every, day=day, known_at=LEARNT + 19 * DAY)

    assert told not in now.held
    assert (mended in now.held) == (right <= day)
    assert (told in then.held) == (wrong <= day)


def test_one_version_and_no_doubt_is_known():
    found = applied_on([Version("v1", LEARNT, START)], day=START)

    assert found.is_known
    assert not applied_on([Version("v1", LEARNT, None)], day=START).is_known
