"""One factory a model: each writes the row and its entry in the record."""
