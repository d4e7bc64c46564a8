"""The agenda: what is coming and what is owed, read from the `due` atoms of the journal."""
