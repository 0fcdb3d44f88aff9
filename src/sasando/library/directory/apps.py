"""Names this room to the framework."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """The room library/directory."""

    name = "sasando.library.directory"
    label = "library_directory"
