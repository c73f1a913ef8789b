"""Tests of kehoach batch."""
