"""Structures and territories."""
