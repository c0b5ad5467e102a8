"""Event data that others coded, as rows to compare with: never facts of ours."""

from dragoman.ingest.coded.files import KINDS, read_coded
from dragoman.ingest.coded.rows import Bad, CodedRow

__all__ = ["KINDS", "Bad", "CodedRow", "read_coded"]
