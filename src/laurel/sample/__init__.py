"""The sample year: the agency's real units, two real national awards, and sample entries marked as such."""
