"""Tests of WordprocessingML typed access."""
