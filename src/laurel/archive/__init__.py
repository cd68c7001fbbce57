"""歸檔: the report of a year, the list for the archive, retention and destruction."""
