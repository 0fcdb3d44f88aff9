"""Names this room to the framework."""

from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    """The room library/regulations."""

    name = "sasando.library.regulations"
    label = "library_regulations"
