"""Names this room to the framework."""

from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    """The room records/placements."""

    name = "sasando.records.placements"
    label = "records_placements"
