"""What changed between two versions of a plan: aligned blocks, edits by words, the change list, the redline."""
