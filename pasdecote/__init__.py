"""Pas de côté: the working tool of community social work."""
