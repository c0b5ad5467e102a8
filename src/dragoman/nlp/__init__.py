"""Document → parse: the only place that knows spaCy's loading and labels."""
