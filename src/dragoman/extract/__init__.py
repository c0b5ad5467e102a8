"""Parse → findings: one generator function per question."""
