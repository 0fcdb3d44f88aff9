"""A correction keeps the education that a source told; an odd word is shown as it stands."""

import pytest

from sasando.desk.workers.forms import SCHOOLS, IdentityForm


@pytest.mark.parametrize("kept", ["SMA", "", "Paket C"])
def test_education_is_chosen_from_the_printed_levels_and_kept(actor, kept):
    form = IdentityForm(
        {"name": "Uji", "education": kept}, actor=actor("CW"), initial={"education": kept}
    )

    assert form.is_valid()
    assert form.facts().education == kept
    assert len(form.fields["education"].choices) == len(SCHOOLS) + (kept == "Paket C")


def test_an_unknown_level_is_refused(actor):
    form = IdentityForm({"name": "Uji", "education": "S9"}, actor=actor("CW"))

    assert "education" in form.errors
