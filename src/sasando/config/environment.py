"""Reads the settings that an office gives through the environment."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

FLOORS = frozenset({"desk", "portal", "public", "all"})


def project_root() -> Path:
    """Return the folder that holds `src/`."""
    return Path(__file__).resolve().parents[3]


def home() -> Path:
    """Return the folder of the data: `SASANDO_HOME`, else `var/` beside the source."""
    given = os.environ.get("SASANDO_HOME", "").strip()
    return Path(given).expanduser().resolve() if given else project_root() / "var"


def keys_directory() -> Path:
    """Return the folder of the keys: `SASANDO_KEYS`, else `keys/` in the home (doctor warns)."""
    given = os.environ.get("SASANDO_KEYS", "").strip()
    return Path(given).expanduser().resolve() if given else home() / "keys"


def letterbox_keys_directory() -> Path:
    """Return where the keys lie that open sealed reports; a public process needs no way there."""
    given = os.environ.get("SASANDO_LETTERBOX_KEYS", "").strip()
    return Path(given).expanduser().resolve() if given else keys_directory() / "letterbox"


def floor() -> str:
    """Return what this process serves; an unknown word serves nothing but is named by doctor."""
    return os.environ.get("SASANDO_FLOOR", "all").strip() or "all"


def port() -> int:
    """Return the port to serve on."""
    return int(os.environ.get("SASANDO_PORT", "8000"))


def allowed_hosts() -> list[str]:
    """Return the host names that this installation answers to."""
    given = os.environ.get("SASANDO_HOSTS", "")
    return [name.strip() for name in given.split(",") if name.strip()] or [
        "localhost",
        "127.0.0.1",
        "[::1]",
        "testserver",
    ]


def secret_key() -> str:
    """Return the session secret, made once and readable by its owner alone."""
    path = keys_directory() / "session.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_once(path, secrets.token_urlsafe(64))
    return path.read_text(encoding="ascii").strip()


def _write_once(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    finally:
        temporary.unlink()


@dataclass(frozen=True)
class MailServer:
    """The server that takes the office's mail."""

    host: str
    port: int
    user: str
    password: str
    is_tls: bool


def mail_server() -> MailServer | None:
    """Return the server of `SASANDO_SMTP_URL` (smtp[s]://user:password@host:port), or None."""
    given = os.environ.get("SASANDO_SMTP_URL", "").strip()
    if not given:
        return None
    parts = urlsplit(given)
    is_tls = parts.scheme == "smtps"
    return MailServer(
        parts.hostname or "localhost",
        parts.port or (587 if is_tls else 25),
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        is_tls,
    )


def mail_from() -> str:
    """Return the sender of the office's mail."""
    return os.environ.get("SASANDO_MAIL_FROM", "").strip() or "sasando@localhost"


def mailbox() -> str:
    """Return where mail for reports waits, `SASANDO_MAILBOX`; empty when none is taken in."""
    return os.environ.get("SASANDO_MAILBOX", "").strip()


def base_url() -> str:
    """Return the address under which staff reach this installation, without a closing slash."""
    given = os.environ.get("SASANDO_BASE_URL", "").strip() or f"http://127.0.0.1:{port()}"
    return given.rstrip("/")


def portal_url() -> str:
    """Return the address of the partners' own process: `SASANDO_PORTAL_URL`, else the base."""
    given = os.environ.get("SASANDO_PORTAL_URL", "").strip()
    return given.rstrip("/") or base_url()
