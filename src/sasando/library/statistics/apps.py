"""Names this room to the framework."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """The room library/statistics."""

    name = "sasando.library.statistics"
    label = "library_statistics"
