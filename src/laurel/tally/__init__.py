"""`laurel tally`: counts a table of ranks that did not come from Laurel."""
