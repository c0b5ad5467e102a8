"""The command as a process: help, exit codes, clean pipes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer

from cli.commands import run
from dragoman.cli.main import app
from dragoman.record import Record

COMMANDS = sorted(getattr(typer.main.get_command(app), "commands", {}))
MAIN = [sys.executable, "-c", "from dragoman.cli.main import main; main()"]
HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def process(*arguments: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*MAIN, *arguments], capture_output=True, check=False, env=os.environ | environ)  # noqa: S603


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    told = run(command, "--help")
    assert told.exit_code == 0
    assert f"dragoman {command} " in told.stdout or "| dragoman read" in told.stdout


def test_the_commands_that_there_are() -> None:
    told = run("--help")
    assert all(command in told.stdout for command in COMMANDS)


def test_the_version() -> None:
    told = run("--version")
    assert (told.exit_code, told.stdout.split()[0]) == (0, "dragoman")


@pytest.mark.parametrize("arguments", [["bogus"], ["--bogus"], []])
def test_wrong_usage(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_held_record_is_told(article: Path, home: Path) -> None:
    Record(home / "n.duckdb")
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", HOLD, "n.duckdb"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        told = run("add", article, "--record", "n.duckdb")
        holder.communicate()
    assert (told.exit_code, f"in use by process {holder.pid}" in told.stderr) == (4, True)


@pytest.mark.parametrize(
    ("sent", "code", "told"), [(signal.SIGINT, 130, b"interrupted"), (signal.SIGTERM, 143, b"terminated")]
)
def test_an_interrupt_is_told(sent: signal.Signals, code: int, told: bytes) -> None:
    with subprocess.Popen(  # noqa: S603
        [*MAIN, "add", "-", "--record", "n.duckdb"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell's background jobs ignore the interrupt, and so would what they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as running:
        while not Path("n.duckdb").exists():
            time.sleep(0.05)
        time.sleep(0.5)
        running.send_signal(sent)
        assert running.stderr is not None
        message = running.stderr.read()
    assert (running.returncode, told in message) == (code, True)


def test_only_what_adds_promises_that_it_goes_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(**_: object) -> None:
        raise KeyboardInterrupt

    for command in ("add", "export"):
        monkeypatch.setattr(f"dragoman.cli.{command}.load_settings", interrupt)
    assert run("export", "csv", home / "out.csv").stderr == "dragoman: interrupted\n"
    assert "run the same command to go on" in run("add", home).stderr


def test_a_pipe_that_closes_is_no_failure(filled: Path) -> None:
    script = f"{' '.join(map(repr, MAIN))} events --record {str(filled)!r} --format json | head -c 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", script], capture_output=True, check=False)  # noqa: S603, S607
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_pipe_gets_utf8_whatever_the_terminal(article: Path, encoding: str) -> None:
    # Not English, so that no pipeline is loaded three times over.
    article.write_text("Türkiye Dışişleri Bakanı salı günü Çeşme'de komşularıyla görüştü — ve dün döndü.", "utf8")
    done = process("read", "talks.txt", "--format", "json", PYTHONIOENCODING=encoding)
    assert (done.returncode, "Çeşme" in done.stdout.decode("utf8")) == (0, True)


@pytest.mark.parametrize("kind", ["events", "actors"])
def test_no_colour_in_a_pipe_or_where_none_is_wanted(filled: Path, kind: str) -> None:
    done = process(kind, "--record", str(filled), "--format", "table", NO_COLOR="1", FORCE_COLOR="")
    assert (done.returncode, b"\x1b[" in done.stdout) == (0, False)


@pytest.mark.parametrize(
    ("arguments", "guess"),
    [
        (("events", "--format", "cvs"), "Did you mean 'csv'?"),
        (("dyad", "RUS", "IRN", "--by", "mnth"), "Did you mean 'month'?"),
        (("export", "gdlt", "x"), "did you mean 'gdelt'?"),
    ],
)
def test_a_slip_in_a_value_comes_with_a_guess(filled: Path, arguments: tuple[str, ...], guess: str) -> None:
    told = run(*arguments, "--record", filled)
    assert (told.exit_code, guess in " ".join(told.stderr.replace("│", " ").split())) == (2, True), told.stderr
