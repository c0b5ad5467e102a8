"""How much memory a process holds."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

MEGABYTE = 1 << 20
PROC = Path("/proc")


def measure(pid: int) -> float:
    """Return the resident memory of a process and its children in megabytes; 0 when it has gone."""
    if not PROC.is_dir():
        return measure_with_ps(pid)
    try:
        children = look(f"{PROC}/{pid}/task/{pid}/children").split()
    except OSError:  # gone, or a kernel that does not list them
        children = []
    return resident(pid) + sum(resident(int(child)) for child in children)


def resident(pid: int) -> float:
    """Return the resident memory of one process in megabytes, as Linux tells it; 0 when it has gone."""
    try:
        pages = int(look(f"{PROC}/{pid}/statm").split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def look(name: str) -> bytes:
    """Return what a file of the kernel's says; several are asked for with every document, so without a text layer."""
    with open(name, "rb", buffering=0) as file:  # noqa: PTH123 - a path object costs more than the reading
        return file.read()


def measure_with_ps(pid: int) -> float:
    """Return the resident memory of one process in megabytes where there is no /proc; 0 when it has gone."""
    command = ["ps", "-o", "rss=", "-p", str(pid)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603 - our own command
    return int(told or 0) / 1024
