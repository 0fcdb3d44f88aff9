"""Names this room to the framework."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The room foundation/ui."""

    name = "sasando.foundation.ui"
    label = "foundation_ui"
