"""送部: the January–June update of the recommended, and the package that goes to the Ministry."""
