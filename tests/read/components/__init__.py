"""Tests of which component of the form each stretch of a document is."""
