import re
from pathlib import Path

import pytest

from sasando.foundation.ui import apps

UI = Path(apps.__file__).parent
TOKENS = (UI / "sass" / "_tokens.scss").read_text("utf-8")
READABLE = 4.5
SURFACES = ("canvas", "surface", "sunk")
PAIRS = [
    *((text, surface) for text in ("ink", "ink-2", "ink-3", "link") for surface in SURFACES),
    *((name, f"{name}-tint") for name in ("ok", "warn", "danger", "info", "seal", "brand")),
    *((name, "surface") for name in ("ok", "warn", "danger", "info", "seal", "brand")),
    ("ink", "free"), ("link", "free"), ("on-brand", "brand"),
]  # fmt: skip


def _tokens(mode: str) -> dict[str, str]:
    body = re.search(rf"@mixin {mode} \{{(.*?)\n\}}", TOKENS, re.S)
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]+);", body[1]))


def _light(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    lin = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_is_readable_on_its_ground(mode, text, ground):
    colours = _tokens(mode)

    one, other = sorted((_light(colours[text]), _light(colours[ground])), reverse=True)

    assert (one + 0.05) / (other + 0.05) >= READABLE


def test_both_modes_name_the_same_colours():
    assert set(_tokens("light")) == set(_tokens("dark"))


def test_every_icon_of_the_templates_is_in_the_sprite():
    listed = set((UI / "icons.txt").read_text("utf-8").split())

    floors = UI.parents[1]
    texts = [path.read_text("utf-8") for path in floors.rglob("*.html")]
    used = {name for text in texts for name in re.findall(r'{% icon "([a-z0-9-]+)"', text)}

    assert used <= listed


def test_templates_carry_no_script_and_no_inline_style():
    for path in UI.parents[1].rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<style" not in text, path.name
        assert not re.search(r'\sstyle="|\son[a-z]+="', text), path.name


def test_public_page_stays_under_sixty_kilobytes_of_styles():
    sheet = UI / "static" / "built" / "public.css"
    if not sheet.is_file():
        pytest.skip("the style sheets are not built")

    assert sheet.stat().st_size < 40_000
    assert "@font-face" not in sheet.read_text("utf-8")
