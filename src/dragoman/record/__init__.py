"""The store: one DuckDB file that keeps readings, findings, merged events and decisions."""

from dragoman.record.filters import MEANINGS, Filters
from dragoman.record.queries import Query
from dragoman.record.view import Record
from dragoman.record.writer import Summary

__all__ = ["MEANINGS", "Filters", "Query", "Record", "Summary"]
