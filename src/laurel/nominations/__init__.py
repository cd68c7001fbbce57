"""推薦: who enters what, through which door."""
