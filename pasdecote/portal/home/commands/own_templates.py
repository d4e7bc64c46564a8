"""A structure's own templates at the terminal: added after the same check as on screen, found by their id."""

import argparse
from typing import TYPE_CHECKING

from pasdecote.portal.home.commands import Refused

if TYPE_CHECKING:
    from pasdecote.projections.reports.models import OwnTemplate
    from pasdecote.spine.accounts.models import Account
    from pasdecote.spine.organisations.models import Organisation


def add_from_file(arguments: argparse.Namespace) -> int:
    """Check a file, say what is understood, and add it unless only that was asked (`--essai`)."""
    from pasdecote.projections.reports.result import ReportError
    from pasdecote.projections.reports.services import add_template
    from pasdecote.projections.reports.template.own import own_template
    from pasdecote.projections.reports.template.reading import TemplateError

    house = structure(arguments.structure)
    try:
        data = arguments.ajouter.read_bytes()
        chosen = own_template(data)
        print(f"{chosen.title}, version {chosen.version} : {len(list(chosen.fields()))} champs.")
        if arguments.essai:
            print("Essai : rien n’est gardé.")
            return 0
        add_template(by=_adder(house, arguments.compte), organisation=house, text=data)
    except OSError as error:
        raise Refused(f"Le fichier {arguments.ajouter} ne s’ouvre pas : {error.strerror}.") from error
    except (TemplateError, ReportError) as refusal:
        raise Refused(f"{arguments.ajouter.name} : {refusal}") from refusal
    print(f"Ajouté à {house.name} : {chosen.id}")
    return 0


def current(house: "Organisation") -> "list[OwnTemplate]":
    """The templates that a structure offers today, by id."""
    from pasdecote.projections.reports.models import OwnTemplate

    rows = OwnTemplate.objects.filter(organisation=house, replaced_at=None).select_related("organisation")
    return list(rows.order_by("name", "pk"))


def named(name: str, slug: str | None) -> "OwnTemplate | None":
    """A structure's template by its id, when no template of the house has it; `slug` says whose, if several.

    Refuses when several structures have one of this id and none is named.
    """
    from pasdecote.projections.reports.models import OwnTemplate
    from pasdecote.projections.reports.template.reading import available

    if name in available():
        return None
    rows = OwnTemplate.objects.filter(name=name, replaced_at=None).select_related("organisation")
    if slug is not None:
        rows = rows.filter(organisation=structure(slug))
    found = list(rows.order_by("organisation__slug", "pk"))
    if len(found) > 1:
        slugs = ", ".join(row.organisation.slug for row in found)
        raise Refused(
            f"Plusieurs structures ont un modèle « {name} » : dites laquelle avec --modele-de ({slugs})."
        )
    return found[0] if found else None


def structure(slug: str | None) -> "Organisation":
    """The structure of this slug. Refuses when there is none, or none is said."""
    from pasdecote.spine.organisations.models import Organisation

    if slug is None:
        raise Refused("Dites pour quelle structure, avec --structure.")
    found = Organisation.objects.filter(slug=slug).first()
    if found is None:
        raise Refused(f"Il n’y a pas de structure « {slug} ».")
    return found


def _adder(house: "Organisation", email: str | None) -> "Account":
    """Who adds: the account named, or the first who works there."""
    from pasdecote.ground.kernel import clock

    posts = house.posts.filter(since__lte=clock.today()).exclude(until__lt=clock.today())
    if email is not None:
        posts = posts.filter(account__email__iexact=email)
    post = posts.select_related("account").order_by("since", "pk").first()
    if post is None:
        who = f"Le compte {email} ne travaille pas" if email else "Personne ne travaille"
        raise Refused(f"{who} dans {house.name} : rien n’est ajouté.")
    return post.account
