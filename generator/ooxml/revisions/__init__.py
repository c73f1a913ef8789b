"""Tracked changes in WordprocessingML: made from two documents, resolved again, and documents compared by structure."""
