"""Every kind of fact, pure: what is told in the journal and read by projections."""
