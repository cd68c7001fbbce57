"""What a file really is, found out in a process of its own that can do no harm. No Django here."""
