"""Every own route names its right; no address is open by accident."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from sasando.foundation.access import guards, policy

OPEN_ON_PURPOSE = {
    "sehat",
    "masuk/demo/",
    "akun/bahasa/",
    "akun/masuk/",
    "akun/keluar/",
    "akun/faktor/",
    "akun/kunci/masuk/",
    "mitra/kode/",
}
CLOSED = ("meja/", "redaksi/", "mitra/", "akun/", "masuk/", "sehat")


def routes() -> Iterator[tuple[str, URLPattern]]:
    """Yield each address and its pattern."""

    def walk(patterns: list, prefix: str) -> Iterator[tuple[str, URLPattern]]:
        for pattern in patterns:
            path = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, path)
            else:
                yield path, pattern

    yield from walk(get_resolver().url_patterns, "")


def test_every_route_names_a_right_that_exists():
    known = policy.policy().permissions | {guards.OPEN, guards.SIGNED_IN}

    unnamed = [
        path
        for path, pattern in routes()
        if getattr(pattern.callback, "access_rule", None) not in known
    ]

    assert unnamed == []


def test_every_desk_route_needs_a_right():
    loose = [
        path
        for path, pattern in routes()
        if path.startswith(("meja/", "redaksi/"))
        and pattern.callback.access_rule in (guards.OPEN, guards.SIGNED_IN)
    ]

    assert loose == []


def test_only_public_pages_and_the_doors_are_open_to_all():
    open_paths = {path for path, pattern in routes() if pattern.callback.access_rule == guards.OPEN}

    staff = {path for path in open_paths if path.startswith(CLOSED)}

    assert staff == OPEN_ON_PURPOSE


def test_there_are_routes_to_look_at():
    assert len(list(routes())) > 60
