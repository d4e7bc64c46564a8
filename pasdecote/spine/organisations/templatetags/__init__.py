"""How places are written on screen."""
