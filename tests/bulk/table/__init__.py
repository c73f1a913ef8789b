"""Tests of the reading of tables."""
