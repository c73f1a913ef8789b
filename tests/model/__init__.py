"""The types of a plan."""
