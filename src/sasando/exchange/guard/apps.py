"""Names this room to the framework."""

from django.apps import AppConfig


class GuardConfig(AppConfig):
    """The room exchange/guard."""

    name = "sasando.exchange.guard"
    label = "exchange_guard"
