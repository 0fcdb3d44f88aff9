"""What the night removes and what it keeps."""

import os

import pytest

from sasando.foundation.print import drawing
from sasando.foundation.print.charts import Bar, Bars, draw, specification
from sasando.jobs import nightly
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


def test_the_night_removes_pictures_nobody_asked_for_and_keeps_the_public_ones(
    reference, settings, tmp_path
):
    settings.SASANDO_HOME = tmp_path
    nightly.run(NOW)
    folder = drawing._folder()
    public = set(folder.glob("*.svg"))
    old = Bars((Bar("Dari paparan tahun lalu", 7, "7"),), "#0A3A47", "orang")
    draw(old)
    for path in folder.glob("*.svg"):
        os.utime(path, (1_000_000, 1_000_000))

    nightly.run(NOW)

    assert public
    assert not drawing._place(specification(old)).exists()
    assert all(path.exists() for path in public)
