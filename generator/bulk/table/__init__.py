"""Tables of rows: workbooks and text files, read as a stream of cells with their addresses."""
