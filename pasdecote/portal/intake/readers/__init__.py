"""One reader a format. Each gives the same rows; none trusts a file's name."""
