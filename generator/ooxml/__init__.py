"""Raw Office Open XML: packages, names, trees."""
