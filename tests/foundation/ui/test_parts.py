"""Parts of the frame are drawn once for the same values, and anew for others."""

import pytest
from django.test import override_settings
from django.utils import translation

from sasando.foundation.ui import parts

CHOICES = (("53.01", "Kupang & sekitar"), ("53.04", "Belu"))


def test_a_part_marks_what_is_chosen_and_escapes():
    html = parts.draw("ui/options.html", choices=CHOICES, chosen="53.04")

    assert '<option value="53.04" selected>Belu</option>' in html
    assert "Kupang &amp; sekitar" in html


def test_the_same_values_are_drawn_once():
    first = parts.draw("ui/options.html", choices=CHOICES, chosen="")

    assert parts.draw("ui/options.html", choices=CHOICES, chosen="") is first
    assert parts.draw("ui/options.html", choices=CHOICES, chosen="53.01") != first


def test_each_language_has_its_own():
    drawn = {}
    for language in ("id", "en"):
        with translation.override(language):
            drawn[language] = parts.draw("ui/options.html", choices=CHOICES, chosen="")

    assert ">all<" in drawn["en"]
    assert ">all<" not in drawn["id"]


@override_settings(STATIC_URL="/lain/")
def test_another_place_of_the_icons_is_drawn_anew():
    assert "/lain/" in parts.draw("ui/rail.html", navigation=())


def test_values_that_may_change_are_refused():
    with pytest.raises(TypeError):
        parts.draw("ui/options.html", choices=[["53.01", "Kupang"]], chosen="")
