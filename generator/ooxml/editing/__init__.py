"""Editing a part of a package in its bytes: what is not touched stays as it was, letter for letter."""
