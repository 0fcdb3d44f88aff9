"""Keys under which the registry finds a name."""

from collections.abc import Iterable, Mapping

from sasando.domain.values.person_name import name_key, sound_tokens


def key(name: str, groups: Mapping[str, str]) -> str:
    """Return the key of a whole name."""
    return name_key(name, groups=groups)


def tokens(names: Iterable[str], groups: Mapping[str, str]) -> set[str]:
    """Return the sounds that find a person by any word of name or alias."""
    return sound_tokens(names, groups=groups)
