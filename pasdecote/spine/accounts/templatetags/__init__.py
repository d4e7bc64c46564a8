"""How dates are written on screen."""
