"""Names this floor to the framework."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The floor desk; its rooms are plain packages."""

    name = "sasando.desk"
    label = "desk"
