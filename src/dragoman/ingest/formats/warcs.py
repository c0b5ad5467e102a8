"""WARC: pages as a web archive took them; a broken record costs only itself."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.errors import SourceError
from dragoman.ingest.decode import is_text_encoding, try_decoding
from dragoman.ingest.formats.days import read_iso
from dragoman.ingest.formats.members import PIECE, Member, Named, Options, fail
from dragoman.ingest.sources import check_size
from dragoman.model import Source

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

SUFFIXES = (".warc", ".wet")
MAGIC = b"WARC/"
READABLE = ("text/html", "text/plain", "application/xhtml")
OK = "200"
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
# A record that claims more bytes than it has runs into the next.
RUN_ON = re.compile(rb"\r?\nWARC/1\.\d\r?\n(?=WARC-|Content-)", re.IGNORECASE)
TYPE = re.compile(rb"^WARC-Type:\s*(?:response|resource|conversion)\s*$", re.IGNORECASE | re.MULTILINE)
DIGEST = re.compile(rb"^WARC-Block-Digest:\s*sha1:([A-Z2-7]{32})\s*$", re.IGNORECASE | re.MULTILINE)
LONGEST_LINE, MOST_LINES = 65_536, 1_000

Record = tuple[bytes, bytes]


def fits(head: bytes) -> bool:
    """Whether a file begins with a record."""
    return head.lstrip().startswith(MAGIC)


def count(member: Member) -> int:
    """Return how many records may hold a page."""
    total = 0
    while line := member.file.readline(LONGEST_LINE):
        total += TYPE.match(line) is not None
    return total


@dataclass(slots=True)
class Tape:
    """A file that what was read too far can be put back to."""

    file: io.BufferedReader
    back: bytes = b""

    def line(self) -> bytes:
        """Return the next line, or a long line's beginning."""
        if not self.back:
            return self.file.readline(LONGEST_LINE)
        cut = self.back.find(b"\n") + 1 or len(self.back)
        line, self.back = self.back[:cut], self.back[cut:]
        return line if line.endswith(b"\n") else line + self.file.readline(LONGEST_LINE)

    def read(self, size: int) -> bytes:
        """Return `size` bytes, or as many as there are."""
        data, self.back = self.back[:size], self.back[size:]
        return data + self.file.read(size - len(data))

    def pass_over(self, size: int) -> None:
        """Leave out the next bytes, without holding them."""
        while size > 0 and (data := self.read(min(size, PIECE))):
            size -= len(data)


def read(member: Member, options: Options) -> Iterator[Named]:
    """Yield each page, named by the number of its record in the file."""
    pages = number = 0
    for number, found in enumerate(find_records(Tape(member.file), options.max_bytes), 1):
        page = read_record(found, f"{member.name}:{number}", options)
        pages += page is not None
        if page is not None:
            yield page
    if not pages:
        yield fail(member.name, f"{member.name}: no page in {number} records; pages are responses with HTML or text")


def find_records(tape: Tape, most: int) -> Iterator[Record | SourceError]:
    """Yield each record's header and block, or what is wrong; of faults in a row, which have one cause, the first."""
    broken = False
    while (found := next_record(tape, most)) is not None:
        if not (broken and isinstance(found, SourceError)):
            yield found
        broken = isinstance(found, SourceError)


def next_record(tape: Tape, most: int) -> Record | SourceError | None:
    """Return the next record, what is wrong with it, or None at the end."""
    try:
        lost = skip_to_header(tape)
        if lost:
            return SourceError(f"{lost:,} bytes before the next record belong to none; they are left out")
        header = read_header(tape)
        return (header, read_block(header, tape, most)) if header else None
    except SourceError as error:
        return error


def skip_to_header(tape: Tape) -> int:
    """Go on to where a record begins, or to the end; return how many bytes before it belong to none."""
    lost = 0
    while (line := tape.line()) and not line.startswith(MAGIC):
        lost += len(line) if line.strip() else 0
    tape.back = line + tape.back
    return lost


def read_header(tape: Tape) -> bytes:
    """Return a record's header with the empty line that ends it."""
    lines = [tape.line()]
    while lines[-1].strip() and len(lines) < MOST_LINES:
        lines.append(tape.line())
    return b"".join(lines)


