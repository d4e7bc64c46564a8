"""The languages of the screens: one line each. docs/recipes/ajouter-une-langue.md says how to add one.

French is the source: a sentence is its own translation, and what a pack lacks is shown in French.
"""

from typing import NamedTuple


class Language(NamedTuple):
    """A pack of `locale/`: its code there, the name it gives itself, whether it reads from right to left."""

    code: str
    name: str
    rtl: bool = False


PACKS = (
    Language("fr", "français"),
    Language("en", "English"),
)
