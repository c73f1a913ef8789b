"""The published plans against the documents built from variables/vi-du: token by token, each correction listed."""
