"""Names this room to the framework."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """The room library/duties."""

    name = "sasando.library.duties"
    label = "library_duties"
