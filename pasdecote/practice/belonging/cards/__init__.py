"""Invitation and return cards: how people without an e-mail come in, and come back."""
