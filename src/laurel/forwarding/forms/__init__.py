"""What is typed on the way to the Ministry."""

from laurel.forwarding.forms.receiving import ReceiveForm

__all__ = ["ReceiveForm"]
