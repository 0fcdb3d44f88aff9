"""What a page and a brief cost in a made-up office."""

import html
import re
from collections.abc import Callable
from datetime import datetime

from django.db import connection
from django.test import Client, override_settings

from sasando.config.demo import loading
from sasando.foundation.accounts.models import User

PLAIN = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TURNS = 30


@override_settings(STORAGES=PLAIN)
def list_page(cpu_s: Callable[[], float], *, now: datetime) -> dict[str, float]:
    """Return the CPU milliseconds of one page of the list of people in a made-up office."""

    loading.load(scale=1.0, now=now)
    client = Client()
    client.force_login(User.objects.get(username="demo-cs"))
    for _ in range(5):
        client.get("/meja/pekerja/")
    before = cpu_s()
    turns = 40
    for _ in range(turns):
        answer = client.get("/meja/pekerja/")
    if answer.status_code != 200:
        raise SystemExit(str(answer.status_code))
    return {"cpu_ms": round((cpu_s() - before) * 1000 / turns, 2)}


@override_settings(STORAGES=PLAIN)
def cases_page(cpu_s: Callable[[], float], *, rows: int, now: datetime) -> dict[str, float]:
    """Return the CPU milliseconds of one page of the supervisor's cases among `rows` copies.

    First the work list, then a page far into it, reached as a reader does: by the next key.
    """
    loading.load(scale=0.02, now=now)
    copied = _copy_cases(rows)
    client = Client()
    client.force_login(User.objects.get(username="demo-cs"))
    near, far = "/meja/kasus/?daftar=semua", "/meja/kasus/?daftar=semua"
    for _ in range(20):
        link = re.search(r'href="([?][^"]*sesudah=[^"]*)"', client.get(far).content.decode())
        far = f"/meja/kasus/{html.unescape(link[1])}" if link else far
    found = {"cases": float(copied)}
    for name, path in (("first_cpu_ms", near), ("far_cpu_ms", far)):
        for _ in range(5):
            client.get(path)
        before = cpu_s()
        for _ in range(TURNS):
            client.get(path)
        found[name] = round((cpu_s() - before) * 1000 / TURNS, 2)
    return found


def _copy_cases(rows: int) -> int:
    """Copy a made-up complaint until the table holds `rows`, each with a number of its own."""
    table = "records_cases_case"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 0")
        names = [column[0] for column in cursor.description if column[0] != "id"]
        own = {"ref": "lower(hex(randomblob(16)))", "number": "'KS-2020-' || (9000000 + n.value)"}
        picked = ", ".join(own.get(name, f"c.{name}") for name in names)
        cursor.execute(
            f"WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n"
            f" WHERE value < %s) INSERT INTO {table} ({', '.join(names)})"
            f" SELECT {picked} FROM n, (SELECT * FROM {table} WHERE kind = 'complaint'"
            f" AND closed_at IS NULL ORDER BY id LIMIT 1) c",
            [rows],
        )
        cursor.execute("ANALYZE")
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        return int(cursor.fetchone()[0])
