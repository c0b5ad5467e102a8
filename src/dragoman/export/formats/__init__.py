"""A record, or what filters leave of it, in the formats that other tools read: one file each."""
