"""Names this room to the framework."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The room library/places."""

    name = "sasando.library.places"
    label = "library_places"
