"""A report as text for people, as SARIF for tools, as a page to read and print; JSON is in ``check.records``."""
