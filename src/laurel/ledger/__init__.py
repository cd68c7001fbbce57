"""Who did what, when, on which ground: a hash chain per edition, in the transaction of the act."""
