from pathlib import Path

from django.conf import settings

from sasando.library.statistics import drawing

NAME = "placements_by_origin"


def _forget_pictures() -> None:
    for path in (Path(settings.SASANDO_HOME) / "charts").glob("*.svg"):
        path.unlink()


def test_public_chart_waits_for_no_renderer_and_shows_what_was_drawn(reference) -> None:
    _forget_pictures()

    before = drawing.by_year(NAME, public=True, language="id")
    drawn = drawing.draw_public()
    after = drawing.by_year(NAME, public=True, language="id")

    assert before is not None and before.svg == ""
    assert before.years
    assert drawn >= 2
    assert after is not None and after.svg.startswith("<svg")


def test_staff_chart_is_drawn_when_it_is_asked_for(reference) -> None:
    _forget_pictures()

    found = drawing.by_year(NAME, public=False, language="en")

    assert found is not None and "4,163" in found.svg and "4.163" not in found.svg
    assert "4,163" in found.alt.en and "4.163" in found.alt.id
