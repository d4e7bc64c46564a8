"""What was learnt on the way: the step aside, told in three questions."""
