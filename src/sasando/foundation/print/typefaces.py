"""Typefaces of printed pages: Source Sans 3 from the built assets, else what Typst carries.

Typst reads TrueType only, so the build unpacks the web fonts once:
``python -m sasando.foundation.print.typefaces WOFF2_FOLDER BUILT_FONTS_FOLDER``.
"""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import typst

FAMILY = "Source Sans 3"
# Weights 400, 600 and 700 are the ones the design uses.
FACES = tuple(f"source-sans-3-latin-{weight}-normal" for weight in (400, 600, 700))


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
        path = target / f"{face}.ttf"
        font.save(path)
        yield path


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
