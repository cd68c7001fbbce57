"""敘獎: who is rewarded, within which ceiling, once."""
