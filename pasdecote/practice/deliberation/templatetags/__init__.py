"""Filters of the screens of deciding."""
