"""Nos règles in words: each part under its title, and what changed between two versions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pasdecote.practice.belonging.charter.rules import Change, What, changes, differ
from pasdecote.spine.collectives.charters import said_in, titles
from pasdecote.spine.collectives.models import Charter


@dataclass(frozen=True, slots=True)
class Part:
    """A part of nos règles: its title, its words."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A part where something changed, and the sentences with what became of them."""

    title: str
    changes: Sequence[Change]


def parts_of(charter: Charter) -> list[Part]:
    """The parts that say something, in order."""
    return [Part(title, said) for name, title in titles().items() if (said := said_in(charter, name))]


def changed(before: Charter | None, after: Charter) -> list[Changed]:
    """Part by part, what was added and removed; those where nothing changed are left out."""
    found = []
    for name, title in titles().items():
        was, now = (said_in(before, name) if before else ""), said_in(after, name)
        differences = changes(was, now)
        if differ(differences):
            found.append(Changed(title, differences))
    was_shown = bool(before and before.shows_roles)
    if was_shown != after.shows_roles:
        what = What.ADDED if after.shows_roles else What.REMOVED
        found.append(Changed(_("Les rôles dans le temps"), [Change(what, (shown_words(),))]))
    return found


def shown_words() -> str:
    """What a group says that wants to see how its roles turned."""
    return _("Le groupe veut voir comment les rôles ont tourné.")
