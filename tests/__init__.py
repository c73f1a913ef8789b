"""The tests of kehoach; the folders mirror the package."""
