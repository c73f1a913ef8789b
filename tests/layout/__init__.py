"""Our Word files before judges that are not ours: schema, Open XML SDK, and the page that LibreOffice draws."""
