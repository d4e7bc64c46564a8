"""Pure arithmetic on what was told: nothing here knows a fact, a person or a screen."""
