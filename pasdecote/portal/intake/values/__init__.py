"""One cell, one value: dates, numbers as they were told, durations, money. A blank is nothing, never a
zero."""
