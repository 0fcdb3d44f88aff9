from pathlib import Path

import pytest

from tools import translations

PYTHON = """
from django.utils.translation import gettext as _, gettext_lazy, ngettext

title = _("Workers")
label = gettext_lazy("Placed on %(date)s")
count = ngettext("%(n)s row", "%(n)s rows", 2)
"""
TEMPLATE = """{% load i18n %}
<section>
    {% if rows %}
        <h2>{% translate "Returns" %}</h2>
    {% endif %}
  <p title="{% translate 'What is counted' %}">
    {% blocktranslate trimmed with name=office %}
      Figures of
      {{ name }}
    {% endblocktranslate %}</p>
  {{ _("Deaths")|upper }}
</section>
"""
CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=1; plural=0;\\n"

msgid "Workers"
msgstr "Pekerja"

msgid "Returns"
msgstr ""

#, fuzzy
msgid "Deaths"
msgstr "Meninggal"

msgid "Placed on %(date)s"
msgstr "Ditempatkan pada %(tanggal)s"

msgid "%(n)s row"
msgid_plural "%(n)s rows"
msgstr[0] "%(n)s baris"

msgid "Figures of %(name)s"
msgstr "Angka %(name)s"
"""


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    messages = tmp_path / "locale" / "id" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (tmp_path / "views.py").write_text(PYTHON, encoding="utf-8")
    (tmp_path / "page.html").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "row.jinja").write_text("<td>{{ _('Village') }}</td>", encoding="utf-8")
    (messages / "django.po").write_text(CATALOGUE, encoding="utf-8")
    for name, path in {"ROOT": tmp_path, "SOURCE": tmp_path, "LOCALE": messages.parents[1]}.items():
        monkeypatch.setattr(translations, name, path)
    return tmp_path


def test_phrases_are_found_in_code_pages_and_row_templates(source: Path) -> None:
    found = {key for key, _context in translations.phrases()}

    assert found == {
        "Workers",
        "Placed on %(date)s",
        ("%(n)s row", "%(n)s rows"),
        "Returns",
        "What is counted",
        "Figures of %(name)s",
        "Deaths",
        "Village",
    }


def test_problems_name_each_phrase_that_a_reader_would_not_understand(source: Path) -> None:
    (path,) = translations.catalogues()

    problems = list(translations.problems_of(path))

    said = {line.split(": ", 1)[1] for line in problems}
    assert said == {
        "untranslated: 'Returns'",
        "fuzzy: 'Deaths'",
        "other placeholders: 'Placed on %(date)s'",
        "missing: 'What is counted'",
        "missing: 'Village'",
    }


def test_compile_writes_the_catalogue_that_gettext_reads(source: Path) -> None:
    problems = translations.compile_all()

    (path,) = translations.catalogues()
    assert problems == []
    assert path.with_suffix(".mo").read_bytes().startswith(b"\xde\x12\x04\x95")
