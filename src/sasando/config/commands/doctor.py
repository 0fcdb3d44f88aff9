"""Check the installation: each line says ok, warn or fail, and what to do."""

import argparse
import json
import sys
from dataclasses import asdict

from sasando.config import checkup


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes: nothing of its own."""


def run(args: argparse.Namespace) -> int:
    """Print every finding; return 1 when one of them is a failure."""
    findings = checkup.examine()
    if args.json:
        body = {"findings": [asdict(finding) for finding in findings]}
        sys.stdout.write(json.dumps(body, ensure_ascii=False) + "\n")
    else:
        for finding in findings:
            advice = f" → {finding.advice}" if finding.advice else ""
            sys.stdout.write(f"{finding.level:<4}  {finding.what}{advice}\n")
    return 1 if any(finding.level == "fail" for finding in findings) else 0
