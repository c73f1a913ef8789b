"""The redline and its proof."""
