"""Practice: where people act; each act tells one fact; its domains ignore each other."""
