"""Make the database role of the partners' process (PostgreSQL); run again after an upgrade.

Prints the statements; with --apply runs them. The role's password comes from the environment,
SASANDO_ROLE_PASSWORD, so that it stands in no shell history.
"""

import argparse
import json
import os
import sys

from sasando.config import prepare, roles


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--role", default=roles.PORTAL)
    parser.add_argument("--apply", action="store_true", help="run the statements")


def run(args: argparse.Namespace) -> int:
    """Print or run the statements; 0 when done."""
    if not args.apply:
        for line in roles.statements(args.role, tables=roles.known_tables()):
            sys.stdout.write(f"{line};\n")
        return 0
    readable = roles.apply(args.role, password=os.environ.get("SASANDO_ROLE_PASSWORD"))
    if args.json:
        sys.stdout.write(json.dumps({"role": args.role, "readable": readable}) + "\n")
    prepare.progress(
        f"Peran {args.role}: boleh membaca {len(readable)} tabel, tidak satu pun tabel records_*."
    )
    return 0
