"""The screens of the agenda, one module a family: what is coming, what is owed, calendars' addresses."""
