"""Names this room to the framework."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """The room foundation/sources."""

    name = "sasando.foundation.sources"
    label = "foundation_sources"
