"""THE JOURNAL: notes told once."""
