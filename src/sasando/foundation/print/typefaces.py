"""Typefaces of printed pages: Source Sans 3 from the built assets, else what Typst carries.

Typst reads TrueType only, so the build unpacks the web fonts once:
``python -m sasando.foundation.print.typefaces WOFF2_FOLDER BUILT_FONTS_FOLDER``.
"""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import typst

FAMILY = "Source Sans 3"
# Weights 400, 600 and 700 are the ones the design uses.
STYLES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
FACES = tuple(f"source-sans-3-latin-{weight}-normal" for weight in STYLES)


def built_folder() -> Path:
    """Return the folder in which the asset build leaves the typefaces."""
    return Path(__file__).parent.parent / "ui" / "static" / "built" / "fonts"


@cache
def typefaces(folder: Path) -> typst.Fonts:
    """Return the faces found in `folder` with Typst's own, without those of the machine."""
    paths = [str(folder)] if folder.is_dir() else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=paths)


def unpack_typefaces(source: Path, *, target: Path) -> Iterator[Path]:
    """Write each face of `source` (woff2) into `target` as TrueType and yield its path."""
    from fontTools.ttLib import TTFont

    target.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        font = TTFont(source / f"{face}.woff2", recalcTimestamp=False)
        font.flavor = None
        _name(font)
        path = target / f"{face}.ttf"
        font.save(path)
        yield path


def _name(font: Any) -> None:
    """Name the face as the design does: the web file calls each weight a family of its own."""
    weight = font["OS/2"].usWeightClass
    style = STYLES[weight]
    names = {
        1: FAMILY if style != "SemiBold" else f"{FAMILY} {style}",
        2: "Bold" if style == "Bold" else "Regular",
        4: f"{FAMILY} {style}",
        6: f"SourceSans3-{style}",
        16: FAMILY,
        17: style,
    }
    table = font["name"]
    for number, text in names.items():
        table.removeNames(nameID=number)
        table.setName(text, number, 3, 1, 0x409)


def main(arguments: list[str]) -> int:
    """Unpack the typefaces named on the command line; 2 when the folders are not named."""
    if len(arguments) != 2:
        sys.stderr.write("usage: typefaces WOFF2_FOLDER BUILT_FONTS_FOLDER\n")
        return 2
    for path in unpack_typefaces(Path(arguments[0]), target=Path(arguments[1])):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
