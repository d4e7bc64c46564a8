"""The look, and the components that every screen stands on. Knows no domain."""
