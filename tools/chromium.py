"""Prints the path of this machine's Chromium, or names the line that installs it."""

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
MISSING = (
    "Chromium belum terpasang. Debian/Ubuntu: sudo apt-get install chromium\n"
    "Chromium is not installed. Debian/Ubuntu: sudo apt-get install chromium"
)


def chromium() -> str | None:
    """Return the path of the browser that SASANDO_CHROMIUM names or that stands on the PATH."""
    given = os.environ.get("SASANDO_CHROMIUM")
    if given:
        return shutil.which(given)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> int:
    """Print the path; 1 with the apt line when there is none."""
    found = chromium()
    if found is None:
        sys.stderr.write(f"{MISSING}\n")
        return 1
    sys.stdout.write(f"{found}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
