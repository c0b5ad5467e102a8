"""Archives in small, in every format that is read, built where a test needs them."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import zstandard

from dragoman.errors import Failure
from dragoman.ingest.archives import iter_items
from dragoman.ingest.formats.members import Options
from dragoman.model import Source

TALKS = "Iran and Russia held talks in Vienna on Monday. Turkey accused Greece of fraud."
PACT = "China and Pakistan signed an agreement in Islamabad on Friday. France condemned Mali."
PAGE = f"<html><body><h1>Talks</h1><p>{TALKS}</p></body></html>"

NEXIS_OLD = f"""
Download Request: Selected Items: 1-2
Time Of Request: Friday, March 20, 2015  16:51:31


                               1 of 2 DOCUMENTS



                               The Meridian Wire

                            March 10, 2014 Monday
                              Late Edition - Final

Envoys meet
in Vienna again

BYLINE: By ANNA MUSTER

SECTION: Section A; Foreign Desk; Pg. 1

LENGTH: 14 words

DATELINE: VIENNA

{TALKS}

A second paragraph says no more.

URL: http://wire.example/talks

LOAD-DATE: March 11, 2014

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                       Copyright 2014 Meridian Wire Limited
                              All Rights Reserved

                               2 of 2 DOCUMENTS


                 Copyright 2014 The Evening Post

                               The Evening Post

                            11 March 2014

HEADLINE: A pact is signed

LENGTH: 12 words

BODY:
{PACT}

LOAD-DATE: March 12, 2014
"""

NEXIS_NEW = f"""User Name: A Reader
Date and Time: Friday, March 20, 2015 16:51:00
1. Envoys meet

Envoys meet in Vienna
The Meridian Wire
March 10, 2014 Monday
Late Edition - Final

Copyright 2014 Meridian Wire Limited
Section: Section A; Pg. 1
Length: 14 words
Byline: ANNA MUSTER
Dateline: VIENNA

Body


{TALKS}

Classification


Language: ENGLISH
Load-Date: March 11, 2014

End of Document

A pact is signed
The Evening Post
March 11, 2014
Copyright 2014 The Evening Post
Length: 12 words
Body
{PACT}
Load-Date: March 12, 2014

End of Document
"""

FACTIVA_CODED = f"""HD
Envoys meet in Vienna
BY
By Anna Muster
WC
14 words
PD
10 March 2014
ET
10:30
SN
The Meridian Wire
SC
MERWIR
LA
English
CY
(c) 2014 Meridian Wire Limited
LP
{TALKS}
TD
IN all, the talks took a day.

The next round is in May.
CO
mwire : Meridian Wire
IN
i475 : Media
AN
Document MERWIR0020140310ea3a00001

HD           A pact is signed
WC           12 words
PD           11 March 2014
SN           The Evening Post
LP           {PACT}

AN           Document EVPOST0020140311ea3b00002
"""

FACTIVA_PRINTED = f"""Envoys meet in Vienna

By Anna Muster
14 words
10 March 2014
10:30
The Meridian Wire
MERWIR
English
(c) 2014 Meridian Wire Limited

{TALKS}

The next round is in May.

Document MERWIR0020140310ea3a00001

A pact is signed
1,012 words
11 March 2014
The Evening Post
EVPOST
English
Copyright 2014 The Evening Post

{PACT}

Document EVPOST0020140311ea3b00002

Search Summary
Text  talks and pact
"""


def item(title: str, text: str, stamp: str, link: str = "https://wire.example/1") -> str:
    """Return one item of an RSS feed."""
    link = f"<link>{link}</link>" if link else ""
    return f"<item><title>{title}</title>{link}<description>{text}</description><pubDate>{stamp}</pubDate></item>"


def rss(*items: str) -> str:
    """Return a feed."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Meridian Wire</title>'
        f"{''.join(items)}</channel></rss>"
    )


def record(  # noqa: PLR0913 - each a line of the record
    body: bytes,
    *,
    kind: str = "response",
    uri: str = "https://wire.example/1",
    http: str | None = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
    media: str = "application/http; msgtype=response",
    day: str = "2014-03-10",
    claim: int = 0,
) -> bytes:
    """Return one record of a WARC file; `claim` is how many bytes more than its own it says it has."""
    block = (http or "").encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: {day}T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(block) + claim}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def docx_of(*paragraphs: tuple[str, str] | str) -> bytes:
    """Return a DOCX file of paragraphs, some with the name of a style."""
    import docx

    document = docx.Document()
    for paragraph in paragraphs:
        text, style = paragraph if isinstance(paragraph, tuple) else (paragraph, "Normal")
        document.add_paragraph(text, style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zip_of(files: dict[str, str | bytes]) -> bytes:
    """Return a zip of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def jsonl(*rows: object) -> str:
    """Return lines of JSON, a string as it is."""
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


def packed(name: str, content: str | bytes) -> bytes:
    """Return content packed as the name says."""
    raw = content.encode() if isinstance(content, str) else content
    if name.endswith(".gz"):
        return gzip.compress(raw)
    if name.endswith(".zst"):
        return zstandard.ZstdCompressor().compress(raw)
    return zip_of({name.removesuffix(".zip"): raw}) if name.endswith(".zip") else raw


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read_all(path: Path, options: Options | None = None) -> dict[str, Source | Failure]:
    """Return what a file holds by its name, the folder left out; names must differ."""
    pairs = list(iter_items(path, options))
    found = {name.removeprefix(f"{path.parent}/"): item for name, item in pairs}
    assert len(found) == len(pairs)
    return found


def sources(path: Path, options: Options | None = None) -> list[Source]:
    """Return a file's documents, none of which may have failed."""
    found = list(read_all(path, options).values())
    assert [item for item in found if isinstance(item, Failure)] == []
    return [item for item in found if isinstance(item, Source)]


def faults(path: Path, options: Options | None = None) -> dict[str, str]:
    """Return what failed, by name, in words without the folder."""
    found = read_all(path, options)
    return {
        name: item.detail.replace(f"{path.parent}/", "") for name, item in found.items() if isinstance(item, Failure)
    }
