"""Pictures of series, networks, balance and timelines, drawn by matplotlib when it is there."""
