"""What words became: from each parole to what came of it, read in the journal."""
