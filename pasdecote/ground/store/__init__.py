"""What the ground keeps in the database: full-text lexemes, uploads, limits."""
