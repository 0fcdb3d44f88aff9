"""Takes away from the child process what reading a table does not need."""

import ctypes
import os
import resource
import signal
from pathlib import Path

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS = 1, 38
MB = 1024 * 1024


def enter(*, memory_mb: int, memory_max_mb: int, cpu_s: int, file_mb: int) -> None:
    """Limit memory, time, files and their size; end with the parent; leave the network.

    `memory_mb` may be widened once, up to `memory_max_mb`, by `widen`.
    """
    resource.setrlimit(resource.RLIMIT_DATA, (memory_mb * MB, memory_max_mb * MB))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s + 2))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_mb * MB, file_mb * MB))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _leave_network()


def widen(memory_mb: int) -> None:
    """Allow more memory to an honest large file, never above what the parent set."""
    now, most = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (min(max(now, memory_mb * MB), most), most))


def peak_mb() -> int:
    """Return the most memory that this process has held, in whole megabytes; 0 if unknown."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    held = (line.split()[1] for line in lines if line.startswith("VmHWM"))
    return int(next(held, "0")) // 1024


def _leave_network() -> None:
    """Go where no network is, if the system lets us; the parsers use none in any case."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        if libc.unshare(CLONE_NEWNET) != 0 and os.geteuid() != 0:
            libc.unshare(CLONE_NEWUSER | CLONE_NEWNET)
    except (OSError, AttributeError):
        return
