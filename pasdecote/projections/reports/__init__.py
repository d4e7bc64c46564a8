"""Bilans: one journal, every funder. A bilan only reads the journal."""
