"""Files of ballots become what the rules count. A bad file is refused with a French sentence and its line."""
