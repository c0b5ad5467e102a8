"""Batches: many documents read side by side, each within its limits."""
