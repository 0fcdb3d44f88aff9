"""Names this room to the framework."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """The room foundation/privacy."""

    name = "sasando.foundation.privacy"
    label = "foundation_privacy"
