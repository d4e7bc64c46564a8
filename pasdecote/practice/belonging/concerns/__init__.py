"""From the individual to the collective: concerns noted without anybody's name, and what they may found."""
