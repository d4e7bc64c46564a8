"""Sessions and money: planned, held, told."""
