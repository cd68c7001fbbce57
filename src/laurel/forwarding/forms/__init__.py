"""What is typed on the way to the Ministry."""

from laurel.forwarding.forms.receiving import ReceiveForm
from laurel.forwarding.forms.updating import CloseForm, DecideForm, ExtendForm, ReopenForm, RequestForm

__all__ = ["CloseForm", "DecideForm", "ExtendForm", "ReceiveForm", "ReopenForm", "RequestForm"]
