"""The form of an upload."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sasando.domain.values.numbers import parse_count
from sasando.domain.values.words import Refused
from sasando.foundation.ui.forms import DayField, said
from sasando.records.imports.outcome import ImportRequest

KINDS = (
    ("placements", _("Placements")),
    ("workers", _("Workers")),
    ("deportees", _("Deportees (manifest)")),
    ("deaths", _("Deceased brought home")),
    ("complaints", _("Complaints")),
    ("statistics", _("Printed figures")),
    ("duties", _("Duties of the law")),
    ("outreach", _("Outreach sessions")),
    ("p3mi", _("Public list of P3MI")),
)
CODES = (
    ("", _("dotted, or names only")),
    ("kemendagri", _("Kemendagri, without dots")),
    ("bps", _("BPS")),
)


class UploadForm(forms.Form):
    """A table and what its sender says of it."""

    kind = forms.ChoiceField(label=_("What the table holds"), choices=KINDS)
    file = forms.FileField(label=_("File"), help_text=_("CSV, TSV, XLSX or ODS"))
    source_name = forms.CharField(
        label=_("Sender"), required=False, max_length=160, help_text=_("Its columns are remembered")
    )
    sheet = forms.CharField(
        label=_("Sheet"), required=False, max_length=120, help_text=_("Empty: the first one")
    )
    codes = forms.ChoiceField(label=_("Area codes are"), choices=CODES, required=False)
    arrived_on = DayField(label=_("Day of arrival (manifest)"), required=False)
    totals = forms.CharField(
        label=_("Stated totals"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One on each line, as in the covering letter: Total = 209, NTT = 36"),
    )

    def clean_file(self) -> Any:
        """Refuse a file that is too big."""
        given = self.cleaned_data["file"]
        if given.size > settings.IMPORT_MAX_BYTES:
            raise ValidationError(_("The file is too big. Split it into several files."))
        return given

    def clean_totals(self) -> dict[str, int]:
        """Return group → stated."""
        found: dict[str, int] = {}
        for line in self.cleaned_data["totals"].splitlines():
            if not line.strip():
                continue
            match = re.match(r"^(.*?)[\s=:;]+([\d.,]+)\s*$", line)
            if match is None:
                raise ValidationError(_("Cannot read this line: %(line)s") % {"line": line[:60]})
            try:
                found[match[1].strip()] = parse_count(match[2])
            except Refused as refused:
                raise said(refused) from refused
        return found

    def request(self) -> ImportRequest:
        """Return what is asked, for the inbox."""
        data = self.cleaned_data
        return ImportRequest(
            kind=data["kind"],
            file_name=data["file"].name,
            sheet=data["sheet"],
            codes=data["codes"],
            source_name=data["source_name"],
            totals=data["totals"],
            arrived_on=data["arrived_on"],
        )
