"""The import of dated office holders: sources → checked terms → YAML files."""
