"""Messages of the group's own thread, pasted: split, chosen, told."""
