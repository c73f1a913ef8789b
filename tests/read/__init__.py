"""Tests of reading documents of any origin."""
