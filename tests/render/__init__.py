"""Tests of templates: read, judged, compiled and filled."""
