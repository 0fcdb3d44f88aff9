"""Names this room to the framework."""

from django.apps import AppConfig


class LetterboxConfig(AppConfig):
    """The room exchange/letterbox."""

    name = "sasando.exchange.letterbox"
    label = "exchange_letterbox"
