"""Names this floor to the framework."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """The floor public; its rooms are plain packages."""

    name = "sasando.public"
    label = "public"
