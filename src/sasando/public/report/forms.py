"""The questions of a report, one small form for each step; only what happened is needed."""

from collections.abc import Mapping
from types import MappingProxyType

from django import forms
from django.utils.translation import gettext_lazy as _

from sasando.exchange.letterbox import identities
from sasando.foundation.ui.forms import OfficeForm

LONGEST_LINE = 300


def _line(label: object, hint: object = "") -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        required=False,
        max_length=LONGEST_LINE,
        help_text=hint,  # type: ignore[arg-type]
    )


def _story(label: object, hint: object, *, rows: int = 8) -> forms.CharField:
    """Return the field of a story; how long it may be is said by the hatch, with a count."""
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=hint,  # type: ignore[arg-type]
        required=False,
    )


class DangerForm(OfficeForm):
    """Is anybody in danger now? Never chosen beforehand."""

    danger = forms.ChoiceField(
        label=_("Is anybody in danger now?"),
        choices=(
            ("yes", _("Yes, now")),
            ("no", _("No, but there is a problem")),
            ("unknown", _("I do not know")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )


class StoryForm(OfficeForm):
    """What happened."""

    text = _story(
        _("What happened?"),
        _("In your own words. Leave out your own name if you are afraid."),
    )


class WhereForm(OfficeForm):
    """Who, where, since when: each may stay empty."""

    about = forms.ChoiceField(
        label=_("Whom is it about?"),
        choices=(
            ("self", _("Myself")),
            ("family", _("Somebody of my family")),
            ("other", _("Somebody else")),
        ),
        widget=forms.RadioSelect,
        required=False,
    )
    place = _line(_("Where is it?"), _("Village, town, country, ship or house: what you know."))
    since = _line(_("Since when?"))
    doer = _line(_("Who does it?"), _("A name, a company, a number plate, a telephone number."))


class ReachForm(OfficeForm):
    """Who reports, when they want to say."""

    identity = forms.CharField(
        label=_("Your name, and how we reach you safely"),
        required=False,
        max_length=identities.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("You need not. You can add it later with the receipt."),
    )


class SendForm(OfficeForm):
    """The last step asks for nothing more than files."""


class MoreForm(OfficeForm):
    """More words, with a receipt."""

    text = _story(_("Write more"), _("What is new since you wrote last?"), rows=5)


STEPS: Mapping[str, type[OfficeForm]] = MappingProxyType(
    {
        "danger": DangerForm,
        "story": StoryForm,
        "where": WhereForm,
        "reach": ReachForm,
        "send": SendForm,
    }
)
NAMES = tuple(STEPS)
HELP = "help"
FIELDS = tuple(name for form in STEPS.values() for name in form.base_fields)
