"""Knowledge files as typed, checked objects."""
