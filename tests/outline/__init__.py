"""Tests of the room that turns typed text into a tree and back."""
