"""Runs `python -m sasando` as the `sasando` command."""

import sys

from sasando.config.cli import main

if __name__ == "__main__":
    sys.exit(main())
