"""A record, or what a query finds of it, frozen for a paper: data, query, versions, hashes, codebook, citation."""

from dragoman.export.snapshot.tables import Form
from dragoman.export.snapshot.verify import Finding, verify_snapshot
from dragoman.export.snapshot.write import Options, write_snapshot

__all__ = ["Finding", "Form", "Options", "verify_snapshot", "write_snapshot"]
