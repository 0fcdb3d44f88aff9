"""Builds what the browser gets: style sheets, the icon sprite, typefaces and their papers.

Everything comes from `node_modules`, goes into a new folder and takes the old one's place
only when all of it is done.
"""

import difflib
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sasando.foundation.print.typefaces import FACES, unpack_typefaces
from tools.quiet import ROOT, SetupError

UI = ROOT / "src" / "sasando" / "foundation" / "ui"
SASS = UI / "sass"
ICON_LIST = UI / "icons.txt"
BUILT = UI / "static" / "built"
FRESH = ROOT / "build" / "assets"
MODULES = ROOT / "node_modules"
SHEETS = ("desk", "public", "print")
TYPEFACES = MODULES / "@fontsource" / "source-sans-3"
ICONS = MODULES / "bootstrap-icons" / "icons"
# The packages whose work reaches the browser; their licences travel with it.
SHIPPED = ("bootstrap", "bootstrap-icons", "@fontsource/source-sans-3")
# Bootstrap 5.3 is written in Sass's older form; these are its warnings, not ours.
OLD_SASS = "import,global-builtin,color-functions,if-function,mixed-decls"


def build() -> None:
    """Build every asset and put the finished folder in place of the old one."""
    shutil.rmtree(FRESH, ignore_errors=True)
    FRESH.mkdir(parents=True)
    compile_sheets(FRESH)
    (FRESH / "icons.svg").write_text(sprite(icon_names()), encoding="utf-8")
    copy_typefaces(FRESH / "fonts")
    copy_licences(FRESH / "licences")
    papers = json.dumps(manifest(FRESH), indent=2, ensure_ascii=False)
    (FRESH / "vendor.json").write_text(papers + "\n", encoding="utf-8")
    shutil.rmtree(BUILT, ignore_errors=True)
    BUILT.parent.mkdir(parents=True, exist_ok=True)
    FRESH.replace(BUILT)


def compile_sheets(folder: Path) -> None:
    """Compile each style sheet, compressed; SetupError with Sass's own words when one is wrong."""
    sheets = [SASS / f"{name}.scss" for name in SHEETS]
    pairs = [f"{sheet}:{folder / sheet.stem}.css" for sheet in sheets if sheet.is_file()]
    if not pairs:
        return
    flags = ["--style=compressed", "--no-source-map", "--quiet-deps", "--no-error-css"]
    places = [f"--load-path={MODULES}", f"--silence-deprecation={OLD_SASS}"]
    done = subprocess.run(
        ["node", str(MODULES / "sass" / "sass.js"), *flags, *places, *pairs],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(done.stderr)


def icon_names() -> list[str]:
    """Return the icons in use, one per line of `icons.txt`; `#` starts a remark."""
    if not ICON_LIST.is_file():
        return []
    lines = (line.split("#")[0].strip() for line in ICON_LIST.read_text("utf-8").splitlines())
    return sorted({line for line in lines if line})


def sprite(names: list[str]) -> str:
    """Return one SVG with a symbol per icon, for `<use href="icons.svg#name">`."""
    symbols = "\n".join(symbol(name) for name in names)
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


def symbol(name: str) -> str:
    """Return one icon as a symbol; SetupError naming the nearest ones when there is none."""
    path = ICONS / f"{name}.svg"
    if not path.is_file():
        near = difflib.get_close_matches(name, [icon.stem for icon in ICONS.glob("*.svg")])
        raise SetupError(f"icons.txt: there is no icon {name!r}; near: {', '.join(near)}")
    drawing = re.search(r'viewBox="([^"]+)"[^>]*>(.*)</svg>', path.read_text("utf-8"), re.S)
    if drawing is None:
        raise SetupError(f"{path.name}: not a drawing that can stand in the sprite")
    lines = "".join(line.strip() for line in drawing.group(2).splitlines())
    return f'<symbol id="{name}" viewBox="{drawing.group(1)}">{lines}</symbol>'


def copy_typefaces(folder: Path) -> None:
    """Copy the latin faces for the browser, and unpack them for the printed pages."""
    folder.mkdir()
    for face in FACES:
        shutil.copyfile(TYPEFACES / "files" / f"{face}.woff2", folder / f"{face}.woff2")
    for _path in unpack_typefaces(folder, target=folder):
        pass


def copy_licences(folder: Path) -> None:
    """Copy the licence of each package that ships, as those licences ask."""
    folder.mkdir()
    for package in SHIPPED:
        found = sorted((MODULES / package).glob("LICENSE*"))
        if not found:
            raise SetupError(f"{package}: the package brings no licence text")
        shutil.copyfile(found[0], folder / f"{package.split('/')[-1]}.txt")


def manifest(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return which packages went in, and the SHA-256 of each file that came out."""
    packages = [
        json.loads((MODULES / name / "package.json").read_text("utf-8")) for name in SHIPPED
    ]
    return {
        "packages": [
            {"package": each["name"], "version": each["version"], "licence": each["license"]}
            for each in packages
        ],
        "files": list(_hashes(folder)),
    }


def _hashes(folder: Path) -> Iterator[dict[str, str]]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        yield {"file": path.relative_to(folder).as_posix(), "sha256": digest}


def main() -> int:
    """Build; 1 with words when something is wrong."""
    try:
        build()
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
