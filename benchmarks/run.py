"""Run every benchmark: quality where the corpora are at hand, speed and memory.

DRAGOMAN_CORPORA=… python benchmarks/run.py
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PARTS = ("gold", "elsewhere", "extraction", "relations", "statements", "attributions", "throughput")


def main() -> int:
    """Run the parts one after the other; return 1 when one fails."""
    failed = 0
    for part in PARTS:
        print(f"== {part}", flush=True)
        command = [sys.executable, str(HERE / f"{part}.py")]
        failed |= subprocess.run(command, check=False).returncode != 0  # noqa: S603 - a script of this folder
    return failed


if __name__ == "__main__":
    sys.exit(main())
