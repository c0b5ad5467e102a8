"""DOCX: one document, or the many of a Nexis or Factiva download."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dragoman.errors import SourceError, TooLargeError
from dragoman.ingest.formats.members import HEAD, Member, Named, Options, read_whole
from dragoman.ingest.formats.unpack import BROKEN, ZIPS, open_zip
from dragoman.model import Source

if TYPE_CHECKING:
    from docx.document import Document

MAIN = "word/document.xml"
SUFFIXES = (".docx",)
TYPES = "[Content_Types].xml"
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Text that was moved away or stands as an older program's copy of what stands beside it.
LEFT_OUT = {f"{WORDS}moveFrom", FALLBACK}
SIGNS = {f"{WORDS}tab": "\t", f"{WORDS}br": "\n", f"{WORDS}cr": "\n", f"{WORDS}noBreakHyphen": "-"}
TITLE = "Title"
# Pictures weigh as well, but are not read.
GROWTH = 4

Read = Callable[[Member, Options], Iterator[Named]]


def open_document(content: bytes, name: str, most: int) -> Document:
    """Return the document; raises SourceError for what is none, TooLargeError for one that unpacks to too much."""
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            check_parts(parts, name, most)
        return docx.Document(io.BytesIO(content))
    except (*BROKEN, KeyError, ValueError, SyntaxError, AttributeError, RuntimeError) as error:
        message = f"{name}: cannot be read as DOCX ({error}); save it again, or as text"
        raise SourceError(message) from error


def paragraphs(document: Document) -> Iterator[tuple[str, bool]]:
    """Yield the text of each paragraph, those in tables too, and whether it is styled as the title."""
    from docx.text.paragraph import Paragraph

    for element in document.element.body.iter(f"{WORDS}p"):
        text = "".join(pieces(element))
        if text.strip():
            style = Paragraph(element, document).style
            yield text.strip(), style is not None and style.name == TITLE


def pieces(element: object) -> Iterator[str]:
    """Yield the text of a paragraph's runs, those inserted by a reviewer too, those in boxes apart."""
    for child in element:  # type: ignore[attr-defined]
        if child.tag == f"{WORDS}t":
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        elif child.tag not in LEFT_OUT and child.tag != f"{WORDS}p":
            yield from pieces(child)


def read(member: Member, options: Options) -> Iterator[Named]:
    """Yield the documents of a DOCX file: the articles of a download, or the one text."""
    from dragoman.ingest.formats import factiva, nexis

    content = read_whole(member, options)
    found = list(paragraphs(open_document(content, member.name, options.max_bytes)))
    lines = "\n".join(text for text, _ in found).encode("utf-8", "replace")
    readers = ((nexis.fits, nexis.read), (factiva.fits, factiva.read))
    many: Read | None = next((read for fits, read in readers if fits(lines[:HEAD])), None)
    if many is not None:
        yield from many(Member(name=member.name, file=io.BufferedReader(io.BytesIO(lines), HEAD)), options)
        return
    title = next((text for text, styled in found if styled), None)
    text = "\n\n".join(text for text, _ in found)
    yield member.name, Source(text, title=title, published=options.published, outlet=options.outlet)


def count(member: Member) -> int:
    """Return how many documents the file holds."""
    return sum(1 for _ in read(member, Options()))


def fits(head: bytes) -> bool:
    """Whether a file is a zip, as every DOCX is."""
    return head.startswith(ZIPS)


def is_document(member: Member) -> bool:
    """Whether a zip is an office document or a book, not an archive of files; reads on from its beginning."""
    with open_zip(member) as archive:
        names = set(archive.namelist())
    member.file.seek(0)
    return TYPES in names or "mimetype" in names


def check_parts(parts: zipfile.ZipFile, name: str, most: int) -> None:
    """Raise SourceError for a zip that is no DOCX, TooLargeError for one that unpacks to too much."""
    names = set(parts.namelist())
    if MAIN not in names:
        office = names & {TYPES, "mimetype"}
        what = (
            "an office document or book that is no DOCX; save its text as DOCX, HTML or text"
            if office
            else "an archive in an archive; unpack it once and add what comes out"
        )
        message = f"{name}: {what}"
        raise SourceError(message)
    size = sum(info.file_size for info in parts.infolist())
    if size > GROWTH * most:
        message = f"{name}: unpacks to {size:,} bytes, over the limit of {GROWTH * most:,}; save it as text"
        raise TooLargeError(message)
