"""Reads on structures."""

from dataclasses import dataclass

from django.db.models import QuerySet

from pasdecote.spine.organisations.enums import INSTITUTIONS
from pasdecote.spine.organisations.models import Organisation, Post


@dataclass(frozen=True)
class Staff:
    """Who works in a structure, and who did. Posts with their account, in order of arrival."""

    present: list[Post]
    gone: list[Post]


def staff_of(organisation: Organisation) -> Staff:
    """The people of a structure, in one query."""
    rows = list(
        Post.objects.filter(organisation=organisation).select_related("account").order_by("since", "pk")
    )
    return Staff(
        present=[post for post in rows if post.until is None], gone=[post for post in rows if post.until]
    )


def institutions_by_name() -> QuerySet[Organisation]:
    """The structures known here that bilans may be sent to, by name."""
    return Organisation.objects.filter(kind__in=INSTITUTIONS).order_by("name", "pk")


def organisations_by_name() -> QuerySet[Organisation]:
    """Every structure known here, by name."""
    return Organisation.objects.order_by("name", "pk")
