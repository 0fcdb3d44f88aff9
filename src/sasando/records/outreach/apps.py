"""Names this room to the framework."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """The room records/outreach."""

    name = "sasando.records.outreach"
    label = "records_outreach"
