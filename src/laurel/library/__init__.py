"""歷年與典範: how units placed over the years, and recommended entries that others may learn from."""
