"""To whom to turn: a local page of services, which keeps nothing of who looks."""
