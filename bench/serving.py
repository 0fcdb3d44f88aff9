"""A port that is free, and the wait until a server answers on it."""

import socket
import time
import urllib.request

READY_S = 90


def free_port() -> int:
    """Return a port that nobody serves on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait(port: int) -> None:
    """Return when the server is up; raises TimeoutError."""
    until = time.monotonic() + READY_S
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat", timeout=2).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise TimeoutError(port)
