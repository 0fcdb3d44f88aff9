"""Load the made-up office; refused on a store with real rows."""

import argparse
import sys
from datetime import UTC, datetime

from sasando.config import prepare
from sasando.config.demo import loading


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--scale", type=float, default=1.0)


def run(args: argparse.Namespace) -> int:
    """Load the made-up office once; a second call changes nothing."""
    now = datetime.now(UTC)
    prepare.load_reference(now)
    if not 0 < args.scale <= 100:
        sys.stderr.write("--scale 0–100\n")
        return 2
    loaded = loading.load(scale=args.scale, now=now, with_releases=args.scale >= 1)
    sys.stdout.write(("Kantor contoh dimuat." if loaded else "Kantor contoh sudah ada.") + "\n")
    return 0
