"""Names this room to the framework."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The room foundation/access."""

    name = "sasando.foundation.access"
    label = "foundation_access"
