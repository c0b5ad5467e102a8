"""Take a picture of a reading's page in headless Chromium.

    python scripts/screenshot.py reading.json page.png [--dark] [--width 1280] [--height 900] [--select e0]

`reading.json` is what `dragoman read --format json` writes. `--select` opens the explanation of one finding: a, e, c
or g for actor, event, claim or agreement, and its number from 0. Needs Chromium; the page itself loads nothing.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from dragoman.codec import decode_reading
from dragoman.export.html import to_html

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-prefers-reduced-motion",
    "--virtual-time-budget=2000",
)


def main(arguments: list[str] | None = None) -> int:
    """Read the arguments, write the picture; returns 1 when there is no browser."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("reading", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--select", default="")
    options = parser.parse_args(arguments)
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("not run: no chromium; install it with your system's package manager", file=sys.stderr)
        return 1
    shoot(browser, to_html(decode_reading(options.reading.read_bytes())), options)
    return 0


def shoot(browser: str, page: str, options: argparse.Namespace) -> None:
    """Write the picture of one page; raises CalledProcessError when the browser fails."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_text(page, "utf8")
        command = [
            browser,
            *QUIET,
            *(["--blink-settings=preferredColorScheme=0"] if options.dark else []),
            f"--user-data-dir={Path(folder, 'profile')}",
            f"--window-size={options.width},{options.height}",
            f"--screenshot={options.picture.resolve()}",
            f"{path.as_uri()}{f'#in-{options.select}' if options.select else ''}",
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=60)  # noqa: S603 - our own command line


if __name__ == "__main__":
    sys.exit(main())
