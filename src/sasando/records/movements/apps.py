"""Names this room to the framework."""

from django.apps import AppConfig


class MovementsConfig(AppConfig):
    """The room records/movements."""

    name = "sasando.records.movements"
    label = "records_movements"
