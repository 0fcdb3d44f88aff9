"""Names this room to the framework."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """The room records/imports."""

    name = "sasando.records.imports"
    label = "records_imports"
