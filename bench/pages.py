"""What a page and a brief cost in a made-up office."""

import html
import re
from collections.abc import Callable
from datetime import datetime

from django.db import connection
from django.test import Client, override_settings

from bench import admin
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
    copied = copy_cases(rows)
    client = Client()
    client.force_login(User.objects.get(username="demo-cs"))
    near = far = "/meja/kasus/?daftar=semua"
    for _ in range(20):
        link = re.search(r'href="([?][^"]*sesudah=[^"]*)"', client.get(far).content.decode())
        far = f"/meja/kasus/{html.unescape(link[1])}" if link else far
    found = {"cases": float(copied)}
    pages = {"first": near, "far": far, "overdue": "/meja/kasus/?daftar=lewat"}
    for name, path in pages.items():
        for _ in range(5):
            client.get(path)
        before = cpu_s()
        for _ in range(TURNS):
            client.get(path)
        found[f"{name}_cpu_ms"] = round((cpu_s() - before) * 1000 / TURNS, 2)
    with override_settings(ROOT_URLCONF="bench.admin"):
        found["admin_cpu_ms"] = admin.changelist_ms(cpu_s, now=now)
    worst = max(found[f"{name}_cpu_ms"] for name in pages)
    found["over_admin"] = round(found["admin_cpu_ms"] / worst, 1)
    return found


def copy_cases(rows: int) -> int:
    """Copy a made-up complaint until the table holds `rows`, each with a number of its own."""
    table = "records_cases_case"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 0")
        left_out = ("id", "queue_on")
        names = [column[0] for column in cursor.description if column[0] not in left_out]
        own = {
            "ref": "lower(hex(randomblob(16)))",
            "number": "'KS-2020-' || (9000000 + n.value)",
            "next_on": "date('2026-01-01', (n.value * 7919 % 900) || ' days')",
        }
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
