"""Which rows of deciding together are somebody's, and what an erasure does to them."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.personal import Erasure, Person, over

GROUP = _("Les membres du groupe et les personnes qui l’accompagnent.")
UNTIL = _("Tant que le groupe garde son histoire, ou jusqu’à ce que la personne l’efface.")
Rows = Callable[[Person], "QuerySet[Any]"]


def made_by(model: type[Model], account: str, collective: str, *, spoken: bool = False) -> Rows:
    """The rows that the account made; with `spoken`, only where it speaks for itself and takes its words."""

    def rows(person: Person) -> "QuerySet[Any]":
        if person.account is None or (spoken and not person.words):
            return model._default_manager.none()
        places = person.spoken if spoken else person.collectives
        here = Q() if person.whole and not spoken else Q(**{f"{collective}__in": places})
        return model._default_manager.filter(here, **{account: person.account})

    return rows


def tied_to(model: type[Model]) -> Rows:
    """The rows tied to one of their memberships."""
    return lambda person: model._default_manager.filter(membership__in=person.memberships)


def blank(**values: object) -> Callable[["QuerySet[Any]"], object]:
    """What sets these columns of the rows found."""
    return lambda rows: rows.update(**values)


def name_erased(words: Any, model: type[Model], account: str, name: str, collective: str) -> Erasure:
    """Their name, where they did something; the words stay those of the group."""
    return over(words, made_by(model, account, collective), blank(**{name: "", account: None}))
