"""`dragoman snapshot`: a record frozen for a paper, and checking one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from dragoman.cli.options import with_filters
from dragoman.cli.output import RecordOption
from dragoman.config import load_settings
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.record import Filters

Data = Literal["both", "csv", "parquet"]
EXAMPLE = """Freeze a record, or what the filters keep of it, into a new folder for a paper.

The folder holds the data, the query, versions, hashes, a codebook and a citation.

The same record gives the same bytes. With --no-text no words of the news go in, only offsets and hashes.

Example: `dragoman snapshot paper/ --source RUS --since 2022-01-01 --record news.duckdb --author "Ada Example"`

Example: `dragoman snapshot --verify paper/` exits with 1 when a file is not as it was."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("snapshot", help=EXAMPLE)(with_filters(snapshot))


def snapshot(  # noqa: PLR0913 - the options that the command has
    *,
    out: Annotated[Path | None, typer.Argument(metavar="OUT", help="The folder to make.")] = None,
    verify: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Check the hashes of this snapshot.")] = None,
    text: Annotated[
        bool, typer.Option("--text/--no-text", help="Words of the news, or offsets and hashes only.")
    ] = True,
    urls: Annotated[bool, typer.Option("--keep-urls", help="With --no-text: keep the documents' addresses.")] = False,
    data: Annotated[Data, typer.Option("--format", help="Form of the data.")] = "both",
    title: Annotated[str | None, typer.Option(help="Title for the citation.")] = None,
    author: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Author for the citation; several.")] = None,
    record: RecordOption = None,
    **filters: object,
) -> None:
    """Freeze a record, or check a snapshot."""
    if (out is None) == (verify is None):
        message = "name the folder to make (dragoman snapshot paper/), or the one to check (--verify paper/)"
        raise UsageError(message)
    if verify is not None:
        check(verify)
    elif out is not None:
        from dragoman.export.snapshot import Form, Options, write_snapshot
        from dragoman.record import Record

        forms: tuple[Form, ...] = ("csv", "parquet") if data == "both" else (data,)
        named = {"title": title} if title else {}
        options = Options(
            filters=cast("Filters", filters), forms=forms, text=text, urls=urls, authors=author or (), **named
        )
        write_snapshot(Record(load_settings(record=record).record, create=False), out, options)
        typer.echo(f"frozen in {out}; start with {out / 'CODEBOOK.md'}", err=True)


def check(folder: Path) -> None:
    """Say what became of a snapshot's files; raises typer.Exit(1) when one is not as it was."""
    from dragoman.export.snapshot import verify_snapshot

    findings = verify_snapshot(folder)
    wrong = [f for f in findings if f.state != "ok"]
    for finding in wrong:
        typer.echo(f"{finding.state}\t{finding.path}")
    typer.echo(f"{len(findings) - len(wrong)} files as they were, {len(wrong)} not", err=True)
    if wrong:
        raise typer.Exit(1)
