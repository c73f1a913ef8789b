"""Tests of the administrative units."""
