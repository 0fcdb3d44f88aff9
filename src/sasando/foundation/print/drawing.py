"""Renders Vega-Lite specifications to SVG once and keeps them by what they say.

The renderer takes half a second to start, so pages of the public only read what is kept.
"""

import json
import os
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings

from sasando.foundation.print.palette import HATCH, HATCH_EDGE, SURFACE
from sasando.foundation.print.typefaces import built_folder

Specification = Mapping[str, Any]
DAY_S = 86_400
# A picture that nothing has asked for in this time is of a brief or a definition long past.
KEPT_DAYS = 60
# What a few people look at within a few minutes.
SKETCHES = 64
# Rises when the finishing below changes what a picture looks like.
FINISH = "2"
ID_LENGTH = 10
# The page around names the picture once; the renderer's own roles would say each part again.
ROLES = re.compile(r' (?:role="graphics-[a-z]+"|aria-[a-z]+="[^"]*")')
# What the renderer writes for its own scripts and what draws nothing: a third of the bytes that a
# village's telephone would load.
NOISE = re.compile(
    r' (?:class="[^"]*"|pointer-events="none"|version="1\.1"|xmlns:xlink="[^"]*")'
    r'|<path[^>]*display="none"[^>]*/>|<path[^>]*d="M0,0h0v0h0Z"[^>]*/>'
)
EMPTY = re.compile(r"<g(?: [^>]*)?></g>")
IDS = re.compile(r'(id="|url\(#|href="#)([A-Za-z]+[0-9]+)')


def rendered(told: Specification) -> bytes:
    """Return the picture of a specification, kept or rendered now; the same every time."""
    found = kept(told)
    if found is None:
        found = _render(told)
        _keep(_place(told), found)
    else:
        os.utime(_place(told))
    return found


def sketched(told: Specification) -> bytes:
    """Return the picture of a specification without leaving a file.

    A snapshot is sealed at rest; the small counts drawn from it must not lie beside it in clear.
    """
    return _sketched(json.dumps(told, sort_keys=True, ensure_ascii=False))


@lru_cache(maxsize=SKETCHES)
def _sketched(said: str) -> bytes:
    return _render(json.loads(said))


def prune(*, kept_days: int = KEPT_DAYS) -> int:
    """Remove pictures not asked for in so many days before the newest; return how many.

    Pictures of the public are asked for each night. Whatever is removed is drawn again when it is
    asked for.
    """
    ages = {path: path.stat().st_mtime for path in _folder().glob("*.svg")}
    oldest = max(ages.values(), default=0) - kept_days * DAY_S
    old = [path for path, drawn_at in ages.items() if drawn_at < oldest]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def kept(told: Specification) -> bytes | None:
    """Return a picture rendered before; None when it was not."""
    try:
        return _place(told).read_bytes()
    except FileNotFoundError:
        return None


def _place(told: Specification) -> Path:
    return _folder() / f"{_name(told)}.svg"


def _folder() -> Path:
    return Path(settings.SASANDO_HOME) / "charts"


def _name(told: Specification) -> str:
    said = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return sha256(f"{FINISH} {_renderer()} {said}".encode()).hexdigest()


@cache
def _renderer() -> str:
    """Return what else decides how a picture looks: the renderer's version and the typefaces."""
    faces = sha256()
    for path in sorted(built_folder().glob("*.ttf")):
        faces.update(path.read_bytes())
    return f"{version('vl-convert-python')} {faces.hexdigest()}"


def _render(told: Specification) -> bytes:
    svg: str = _engine().vegalite_to_svg(dict(told), allowed_base_urls=[])
    return _finished(svg, name=_name(told)[:ID_LENGTH])


@cache
def _engine() -> Any:
    import vl_convert

    if built_folder().is_dir():
        vl_convert.register_font_directory(str(built_folder()))
    return vl_convert


def _finished(svg: str, *, name: str) -> bytes:
    """Return the picture with hatching and with ids that no other picture on a page has."""
    svg = NOISE.sub("", ROLES.sub("", svg))
    while EMPTY.search(svg):
        svg = EMPTY.sub("", svg)
    svg = IDS.sub(rf"\g<1>c{name}-\g<2>", svg)
    if f'fill="{HATCH}"' in svg:
        svg = svg.replace(f'fill="{HATCH}"', f'fill="url(#h{name})"')
        svg = svg.replace(">", f"><defs>{_hatch(f'h{name}')}</defs>", 1)
    return svg.encode()


def _hatch(name: str) -> str:
    """Return a 135° hatch, for cells withheld and years not yet over."""
    return (
        f'<pattern id="{name}" width="5" height="5" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(-45)"><rect width="5" height="5" fill="{SURFACE}"/>'
        f'<rect width="5" height="1.6" fill="{HATCH_EDGE}"/></pattern>'
    )


def _keep(place: Path, picture: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place.parent, prefix=".", suffix=".svg", delete=False) as file:
        file.write(picture)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(place)
