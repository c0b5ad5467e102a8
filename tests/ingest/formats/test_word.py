"""DOCX: paragraphs, titles, and what only looks like it."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from dragoman.ingest.formats.members import Options
from ingest.archive_samples import PACT, TALKS, docx_of, faults, put, sources, zip_of

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}


def test_paragraphs_and_the_title(tmp_path: Path) -> None:
    (found,) = sources(put(tmp_path, "a.docx", docx_of(("Talks in Vienna", "Title"), TALKS, "", PACT)))
    assert (found.title, found.content) == ("Talks in Vienna", f"Talks in Vienna\n\n{TALKS}\n\n{PACT}")


def test_tables_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = TALKS
    document.save(str(tmp_path / "a.docx"))
    assert sources(tmp_path / "a.docx")[0].content == TALKS


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("<w:ins><w:r><w:t>added</w:t></w:r></w:ins>", "added"),
        ("<w:del><w:r><w:delText>struck</w:delText></w:r></w:del>", ""),
        ("<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>", ""),
        ("<w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink>", "a link"),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>", "one\ntwo\tthree"),
    ],
)
def test_runs_are_read_as_they_stand(tmp_path: Path, markup: str, read: str) -> None:
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph(TALKS)
    document.element.body.insert(1, parse_xml(f"<w:p {NAMESPACE}>{markup}</w:p>"))
    document.save(out)
    (found,) = sources(put(tmp_path, "a.docx", out.getvalue()))
    assert str(found.content) == (f"{TALKS}\n\n{read}" if read else TALKS)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (zip_of(OFFICE), "no DOCX; save its text"),
        (zip_of({"mimetype": "application/epub+zip"}), "no DOCX; save its text"),
        (docx_of(TALKS)[:-40], "not a whole zip archive"),
        (zip_of({"[Content_Types].xml": "<Types", "word/document.xml": "<w"}), "cannot be read as DOCX"),
    ],
)
def test_other_documents_are_refused(tmp_path: Path, content: bytes, told: str) -> None:
    assert told in faults(put(tmp_path, "a.docx", content))["a.docx"]


def test_a_document_that_unpacks_to_too_much(tmp_path: Path) -> None:
    content = zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": "x" * 500_000})
    assert "unpacks to 500,008 bytes" in faults(put(tmp_path, "a.docx", content), Options(max_bytes=50_000))["a.docx"]
