"""Tests of reading .docx files."""
