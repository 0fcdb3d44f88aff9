"""What reading one file may use, and how the child process takes the rest away from itself."""

import ctypes
import os
import resource
import signal

MB = 1024 * 1024
# A WEBP of the most pixels is held five times over while it is read: 160 MB each.
MEMORY_MB = 1536
CPU_S = 10
WALL_S = 12.0
MOST_OUT = 64 * MB
MOST_PAGES = 200
MOST_PIXELS = 40_000_000
# A page within a PDF may be a scan of a large sheet: A3 at 600 dots an inch is 70 million.
MOST_PIXELS_IN_PDF = 100_000_000
MOST_UNPACKED = 256 * MB
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS = 1, 38


class Refuse(Exception):
    """Carries the code of a refusal out of the child process."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def enter() -> None:
    """Limit memory, time and files; write nothing to disk; end with the parent; leave the network.

    No file may grow at all, core dumps included: a clear byte must not reach the disk.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MB * MB, MEMORY_MB * MB))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    _leave()


def _leave() -> None:
    """Go where no network is, if the system lets us; the readers use none in any case."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        if libc.unshare(CLONE_NEWNET) != 0 and os.geteuid() != 0:
            libc.unshare(CLONE_NEWUSER | CLONE_NEWNET)
    except (OSError, AttributeError):
        return
