"""Out of gzip, zstandard and zip: bounded reads, a cap on what a small file may grow to, faults with their place."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Protocol, cast

import zstandard

from dragoman.errors import SourceError, TooLargeError
from dragoman.ingest.formats.members import HEAD, Member

GZIP, ZSTD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Text packs some ten times smaller, logs a hundred; what grows more than this beyond the first megabytes is a bomb.
GROWTH = 200
FREE = 64_000_000
# A thousand bytes of zstandard may hold a hundred thousand times as many.
BITE = 1024
# A frame that was cut swallows the next one before the fault shows; so much of what it took is looked through again.
KEPT = 4_000_000
ENCRYPTED = 0x1
BROKEN = (EOFError, OSError, zlib.error, zipfile.BadZipFile, zstandard.ZstdError, NotImplementedError)
FURNITURE = ("__MACOSX/", ".DS_Store", "Thumbs.db")


@dataclass(slots=True)
class Budget:
    """What may come out of one file on disk, all its members together, in bytes."""

    left: int

    def spend(self, count: int, name: str) -> None:
        """Take from what is left; raises TooLargeError when there is no more."""
        self.left -= count
        if self.left < 0:
            message = (
                f"{name}: grows to more than {GROWTH} times its size when unpacked, as a zip bomb does;"
                " unpack it yourself if you trust it"
            )
            raise TooLargeError(message)


def budget_for(size: int) -> Budget:
    """Return what may come out of a file of `size` bytes."""
    return Budget(max(FREE, GROWTH * size))


class Frame(Protocol):
    """One packed frame on its way out, as zlib and zstandard give it."""

    @property
    def eof(self) -> bool:
        """Whether the frame has ended."""

    @property
    def unused_data(self) -> bytes:
        """What came behind its end."""

    def decompress(self, data: bytes, /) -> bytes:
        """Return what some packed bytes hold."""


class Frames:
    """Frames one after another; behind a broken one reading goes on at the next."""

    def __init__(self, file: IO[bytes], magic: bytes, begin: Callable[[], Frame]) -> None:
        """Read from a packed file; `begin` opens a frame, which starts with `magic`."""
        self._file, self._magic, self._begin = file, magic, begin
        self._frame: Frame | None = None
        self._taken = bytearray()
        self._packed = b""
        self._ready = memoryview(b"")

    def read(self, size: int) -> bytes:
        """Return at most `size` bytes, b"" at the end; raises EOFError or the packer's error, once a broken frame."""
        while not self._ready:
            packed = self._packed or self._file.read(BITE)
            self._packed = b""
            if not packed:
                self._end()
                return b""
            self._ready = memoryview(self._feed(packed))
        data, self._ready = bytes(self._ready[:size]), self._ready[size:]
        return data

    def _feed(self, packed: bytes) -> bytes:
        if self._frame is None:
            packed = packed.lstrip(b"\0")  # gzip pads its ends
            if not packed:
                return b""
            self._frame = self._begin()
            self._taken.clear()
        self._taken += packed
        del self._taken[:-KEPT]
        try:
            data = self._frame.decompress(packed)
        except (zlib.error, zstandard.ZstdError):
            self._give_up()
            raise
        if self._frame.eof:
            self._packed, self._frame = self._frame.unused_data, None
        return data

    def _give_up(self) -> None:
        """Go on to where the next frame may begin, in what the broken one has taken or behind it, or to the end."""
        self._frame = None
        packed = bytes(self._taken[1:])
        while (at := packed.find(self._magic)) < 0:
            more = self._file.read(BITE)
            if not more:
                return
            packed = packed[1 - len(self._magic) :] + more
        self._packed = packed[at:]

    def _end(self) -> None:
        if self._frame is not None:
            self._give_up()
            message = "its last part is cut short"
            raise EOFError(message)


class Unpacked(io.RawIOBase):
    """What comes out of a packer, counted; a fault is raised when what came before it has been read."""

    def __init__(self, name: str, read: Callable[[int], bytes], budget: Budget) -> None:
        """Read through `read`, which returns at most so many bytes and none at the end."""
        self._name, self._read, self._budget = name, read, budget
        self._fault: Exception | None = None
        self._count = 0

    def readable(self) -> bool:
        """Whether this can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer; 0 at the end. Raises SourceError naming the fault and its place."""
        filled = self._fill(buffer) if self._fault is None else 0
        self._count += filled
        self._budget.spend(filled, self._name)
        if not filled and self._fault is not None:
            fault, self._fault = self._fault, None
            message = f"{self._name}: breaks off after {self._count:,} bytes ({fault}); what came before is read"
            raise SourceError(message) from fault
        return filled

    def _fill(self, buffer: memoryview) -> int:
        filled = 0
        while filled < len(buffer):
            try:
                data = self._read(len(buffer) - filled)
            except BROKEN as error:
                self._fault = error
                break
            if not data:
                break
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        return filled


def unpacked(name: str, read: Callable[[int], bytes], budget: Budget) -> io.BufferedReader:
    """Return a buffered file over what a packer gives."""
    return io.BufferedReader(Unpacked(name, read, budget), HEAD)


def unwrap(member: Member, budget: Budget) -> Member:
    """Return the member out of its gzip or zstandard, or as it is; raises SourceError for a package inside it."""
    head = member.head
    if head.startswith(GZIP):
        frames = Frames(member.file, GZIP, lambda: zlib.decompressobj(wbits=31))
    elif head.startswith(ZSTD):
        frames = Frames(member.file, ZSTD, lambda: zstandard.ZstdDecompressor().decompressobj())
    else:
        return member
    inner = Member(name=member.name, file=unpacked(member.name, frames.read, budget), url=member.url)
    if inner.head.startswith((GZIP, ZSTD, *ZIPS)):
        message = f"{member.name}: holds another archive; unpack it once and add what comes out"
        raise SourceError(message)
    return inner


def find_zipped(member: Member, budget: Budget) -> Iterator[Member | SourceError]:
    """Yield the files in a zip, or why one cannot be had; raises SourceError when the zip itself cannot be read."""
    names: set[str] = set()
    with open_zip(member) as archive:
        for info in archive.infolist():
            if info.is_dir() or any(part in info.filename for part in FURNITURE):
                continue
            place = f"{member.name}/{info.filename}"
            if place in names:
                yield SourceError(f"{place}: the archive holds two files of this name; this one is left out")
                continue
            names.add(place)
            yield from open_zipped(archive, info, place, budget)


def open_zip(member: Member) -> zipfile.ZipFile:
    """Return the opened archive; raises SourceError for one that is broken."""
    try:
        return zipfile.ZipFile(member.file)
    except (*BROKEN, ValueError) as error:
        message = f"{member.name}: not a whole zip archive ({error}); download or copy it again"
        raise SourceError(message) from error


def open_zipped(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: str, budget: Budget
) -> Iterator[Member | SourceError]:
    """Yield one file of a zip, or why it cannot be opened."""
    if info.flag_bits & ENCRYPTED:
        yield SourceError(f"{place}: encrypted; unpack it with its password and add what comes out")
        return
    try:
        with archive.open(info) as packed, unpacked(place, cast("zipfile.ZipExtFile", packed).read1, budget) as file:
            yield Member(name=place, file=file)
    except (*BROKEN, ValueError, RuntimeError) as error:
        yield SourceError(f"{place}: cannot be taken out of the archive ({error}); unpack it yourself")
