"""What no linter sees: sizes, templates that reach across, signals, clocks."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "sasando"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
MODULE_LINES, FUNCTION_LINES, TEMPLATE_LINES = 400, 40, 100
BANNED_NAMES = {"utils", "helpers", "common", "manager", "managers", "misc"}


def named(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def test_modules_end_by_four_hundred_lines():
    long = [named(path) for path in MODULES if path.read_text().count("\n") > MODULE_LINES]

    assert long == []


def test_functions_fit_one_screen():
    long = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text())):
            is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            if is_function and node.end_lineno - node.lineno >= FUNCTION_LINES:
                long.append(f"{named(path)}:{node.lineno} {node.name}")

    assert long == []


def test_templates_end_by_a_hundred_lines():
    long = [named(path) for path in TEMPLATES if path.read_text().count("\n") > TEMPLATE_LINES]

    assert long == []


def test_a_template_includes_only_its_own_subject_and_the_components():
    reaching = []
    for path in TEMPLATES:
        floor_room = re.search(
            r"templates/(desk/\w+|portal/\w+|public|ui|account|allauth|mfa)", str(path)
        )
        for target in re.findall(r"{%\s*(?:include|extends)\s+\"([^\"]+)\"", path.read_text()):
            own = floor_room is not None and target.startswith(floor_room[1])
            if not own and not target.startswith(("ui/", "mfa/", "account/", "allauth/")):
                reaching.append(f"{named(path)} -> {target}")

    assert reaching == []


def test_nobody_listens_to_signals():
    listening = [
        named(path)
        for path in MODULES
        if re.search(r"django\.dispatch|db\.models\.signals|@receiver", path.read_text())
    ]

    assert listening == []


def test_no_module_has_a_name_that_says_nothing():
    vague = [named(path) for path in MODULES if path.stem in BANNED_NAMES]

    assert vague == []


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_template_names_another_host(path):
    text = path.read_text()

    assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", text)
