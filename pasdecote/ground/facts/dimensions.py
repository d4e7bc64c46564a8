"""Along what a count may be told in parts. Codes stay in notes; other words are kept as they were told."""

DIMENSIONS: dict[str, str] = {
    "gender": "genre",
    "age": "âge",
    "residence": "lieu de vie",
}


def dimension_label(dimension: str) -> str:
    """The word for a dimension; a dimension that is not one of ours is its own word."""
    return DIMENSIONS.get(dimension, dimension)
