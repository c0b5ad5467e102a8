"""One module a format of archive: a file in it → its documents, each known by the place where it stood."""
