"""The store: one DuckDB file that keeps readings, findings, merged events and decisions."""
