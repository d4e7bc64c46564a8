"""Interpellations and what is answered to them; saying that something is wrong, to people who answer."""
