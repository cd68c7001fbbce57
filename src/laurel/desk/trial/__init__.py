"""The trial: last year's entries under this year's parameters, computed and never written."""
