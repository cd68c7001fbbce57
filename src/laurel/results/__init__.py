"""Approval, recommendation and what becomes public."""
