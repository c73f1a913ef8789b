"""Many plans from one: the rows of a table, what is wrong with them, workers, the manifest, resuming."""
