"""Any .docx, .pdf or .txt as a DocView: blocks in reading order with effective formatting, an address and a component."""
