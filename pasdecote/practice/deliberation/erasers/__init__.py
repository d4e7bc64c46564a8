"""What is kept of people who decide together: in questions, then in decisions."""

from pasdecote.practice.deliberation.erasers import decisions, questions

KINDS = (*questions.KINDS, *decisions.KINDS)
