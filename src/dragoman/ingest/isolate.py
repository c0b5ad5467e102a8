"""Read a page that may hang or crash its reader in a process of its own, with a time limit."""

from __future__ import annotations

import os
import subprocess
import sys

import msgspec

from dragoman.errors import SourceError
from dragoman.ingest.blocks import Page


class Task(msgspec.Struct):
    """What the process is asked to read."""

    source: str
    url: str | None = None


def run_isolated(source: str, url: str | None, seconds: float) -> Page:
    """Return the page, read elsewhere; raises SourceError when that takes longer than `seconds` or breaks."""
    task = msgspec.json.encode(Task(source.encode("utf-8", "replace").decode("utf-8"), url))
    # A plain process, not multiprocessing: it works inside pool workers and needs nothing of the caller's script.
    command = [sys.executable, "-c", "from dragoman.ingest.isolate import serve; serve()"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours
            command, input=task, capture_output=True, timeout=seconds, check=False, env=environment
        )
    except subprocess.TimeoutExpired as error:
        message = f"the page took longer than {seconds:g} s to read; raise the setting html_seconds, or give its text"
        raise SourceError(message) from error
    if done.returncode:
        message = f"the page broke its reader (exit {done.returncode}); give its text instead"
        raise SourceError(message)
    return msgspec.json.decode(done.stdout, type=Page)


def serve() -> None:
    """Read one task from stdin and write its page to stdout."""
    from dragoman.ingest.html import read_tokens
    from dragoman.ingest.markup import scan

    task = msgspec.json.decode(sys.stdin.buffer.read(), type=Task)
    page = read_tokens(task.source, list(scan(task.source)), task.url)
    sys.stdout.buffer.write(msgspec.json.encode(page))
