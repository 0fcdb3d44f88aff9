"""Names this room to the framework."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """The room foundation/tasks."""

    name = "sasando.foundation.tasks"
    label = "foundation_tasks"
