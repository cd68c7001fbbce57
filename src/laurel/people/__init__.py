"""Units, persons, roles, honours: the register that every stage reads."""
