"""A comparison as text for a window, as a page to read and print, as an edit script; folders as a table."""
