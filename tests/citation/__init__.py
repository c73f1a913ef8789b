"""Tests of số, ký hiệu and viện dẫn."""
