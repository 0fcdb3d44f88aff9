"""Where a request comes from, for counting only."""

from django.http import HttpRequest

THIS_MACHINE = ("127.0.0.1", "::1", "")


def source_of(request: HttpRequest) -> str:
    """Return the address that asks; behind a proxy on this machine, the last hop that it names.

    What any other peer says of itself is not believed.
    """
    peer: str = request.META.get("REMOTE_ADDR", "")
    last = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return last if last and peer in THIS_MACHINE else peer
