from decimal import Decimal
from pathlib import Path

import pytest
from django import forms
from django.http import QueryDict
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils import translation

from sasando.domain.values.words import Words
from sasando.foundation.print.charts import Bar, Bars
from sasando.foundation.ui import apps, charts, errors, navigation
from sasando.foundation.ui.forms import DayField
from sasando.foundation.ui.tables import Filter, Page, read_filters

TEMPLATES = Path(apps.__file__).parent / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))


class _Form(forms.Form):
    day = DayField(label="Tanggal")
    sure = forms.BooleanField(label="Sudah dilihat", required=False)
    kind = forms.ChoiceField(label="Jenis", choices=[("a", "A")], widget=forms.RadioSelect)


@pytest.mark.parametrize("name", NAMES)
def test_template_compiles_and_stays_on_a_screen(name):
    get_template(name)

    assert len((TEMPLATES / name).read_text("utf-8").splitlines()) <= 100


def test_field_ties_its_hint_and_message_to_the_control():
    form = _Form({"day": "31/02/1990", "kind": "a"})

    html = render_to_string("ui/field.html", {"field": form["day"]})

    assert 'aria-describedby="id_day_helptext id_day_error"' in html
    assert 'id="id_day_helptext"' in html
    assert 'id="id_day_error"' in html
    assert 'aria-invalid="true"' in html


def test_error_summary_counts_and_links_each_field():
    html = render_to_string("ui/error_summary.html", {"form": _Form({})})

    assert 'href="#id_day"' in html
    assert "autofocus" in html


def test_choices_stand_as_a_named_group():
    html = render_to_string("ui/field.html", {"field": _Form()["kind"]})

    assert 'role="group" aria-labelledby="id_kind_label"' in html


def test_active_filter_is_removable_and_keeps_the_others():
    query = "nik=ada&q=Petrus&sesudah=abc&dari=51"
    request = RequestFactory().get(f"/meja/pekerja/?{query}")
    known = (Filter("nik", "NIK", (("ada", "ada pada kami"),)), Filter("q", "Nama"))
    context = {"filters": read_filters(QueryDict(query), known=known), "is_filtered": True}

    html = render_to_string("ui/filters.html", context, request=request)

    assert 'href="?q=Petrus"' in html
    assert "NIK: ada pada kami" in html


def test_unknown_choice_of_a_filter_is_said_and_escaped():
    known = (Filter("nik", "NIK", (("ada", "ada pada kami"),)),)
    request = RequestFactory().get("/meja/pekerja/?nik=<b>")
    context = {"filters": read_filters(request.GET, known=known)}

    html = render_to_string("ui/filters.html", context, request=request)

    assert "“&lt;b&gt;”" in html


def test_page_of_a_failure_needs_no_database():
    answer = errors.failed(RequestFactory().get("/meja/"))

    assert answer.status_code == 500
    assert "<h1>" in answer.content.decode()


def test_pager_keeps_the_filter_and_shows_no_total():
    page = Page((), 51, 100, "next", "back", "101", "1")
    request = RequestFactory().get("/meja/pekerja/?q=Petrus&sesudah=x")

    html = render_to_string("ui/pager.html", {"page": page}, request=request)

    assert "51–100" in html
    assert 'href="?q=Petrus&amp;sesudah=next&amp;dari=101"' in html


def test_passport_takes_words_of_both_languages():
    rows = [(Words(id="Nilai", en="Value"), Words(id="belum", en="not yet"))]

    with translation.override("en"):
        html = render_to_string("ui/passport.html", {"rows": rows})

    assert "<dt>Value</dt><dd>not yet</dd>" in html


def test_what_people_wrote_is_escaped():
    html = render_to_string("ui/empty.html", {"text": "<script>x</script>"})

    assert "<script>" not in html


def test_picture_says_its_words_and_escapes_them():
    chart = Bars((Bar("Malaka", 3, "3"), Bar("Belu", 2, "2")), "#0A3A47", "orang")

    svg = charts.picture(chart, title="Tiga & dua", text='Malaka "3"')

    assert 'role="img"' in svg
    assert "<title>Tiga &amp; dua</title>" in svg
    assert svg.startswith("<svg ")


@pytest.mark.parametrize(
    ("value", "largest", "width"),
    [(91, 91, "100.00"), (Decimal(7), 91, "7.69"), (0, 5, "0.00"), (9, 5, "100.00")],
)
def test_bar_cell_is_as_long_as_its_share(value, largest, width):
    assert f'width="{width}"' in charts.bar_cell(value, largest=largest)


@pytest.mark.parametrize(("value", "largest"), [(None, 5), (3, 0)])
def test_bar_cell_is_empty_where_nothing_is_known(value, largest):
    assert charts.bar_cell(value, largest=largest) == ""


def test_rail_shows_only_open_rooms_and_what_waits():
    groups = navigation.build(
        "/meja/impor/", may="imports.view".__eq__, counts={"desk:imports:list": 2}
    )

    [item] = [item for group in groups for item in group.items]
    assert (item.url, item.is_here, item.count) == ("/meja/impor/", True, 2)


@pytest.mark.parametrize(("language", "url"), [("id", "/cek-tawaran/"), ("en", "/en/cek-tawaran/")])
def test_rail_leads_to_the_public_offer_check_in_the_language_of_the_page(language, url):
    with translation.override(language):
        groups = navigation.build("/meja/", may="home.view".__eq__)

    assert url in [item.url for group in groups for item in group.items]
