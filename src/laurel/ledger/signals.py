"""What the record tells later floors: an act was written, with these rows, in this transaction."""

from django.dispatch import Signal

acted = Signal()
"""Sent by `record` inside the act's transaction, with `entry`, `rows`, `actor` and `now`.

A later floor that must follow at once (a recusal found, a finding opened again) receives it; an error there undoes the act.
"""
