"""Template words of the register."""
