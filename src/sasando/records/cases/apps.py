"""Names this room to the framework."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The room records/cases."""

    name = "sasando.records.cases"
    label = "records_cases"
