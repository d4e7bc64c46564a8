"""Front page, navigation, command line."""
