"""評審會議: attendance, opening, tally, tie round, lot, resolution."""
