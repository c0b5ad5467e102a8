"""What the processes of these tests do; processes find it by name."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

PAUSE = 30.0
MEGABYTE = 1 << 20


def prepare() -> None:
    """Need nothing."""


def refuse() -> None:
    message = "no pipeline here"
    raise LookupError(message)


def die() -> None:
    os._exit(9)


def act(order: tuple[str, int]) -> tuple[str, int]:
    """Do what an order says; return it with the number of the process."""
    what, number = order
    match what:
        case "hang":
            time.sleep(PAUSE)
        case "swell":
            held = bytearray(number * MEGABYTE)
            time.sleep(PAUSE + len(held))
        case "breed":
            subprocess.run([sys.executable, "-c", f"import time; time.sleep({PAUSE})"], check=True)  # noqa: S603
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "leave":
            sys.exit(3)
        case "raise":
            raise LookupError(what)
        case _:
            return what, os.getpid()
    return what, 0
