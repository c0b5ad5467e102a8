"""Views of one reading: pure functions from a `Reading` to text."""
