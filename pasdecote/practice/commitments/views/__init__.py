"""The screens of commitments, one module a family."""
