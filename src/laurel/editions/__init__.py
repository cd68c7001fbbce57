"""The award year: its calendar, its rulebook, its decisions where the text is silent."""
