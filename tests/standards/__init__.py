"""Tests of generator.standards."""
