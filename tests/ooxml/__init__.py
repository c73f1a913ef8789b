"""Tests of packages and their parts."""
