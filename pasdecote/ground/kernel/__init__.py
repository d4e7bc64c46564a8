"""Clock, identifiers, text: what even pure code needs, and nothing else."""
