"""Names this room to the framework."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """The room foundation/files."""

    name = "sasando.foundation.files"
    label = "foundation_files"
