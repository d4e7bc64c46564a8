"""Nos règles: what a group gives itself, and the roles that turn in it."""
