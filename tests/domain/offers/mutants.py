"""Makes wrong rules and wrong readings on purpose, and says which of them the tests notice."""

import ast
import copy
import importlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from types import ModuleType
from unittest import mock

from sasando.domain.offers.facts import LEVELS
from sasando.domain.offers.questions import QUESTIONS, READINGS
from sasando.domain.offers.rules import RULES
from sasando.domain.offers.table import Rule
from sasando.domain.values.words import Words

ROOM = "sasando.domain.offers"
ANSWERS = {name: set(each.answers) for name, each in QUESTIONS.items() if each.answers}
ANSWERS |= {name: set(readings) for name, readings in READINGS.items()}
Mutant = tuple[str, tuple[Rule, ...]]


def of_table() -> Iterator[Mutant]:
    """Yield every table with one thing wrong: a row gone, a level, a condition, an article."""
    for at, rule in enumerate(RULES):
        yield f"{rule.code}: gone", (*RULES[:at], *RULES[at + 1 :])
        for name, wrong in _of_rule(rule):
            yield f"{rule.code}: {name}", (*RULES[:at], wrong, *RULES[at + 1 :])


def _of_rule(rule: Rule) -> Iterator[tuple[str, Rule]]:
    for level in LEVELS:
        if level != rule.level:
            yield f"level {level}", replace(rule, level=level)
    yield "help", replace(rule, help_first=None if rule.help_first else Words(id="-", en="-"))
    yield "article", replace(rule, bases=("UU18-15" if rule.bases[0] != "UU18-15" else "OPP",))
    yield "topic", replace(rule, topic="-")
    yield "list", replace(rule, told="" if rule.told else "destination")
    for at, condition in enumerate(rule.when):
        without = rule.when[:at] + rule.when[at + 1 :]
        yield f"any {condition.question}", replace(rule, when=without)
        for name, wrong in _of_condition(condition):
            yield name, replace(rule, when=(*rule.when[:at], wrong, *rule.when[at + 1 :]))


def _of_condition(condition):
    name = condition.question
    yield f"not {name}", replace(condition, is_other=not condition.is_other)
    for answer in sorted(ANSWERS[name]):
        turned = condition.answers ^ {answer}
        yield f"{name} {answer}", replace(condition, answers=frozenset(turned))


SWAPS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot,
    ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.FloorDiv: ast.Mult, ast.Mult: ast.Add, ast.Mod: ast.Add,
}  # fmt: skip


def of_module(name: str) -> Iterator[tuple[str, ast.Module]]:
    """Yield every version of a module with one sign, number, test or answer turned wrong."""
    path = Path(importlib.import_module(f"{ROOM}.{name}").__file__)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    count = sum(1 for _node in ast.walk(tree))
    for at in range(count):
        for turn in range(4):
            wrong = copy.deepcopy(tree)
            node = next(each for here, each in enumerate(ast.walk(wrong)) if here == at)
            said = _turn(node, turn)
            if said:
                line = getattr(node, "lineno", 0)
                yield f"{name}:{line} {said}", ast.fix_missing_locations(wrong)


def _turn(node: ast.AST, turn: int) -> str:
    """Turn one thing of a node; return what it was, or nothing when there is nothing to turn."""
    if turn == 0 and isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
        old = type(node.ops[0])
        node.ops[0] = SWAPS[old]()
        return f"{old.__name__} turned"
    if turn == 0 and isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in SWAPS:
        old = type(node.op)
        node.op = SWAPS[old]()
        return f"{old.__name__} turned"
    if isinstance(node, ast.If | ast.IfExp) and turn < 2:
        node.test = ast.Constant(turn == 0)
        return f"if {turn == 0}"
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not) and turn == 0:
        node.op = ast.UAdd()
        node.operand = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])
        return "not left out"
    if isinstance(node, ast.Constant) and type(node.value) is int and turn < 2:
        node.value += 1 if turn == 0 else -1
        return f"number now {node.value}"
    if isinstance(node, ast.Return) and node.value is not None and turn == 0:
        node.value = ast.Constant(None)
        return "returns None"
    return ""


def put_in_place(name: str, tree: ast.Module, tests: list[ModuleType]) -> list[mock._patch_dict]:
    """Return what makes test modules use a wrong module, and what imports it, while it is on."""
    made: dict[str, ModuleType] = {}
    for each in dict.fromkeys((name, "checking")):
        original = importlib.import_module(f"{ROOM}.{each}")
        module = ModuleType(original.__name__)
        module.__file__ = original.__file__
        with mock.patch.dict(sys.modules, {f"{ROOM}.{key}": value for key, value in made.items()}):
            source = tree if each == name else ast.parse(Path(original.__file__).read_text())
            sys.modules[module.__name__] = module
            exec(compile(source, original.__file__, "exec"), module.__dict__)
        made[each] = module
    return [
        mock.patch.dict(
            test.__dict__,
            {
                key: getattr(module, key)
                for module in made.values()
                for key, value in vars(test).items()
                if getattr(value, "__module__", "") == module.__name__ and hasattr(module, key)
            },
        )
        for test in tests
    ]


def calls_of(test: ModuleType) -> Iterator[Callable[[], None]]:
    """Yield every test of a module with each set of its values, to be called without pytest."""
    for name, function in list(vars(test).items()):
        if not name.startswith("test_"):
            continue
        marks = [mark for mark in getattr(function, "pytestmark", []) if mark.name == "parametrize"]
        sets = [[_named(mark.args[0], values) for values in mark.args[1]] for mark in marks]
        for chosen in product(*sets):
            values = {key: value for each in chosen for key, value in each.items()}
            yield lambda function=function, values=values: function(**values)


def _named(names, values) -> dict[str, object]:
    keys = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    return dict(zip(keys, values if len(keys) > 1 else (values,), strict=True))
