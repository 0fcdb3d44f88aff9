"""Names this room to the framework."""

from django.apps import AppConfig


class WorkersConfig(AppConfig):
    """The room records/workers."""

    name = "sasando.records.workers"
    label = "records_workers"
