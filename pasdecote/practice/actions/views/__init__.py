"""The screens of sessions and money."""
