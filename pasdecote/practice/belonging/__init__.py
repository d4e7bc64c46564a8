"""Founding a collective, joining it, taking a role."""
