"""Run waiting tasks until stopped (started by `serve`)."""

import argparse

from django.core.management import call_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--batch", action="store_true", help="stop when no task waits")


def run(args: argparse.Namespace) -> int:
    """Run tasks."""
    call_command("db_worker", interval=0.5, batch=args.batch, startup_delay=False, verbosity=0)
    return 0
