"""What menus, tabs and breadcrumbs are made of: plain values that screens hand to the templates."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Link:
    """A place to go: its words, its address, an icon of ``icons.svg``, and whether one is already there."""

    label: str
    url: str
    icon: str = ""
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class NavigationEntry(Link):
    """An entry of the main navigation.

    ``primary``: one of the five (bottom bar on a phone). ``act``: the one that tells (➕ Raconter), in the
    acting colour. ``post``: the entry acts (leaving), so it is a button in a form and not a link.
    """

    primary: bool = False
    act: bool = False
    post: bool = False
