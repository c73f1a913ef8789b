"""Dated, cited values of the decree, and the widths of its typeface."""
