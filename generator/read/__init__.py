"""Any .docx, .pdf or .txt as a DocView: blocks in reading order, effective formatting, addresses, components."""
