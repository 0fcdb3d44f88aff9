"""Names this room to the framework."""

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    """The room library/commitments."""

    name = "sasando.library.commitments"
    label = "library_commitments"
