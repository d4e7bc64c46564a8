"""Projections: they read the journal, can be recomputed, and ignore each other and practice."""
