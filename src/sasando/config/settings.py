"""Settings of one office's installation; what an office may change comes from the environment."""

import os
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from sasando.config import environment

HOME = environment.home()
SASANDO_HOME = HOME
SASANDO_KEYS = environment.keys_directory()
SASANDO_LETTERBOX_KEYS = environment.letterbox_keys_directory()
# Turns of Argon2id, and KiB of memory, between a receipt and the key of its answers (promises P3).
SASANDO_RECEIPT_COST = (3, 64 * 1024)
SASANDO_FLOOR = environment.floor()
SASANDO_ENGINE = os.environ.get("SASANDO_ENGINE", "duckdb")
# Rows of these tables stand for good once written: the database itself refuses a change.
SASANDO_KEPT_TABLES = (
    "library_publications_release",
    "library_publications_releasedtable",
    "library_publications_releasedfile",
    "library_publications_erratum",
    "library_publications_brief",
    "library_publications_brieffile",
    "library_publications_briefshare",
    "library_duties_judgement",
    "library_duties_answer",
    "library_commitments_step",
    "library_commitments_projectstage",
    "library_commitments_projectdraft",
    "library_commitments_draftinput",
    "library_commitments_inputanswer",
    "library_commitments_question",
    "library_commitments_questionanswer",
)
SECRET_KEY = environment.secret_key()
DEBUG = False
ALLOWED_HOSTS = environment.allowed_hosts()
HTTPS = os.environ.get("SASANDO_HTTPS") == "1"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "sasando.foundation.privacy",
    "sasando.foundation.audit",
    "sasando.foundation.sources",
    "sasando.foundation.tasks",
    "sasando.foundation.files",
    "sasando.foundation.outbox",
    "sasando.foundation.access",
    "sasando.foundation.accounts",
    "sasando.foundation.ui",
    "sasando.library.places",
    "sasando.library.terms",
    "sasando.library.regulations",
    "sasando.library.directory",
    "sasando.library.statistics",
    "sasando.library.publications",
    "sasando.library.duties",
    "sasando.library.commitments",
    "sasando.exchange.letterbox",
    "sasando.exchange.referrals",
    "sasando.exchange.guard",
    "sasando.records.workers",
    "sasando.records.placements",
    "sasando.records.movements",
    "sasando.records.cases",
    "sasando.records.outreach",
    "sasando.records.screening",
    "sasando.records.imports",
    "sasando.desk",
    "sasando.portal",
    "sasando.public",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

# Seconds for which each process keeps a public page ready; an act of staff ends them at once.
PUBLIC_PAGES_KEPT_S = 10

MIDDLEWARE = [
    "sasando.public.news.counting.count_readings",
    "sasando.foundation.access.shelf.keep_public",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "sasando.foundation.access.middleware.quiet_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sasando.foundation.ui.language.from_path",
    "django.middleware.common.CommonMiddleware",
    "sasando.foundation.ui.posted.whole_text",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sasando.foundation.accounts.middleware.attach_actor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "sasando.config.urls"
if SASANDO_FLOOR == "portal":
    # The partners' process knows neither staff pages nor the tables of people (ADR 0022).
    ROOT_URLCONF = "sasando.config.urls_portal"
    _closed = ("sasando.records.", "sasando.public")
    INSTALLED_APPS = [name for name in INSTALLED_APPS if not name.startswith(_closed)]
    MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith(_closed)]
WSGI_APPLICATION = "sasando.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "sasando.foundation.ui.context.shell",
            ],
        },
    },
]


def _sqlite() -> dict[str, Any]:
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; "
    pragmas += "PRAGMA cache_size=-65536;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "sasando.sqlite3",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
        "CONN_MAX_AGE": None,
    }


def _database() -> dict[str, Any]:
    url = os.environ.get("SASANDO_DATABASE_URL", "").strip()
    if not url:
        return _sqlite()
    parsed: dict[str, Any] = dict(dj_database_url.parse(url))
    parsed["CONN_HEALTH_CHECKS"] = True
    parsed["CONN_MAX_AGE"] = 60
    return parsed


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "foundation_accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "sasando.foundation.accounts.passwords.ManySigns"},
]
LOGIN_URL = "/akun/masuk/"
LOGIN_REDIRECT_URL = "/meja/"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [environment.project_root() / "src" / "sasando" / "locale"]
USE_TZ = True
OFFICE_ZONE = "Asia/Makassar"
TIME_ZONE = OFFICE_ZONE

STATIC_URL = "/statis/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = HOME / "files"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 50
IMPORT_MAX_BYTES = 200 * 1024 * 1024

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

SESSION_ENGINE = "sasando.foundation.accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "sasando.foundation.ui.errors.form_expired"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "sasando": {"level": "INFO"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

ACCOUNT_ADAPTER = "sasando.foundation.accounts.adapter.OfficeAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
# Mail: SMTP when the office gives a server, else written to the console (made-up office).
_mail = environment.mail_server()
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _mail else 'console'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = (_mail.host, _mail.port) if _mail else ("localhost", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = (_mail.user, _mail.password) if _mail else ("", "")
EMAIL_USE_TLS = bool(_mail and _mail.is_tls)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.mail_from()
SASANDO_MAILBOX = environment.mailbox()
SASANDO_BASE_URL = environment.base_url()
SASANDO_PORTAL_URL = environment.portal_url()
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "reauthenticate": "10/m/user"}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "sasando.foundation.accounts.adapter.OfficeMFAAdapter"
MFA_FORMS = {"add_webauthn": "sasando.foundation.accounts.passkeys.PasskeyForm"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Sasando"
# One period before and after: clocks of phones and of an office without a time server differ.
MFA_TOTP_TOLERANCE = 1
CLOCK = "sasando.config.clock.now"
SASANDO_WORK = "sasando.config.work.WORK"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "foundation_cache",
    }
}
