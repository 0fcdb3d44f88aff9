"""Names this room to the framework."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The room foundation/audit."""

    name = "sasando.foundation.audit"
    label = "foundation_audit"
