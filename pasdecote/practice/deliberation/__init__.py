"""Deciding together: questions and words, what unites, decisions by a rule that the group chose."""
