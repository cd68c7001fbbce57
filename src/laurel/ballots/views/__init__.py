"""The member's pages: what to rank, reading, ordering, sealing."""
