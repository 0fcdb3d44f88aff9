"""Check the hash chain of the audit, or print its anchor."""

import argparse
import json
import sys
from pathlib import Path

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.audit import chain


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("deed", choices=["verify", "anchor"])
    parser.add_argument("--anchor", type=Path, help="an anchor printed earlier")


def run(args: argparse.Namespace) -> int:
    """Verify the chain (0 whole, 1 broken) or print the anchor."""
    if args.deed == "anchor":
        sys.stdout.write(chain.anchor() + "\n")
        return 0
    result = chain.verify(_read(args.anchor) if args.anchor else None)
    if args.json:
        body = {
            "ok": result.ok,
            "checked": result.checked,
            "head": result.head,
            "problems": [str(problem) for problem in result.problems],
        }
        sys.stdout.write(json.dumps(body, ensure_ascii=False) + "\n")
    else:
        words = "utuh" if result.ok else "RUSAK"
        sys.stdout.write(f"Jejak audit {words}: {result.checked} peristiwa diperiksa.\n")
        for problem in result.problems:
            sys.stdout.write(f"- {problem}\n")
    return 0 if result.ok else 1


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        words = Words(
            id=f"Berkas jangkar {path.name} tidak dapat dibaca.",
            en=f"The anchor file {path.name} cannot be read.",
        )
        raise Refused(Refusal("anchor_unreadable", words)) from problem
