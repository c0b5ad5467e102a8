"""Tests of the way from bytes to documents."""
