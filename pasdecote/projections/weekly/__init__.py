"""The group's sheet: one page a week, to print or to forward."""
