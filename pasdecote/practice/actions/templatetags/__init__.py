"""Tags of the screens of money."""
