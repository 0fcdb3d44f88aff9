"""What a page and a brief cost in a made-up office."""

from collections.abc import Callable
from datetime import datetime

from django.test import Client, override_settings

from sasando.config.demo import loading
from sasando.foundation.accounts.models import User

PLAIN = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


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
