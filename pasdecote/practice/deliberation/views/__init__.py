"""The screens of deciding together, one module a family."""
