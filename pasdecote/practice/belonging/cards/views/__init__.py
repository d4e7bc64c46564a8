"""The screens of cards: giving them, and coming in with one."""
