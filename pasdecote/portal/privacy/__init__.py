"""Rights and keeping: backup and restore of everything, export of a collective, erasers, retention."""
