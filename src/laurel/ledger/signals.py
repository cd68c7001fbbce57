"""What the record tells later floors: an act is about to be written; an act was written, with these rows."""

from django.dispatch import Signal

writing = Signal()
"""Sent by `record` before it takes hold of a chain, with `chain` and `rows`.

A floor whose lock comes before that of the chain takes it now, so that all acts take both in one order.
"""

acted = Signal()
"""Sent by `record` inside the act's transaction, with `entry`, `rows`, `actor` and `now`.

A later floor that must follow at once (a recusal found, a finding opened again) receives it; an error there undoes the act.
"""
