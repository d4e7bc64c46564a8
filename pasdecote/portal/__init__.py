"""The portal: what gathers everything."""
