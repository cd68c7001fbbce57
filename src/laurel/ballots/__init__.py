"""序位表: ranking, sealing, opening; the only room that opens ballot rows."""
