"""Bytes and text to documents, with residue labelled and offsets kept."""

from dragoman.ingest.dateline import Dateline, find_dateline
from dragoman.ingest.decode import decode
from dragoman.ingest.documents import body_paragraphs, to_document
from dragoman.ingest.sources import load_source

__all__ = ["Dateline", "body_paragraphs", "decode", "find_dateline", "load_source", "to_document"]
