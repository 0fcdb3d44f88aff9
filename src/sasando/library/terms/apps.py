"""Names this room to the framework."""

from django.apps import AppConfig


class TermsConfig(AppConfig):
    """The room library/terms."""

    name = "sasando.library.terms"
    label = "library_terms"
