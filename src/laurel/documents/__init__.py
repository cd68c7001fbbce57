"""One document model, rendered as PDF and ODF."""
