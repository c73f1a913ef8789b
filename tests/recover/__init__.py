"""Tests of reading documents back into variables."""
