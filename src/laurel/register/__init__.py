"""The register: units as a tree, people with their postings and roles, and their import."""
