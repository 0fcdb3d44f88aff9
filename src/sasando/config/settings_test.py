"""Settings of the test suite: own folders, no compression of assets, cheap passwords."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_HOME = Path(tempfile.mkdtemp(prefix="sasando-test-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ.setdefault("SASANDO_HOME", str(_HOME))
os.environ.setdefault("SASANDO_KEYS", str(_HOME / "keys"))

from sasando.config.settings import *  # noqa: E402, F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SASANDO_RECEIPT_COST = (1, 8)
PUBLIC_PAGES_KEPT_S = 0
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
WHITENOISE_AUTOREFRESH = True
