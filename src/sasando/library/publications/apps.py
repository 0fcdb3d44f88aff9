"""Names this room to the framework."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """The room library/publications."""

    name = "sasando.library.publications"
    label = "library_publications"
