"""Measures: ratios between two sizes or two ways, never seconds alone, so that any machine may compare."""
