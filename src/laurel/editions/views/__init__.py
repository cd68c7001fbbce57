"""Pages on award years."""
