"""Answers whether this installation is well, naming the part that is not."""

import os
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from sasando.foundation.access import guards


@guards.open_to_all
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """Return 200 `{"status": "ok"}`, or 503 with the failing parts by name."""
    parts = {"database": _database_answers(), "folder": _folder_takes_files(), "keys": _keys_read()}
    failing = sorted(name for name, well in parts.items() if not well)
    if failing:
        return JsonResponse({"status": "fail", "failing": failing}, status=503)
    return JsonResponse({"status": "ok", "parts": sorted(parts)})


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM foundation_audit_event WHERE 1 = 0")
            return cursor.fetchone() is not None
    except DatabaseError:
        return False


def _folder_takes_files() -> bool:
    return os.access(Path(settings.SASANDO_HOME), os.W_OK)


def _keys_read() -> bool:
    return os.access(Path(settings.SASANDO_KEYS), os.R_OK | os.X_OK)
