"""Names this floor to the framework."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The floor portal; its rooms are plain packages."""

    name = "sasando.portal"
    label = "portal"
