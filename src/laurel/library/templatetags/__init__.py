"""Filters of the library."""
