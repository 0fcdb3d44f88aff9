"""Names this room to the framework."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """The room records/screening."""

    name = "sasando.records.screening"
    label = "records_screening"
