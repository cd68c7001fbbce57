"""What the register asks later floors."""

from django.dispatch import Signal

withholding = Signal()
"""Sent with `now`: every receiver answers the ROC years whose places are approved and not public yet."""
