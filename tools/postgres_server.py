"""Runs a command against a real PostgreSQL that lives only as long as the command does.

`python -m tools.postgres_server COMMAND …`: a new cluster in a temporary folder, on a free port
of this machine alone, behind a password made for this run; its address is handed to the command
as SASANDO_DATABASE_URL. The server refuses to run as root, so root hands it to `postgres`.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from tools.quiet import SetupError

DEBIAN_FOLDER = Path("/usr/lib/postgresql")
MISSING = (
    "PostgreSQL belum terpasang. Debian/Ubuntu: sudo apt-get install postgresql\n"
    "PostgreSQL is not installed. Debian/Ubuntu: sudo apt-get install postgresql"
)
# The cluster is thrown away, so a power cut has nothing to lose.
OPTIONS = ("fsync=off", "full_page_writes=off", "unix_socket_directories=", "max_connections=60")
PATIENCE_SECONDS = 30.0


def programs() -> Path:
    """Return the folder of the newest server's programs; SetupError with the apt line if none."""
    found = [path.parent for path in DEBIAN_FOLDER.glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda path: float(path.parent.name))
    on_path = shutil.which("initdb")
    if on_path is None:
        raise SetupError(MISSING)
    return Path(on_path).resolve().parent


def owner() -> str | None:
    """Return who must run the server: None for ourselves, `postgres` when we are root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError as error:
        raise SetupError(MISSING) from error


@contextlib.contextmanager
def running_server() -> Iterator[str]:
    """Start a server, yield its address and stop it whatever happens."""
    folder, user = programs(), owner()
    with tempfile.TemporaryDirectory(prefix="sasando-postgres-") as home:
        if user is not None:
            shutil.chown(home, user)
        password, port = secrets.token_hex(16), _free_port()
        data = _make_cluster(folder, home=Path(home), user=user, password=password)
        server = _start(folder / "postgres", data=data, port=port, user=user)
        try:
            _wait_until_ready(folder / "pg_isready", port=port, server=server, data=data)
            yield f"postgres://sasando:{password}@127.0.0.1:{port}/postgres"
        finally:
            _stop(server)


def _make_cluster(folder: Path, *, home: Path, user: str | None, password: str) -> Path:
    secret, data = home / "password", home / "data"
    secret.write_text(password, encoding="ascii")
    if user is not None:
        shutil.chown(secret, user)
    flags = ["--auth=scram-sha-256", "--username=sasando", f"--pwfile={secret}", "--no-sync"]
    words = [str(folder / "initdb"), "-D", str(data), "--encoding=UTF8", "--locale=C.UTF-8"]
    made = subprocess.run(
        [*words, *flags], user=user, cwd=home, capture_output=True, text=True, check=False
    )
    if made.returncode != 0:
        raise SetupError(made.stderr)
    return data


def _start(program: Path, *, data: Path, port: int, user: str | None) -> subprocess.Popen[bytes]:
    options = [word for option in OPTIONS for word in ("-c", option)]
    # A session of its own: an interrupt from the keyboard reaches the tests first, not the server.
    with (data / "server.log").open("wb") as log:
        return subprocess.Popen(
            [str(program), "-D", str(data), "-h", "127.0.0.1", "-p", str(port), *options],
            user=user,
            cwd=data,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _wait_until_ready(
    program: Path, *, port: int, server: subprocess.Popen[bytes], data: Path
) -> None:
    question = [str(program), "-q", "-h", "127.0.0.1", "-p", str(port)]
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while subprocess.run(question, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > give_up_at:
            raise SetupError((data / "server.log").read_text(errors="replace"))
        time.sleep(0.1)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait(timeout=10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(1)


def main(command: list[str]) -> int:
    """Run the command against a server and return its exit code; 1 when no server can be had."""
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGHUP, _leave)
    try:
        with running_server() as address:
            settings = {**os.environ, "SASANDO_DATABASE_URL": address}
            return subprocess.run(command, env=settings, check=False).returncode
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
