"""Tags of the screens of the journal."""
