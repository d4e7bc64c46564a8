"""A bilan beside another: the same model and frame over two periods."""
