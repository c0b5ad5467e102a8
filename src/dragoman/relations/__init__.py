"""Facts put together: what pairs of actors do to each other over time, who stands by whom, what changed."""
