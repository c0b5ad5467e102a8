"""Passages annotated by hand: their form, and what of a reading agrees with them."""
