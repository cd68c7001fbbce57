"""評審小組: appointment, recusal, depletion, reading order."""
