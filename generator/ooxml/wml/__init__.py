"""WordprocessingML read: parts of a document, styles, numbering, theme, and the formatting that takes effect."""
