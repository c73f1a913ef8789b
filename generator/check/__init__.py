"""The checker: does a document conform to the decree, and what is wrong with its text? It sees DocView only."""