def read_block(header: bytes, tape: Tape, most: int) -> bytes:
    """Return what a record holds, b"" for a large one that is no page; raises SourceError for a broken one."""
    length = block_length(header)
    if length > most:
        tape.pass_over(length)
        if TYPE.search(header):
            message = f"the record is larger than the limit of {most:,} bytes; raise the setting max_bytes"
            raise SourceError(message)
        return b""
    block = tape.read(length)
    if match := RUN_ON.search(block):
        tape.back = block[match.start() :] + tape.back
        message = f"the record claims {length:,} bytes, among which another begins; it is left out"
        raise SourceError(message)
    if len(block) < length:
        message = f"breaks off: {len(block):,} of the record's {length:,} bytes are there"
        raise SourceError(message)
    check_intact(header, block)
    check_end(tape)
    return block


def check_intact(header: bytes, block: bytes) -> None:
    """Raise SourceError when a block is not the one of which the record keeps the digest."""
    match = DIGEST.search(header)
    if match and base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()) != match.group(1).upper():
        message = "the record is damaged: its bytes do not have the digest it states; it is left out"
        raise SourceError(message)


def check_end(tape: Tape) -> None:
    """Raise SourceError when a record is not followed by an empty line, so that its length cannot be true."""
    line = tape.line()
    if line.strip():
        tape.back = line + tape.back
        if not line.startswith(MAGIC):
            message = "the record does not end where it says; it is left out"
            raise SourceError(message)


def block_length(header: bytes) -> int:
    """Return how many bytes a record says it has; raises SourceError when it does not."""
    match = re.search(rb"^Content-Length:\s*(\d{1,15})\s*$", header, re.IGNORECASE | re.MULTILINE)
    if match is None:
        message = "the record does not say how long it is (Content-Length); it is left out"
        raise SourceError(message)
    return int(match.group(1))


def read_record(found: Record | SourceError, name: str, options: Options) -> Named | None:
    """Return the page in a record, why there is none, or None when it holds something else."""
    try:
        if isinstance(found, SourceError):
            raise found
        return to_page(parse(*found), name, options) if TYPE.search(found[0]) else None
    except SourceError as error:
        # What was packed names its file itself.
        told = str(error)
        return fail(name, told if told.startswith(name.rpartition(":")[0]) else f"{name}: {told}")


def parse(header: bytes, block: bytes) -> ArcWarcRecord:
    """Return the record; raises SourceError when its headers or those of the answer in it are broken."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    try:
        return ArcWarcRecordLoader().parse_record_stream(io.BytesIO(header + block), known_format="warc")
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, AttributeError) as error:
        message = f"the record cannot be read ({error}); it is left out"
        raise SourceError(message) from error


def to_page(record: ArcWarcRecord, name: str, options: Options) -> Named | None:
    """Return the page in a record, or None when it holds something else; raises SourceError for a broken one."""
    kind = media_type(record)
    if not kind.lower().startswith(READABLE) or not is_ok(record):
        return None
    day = read_iso(record.rec_headers.get_header("WARC-Date") or "")
    return name, Source(
        in_charset(read_content(record, options.max_bytes), kind),
        url=record.rec_headers.get_header("WARC-Target-URI"),
        published=options.published,
        outlet=options.outlet,
        seen=captured(day, options),
    )


def read_content(record: ArcWarcRecord, most: int) -> bytes:
    """Return a record's content unpacked; raises SourceError for what cannot be, and for a bomb."""
    content, stream = bytearray(), record.content_stream()
    try:
        while piece := stream.read(PIECE):
            content += piece
            check_size(len(content), most, "the record unpacked")
    except (zlib.error, EOFError, ValueError, OSError) as error:
        message = f"the record's content cannot be unpacked ({error}); it is left out"
        raise SourceError(message) from error
    # An unpacker that meets a fault says so on the terminal and stops; the half of a page is none.
    if not getattr(getattr(stream, "decompressor", None), "eof", True):
        message = "the record's content is packed and breaks off; it is left out"
        raise SourceError(message)
    return bytes(content)


def captured(day: dt.date | None, options: Options) -> dt.date | None:
    """Return the day a page was taken, where that may stand in for the day it was published."""
    return day if options.capture_day else None


def media_type(record: ArcWarcRecord) -> str:
    """Return what a record says its content is; pages are often sent without a word on it."""
    if record.http_headers is not None:
        return record.http_headers.get_header("Content-Type") or READABLE[0]
    return record.rec_headers.get_header("Content-Type") or ""


def is_ok(record: ArcWarcRecord) -> bool:
    """Whether a record holds what was asked for, not an error or a way elsewhere."""
    return record.http_headers is None or record.http_headers.get_statuscode() == OK


def in_charset(content: bytes, kind: str) -> str | bytes:
    """Return the content, as text where the server named an encoding that its bytes are in."""
    match = CHARSET.search(kind)
    if match is None or not is_text_encoding(match.group(1)) or try_decoding(content, "utf-8") is not None:
        return content
    return try_decoding(content, match.group(1)) or content
