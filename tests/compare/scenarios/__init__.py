"""Pairs of documents, each with one kind of change, and what a redline of a pair is judged by."""
