"""Scripts of the developers: they make data, the template and the documents, and measure. Not in the wheel."""
