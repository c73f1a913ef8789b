"""Judges that are not our code, wrapped for the tests: XSD, Open XML SDK, LibreOffice, poppler, pandoc, docx2python."""
