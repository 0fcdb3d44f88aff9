"""The `sasando` command: finds the command asked for, makes the store ready, runs it."""

import argparse
import importlib
import json
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sasando.domain.values.words import Refusal

DONE, REFUSED, WRONG_USAGE = 0, 1, 2

COMMANDS = {
    "serve": "serve",
    "work": "work",
    "demo": "demo",
    "doctor": "doctor",
    "office": "office",
    "roles": "roles",
    "export-all": "export_all",
    "import": "import_table",
    "lookup": "lookup",
    "snapshot": "snapshot",
    "measure": "measure",
    "brief": "brief",
    "calendar": "calendar",
    "feed": "feed",
    "audit": "audit",
    "release": "release",
    "mail": "mail",
}
LATER = ("match", "backup", "restore", "keys", "erase")
NO_STORE = frozenset({"doctor"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return 0 done, 1 refused, 2 wrong usage or not in this version."""
    given = list(sys.argv[1:] if argv is None else argv)
    name = given[0] if given else ""
    if name in LATER:
        _say(f"Perintah '{name}' belum ada di versi ini. / This version does not have it yet.")
        return WRONG_USAGE
    if name not in COMMANDS:
        return _usage(name)
    command = _module(name)
    parser = argparse.ArgumentParser(prog=f"sasando {name}", description=command.__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    command.add_arguments(parser)
    try:
        args = parser.parse_args(given[1:])
    except SystemExit as stop:
        return WRONG_USAGE if stop.code else DONE
    return _run(command, args, needs_store=name not in NO_STORE)


def _module(name: str) -> ModuleType:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sasando.config.settings")
    django.setup()
    return importlib.import_module(f"sasando.config.commands.{COMMANDS[name]}")


def _run(command: ModuleType, args: argparse.Namespace, *, needs_store: bool) -> int:
    from sasando.domain.values.words import Refused
    from sasando.foundation.privacy.keys import KeyDamagedError, KeyMissingError

    try:
        if needs_store:
            from sasando.config import prepare

            prepare.migrate_when_needed()
        return int(command.run(args))
    except Refused as refused:
        return _tell(refused.refusal, as_json=args.json)
    except (KeyMissingError, KeyDamagedError) as lost:
        from sasando.config.checkup import KEY_REFUSALS

        return _tell(KEY_REFUSALS[type(lost)], as_json=args.json)


def _tell(refusal: "Refusal", *, as_json: bool) -> int:
    if as_json:
        body = {"refused": {"code": refusal.code, "id": refusal.words.id, "en": refusal.words.en}}
        sys.stdout.write(json.dumps(body, ensure_ascii=False) + "\n")
    _say(str(refusal.words))
    return REFUSED


def _usage(name: str) -> int:
    known = " · ".join(key for key in COMMANDS if key != "work")
    if name in ("-h", "--help"):
        sys.stdout.write(f"sasando COMMAND [--json] …\n\n{known}\n")
        return DONE
    _say(f"Perintah tidak dikenal / unknown command: {name or '(kosong)'}\n{known}")
    return WRONG_USAGE


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
