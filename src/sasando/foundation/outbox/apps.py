"""Names this room to the framework."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """The room foundation/outbox."""

    name = "sasando.foundation.outbox"
    label = "foundation_outbox"
