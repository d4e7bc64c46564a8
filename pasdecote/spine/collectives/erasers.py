"""What groups keep about people: a name, a role, dates; and which card somebody came in with."""

from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Least
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.kernel import clock
from pasdecote.ground.store.personal import Kind, Person, Row, about_nobody, over
from pasdecote.spine.collectives.charters import PARTS
from pasdecote.spine.collectives.models import Charter, Invitation, Membership, Term


def _memberships(person: Person) -> "QuerySet[Membership]":
    return Membership.objects.filter(pk__in=person.memberships)


def _without_name(rows: "QuerySet[Any]") -> None:
    """The role and the dates stay, ended today at the latest."""
    today = clock.today()
    ended = Case(When(until=None, then=Value(today)), default=Least(F("until"), Value(today)))
    starting = rows.filter(since__gt=today)
    starting.delete()
    rows.update(name="", account=None, until=ended)


def _membership_rows(person: Person) -> list[Row]:
    rows = _memberships(person).select_related("collective").order_by("since", "pk")
    return [
        {
            "groupe": row.collective.name,
            "nom dans le groupe": row.name,
            "rôle": row.get_role_display(),
            "depuis": row.since,
            "jusqu’au": row.until,
        }
        for row in rows
    ]


def _drafted(person: Person) -> "QuerySet[Charter]":
    """The versions of rules that they wrote down for their groups."""
    if person.account is None:
        return Charter.objects.none()
    here = Q() if person.whole else Q(collective__in=person.collectives)
    return Charter.objects.filter(here, written_by=person.account)


def _unadopted(person: Person) -> "QuerySet[Charter]":
    """The drafts that they wrote last, for themselves, and that no group made its own."""
    drafts = _drafted(person).filter(number=None)
    return drafts.filter(collective__in=person.spoken) if person.words else drafts.none()


def _unwrite(rows: "QuerySet[Charter]") -> None:
    """A draft goes. One that is put to decision stays, without a word: what is decided stands there."""
    rows.filter(proposal=None).delete()
    rows.update(**dict.fromkeys(PARTS, ""), written_by=None, written_name="")


def _signed(person: Person) -> "QuerySet[Charter]":
    return _drafted(person).exclude(pk__in=_unadopted(person).values("pk").order_by())


def _term_rows(person: Person) -> list[Row]:
    rows = Term.objects.filter(membership__in=person.memberships).select_related("membership__collective")
    return [
        {
            "groupe": row.membership.collective.name,
            "rôle": row.get_role_display(),
            "depuis": row.since,
            "jusqu’au": row.until,
        }
        for row in rows.order_by("since", "pk")
    ]


def _charter_rows(person: Person) -> list[Row]:
    rows = _drafted(person).select_related("collective").order_by("written_at", "pk")
    return [
        {"groupe": row.collective.name, "écrit le": row.written_at, "version": row.number, "texte": row.text}
        for row in rows
    ]


KINDS = (
    Kind(
        model="collectives.Charter",
        name="regles",
        title=_("Nos règles"),
        why=_("Ce qu’un groupe se donne, dans ses mots, version après version."),
        readers=_("Le groupe et celles et ceux qui l’accompagnent."),
        until=_("Tant que le groupe garde son histoire."),
        erasures=(
            over(
                _("le nom de qui a écrit une version de nos règles"),
                _signed,
                lambda rows: rows.update(written_by=None, written_name=""),
            ),
            over(
                _("les mots d’un projet de règles, tant que le groupe ne l’a pas adopté"),
                _unadopted,
                _unwrite,
            ),
        ),
        stays=_(
            "Le texte adopté : il est celui du groupe, qui le change par une décision. Un projet pas encore "
            "adopté part avec la dernière personne qui y a écrit."
        ),
        leaves=_charter_rows,
    ),
    Kind(
        model="collectives.Term",
        name="roles",
        title=_("Les rôles tenus pour un temps"),
        why=_("Savoir qui anime le groupe ou parle pour lui, et depuis quand."),
        readers=_("Le groupe et celles et ceux qui l’accompagnent."),
        until=_("Tant que le groupe garde son histoire."),
        stays=_("Le rôle et les dates, sans nom."),
        leaves=_term_rows,
    ),
    Kind(
        model="collectives.Invitation",
        name="",
        title=_("Les cartes d’invitation"),
        why=_("Faire entrer quelqu’un, une fois. Seule l’empreinte de la carte est gardée."),
        readers=_("Les personnes qui accompagnent le groupe."),
        until=_("Le délai de conservation, après avoir servi ou cessé d’ouvrir."),
        contact=_("le jour où elle a servi, ou cessé d’ouvrir"),
        erasures=(
            over(
                _("le lien entre une carte d’invitation et la personne entrée avec elle"),
                lambda person: Invitation.objects.filter(membership__in=person.memberships),
                lambda rows: rows.update(membership=None),
            ),
        ),
        stays=_("Le numéro de la carte et ses dates."),
    ),
    Kind(
        model="collectives.Membership",
        name="groupes",
        title=_("Le nom dans un groupe"),
        why=_("Un prénom ou un pseudonyme, un rôle, des dates : savoir qui lit et fait quoi."),
        readers=_("Le groupe et celles et ceux qui l’accompagnent ; leur nom à eux, leurs structures aussi."),
        until=_("Tant que la personne en est, puis le délai de conservation."),
        contact=_("la dernière connexion ; sans compte, la dernière note du groupe ou le jour du départ"),
        erasures=(over(_("le nom dans les groupes"), _memberships, _without_name),),
        stays=_("Le rôle et les dates, sans nom : ils font partie de l’histoire du groupe."),
        leaves=_membership_rows,
    ),
    about_nobody(
        "collectives.Collective",
        _("Le groupe"),
        _("Un nom que le groupe se donne et ce qu’il dit de lui-même : il les change sur sa page."),
    ),
    about_nobody(
        "collectives.Accompaniment",
        _("Les structures qui accompagnent"),
        _("Une structure, un groupe, des dates : aucune personne."),
    ),
    about_nobody(
        "collectives.Project",
        _("Les projets"),
        _("Des mots du groupe sur ce qu’il veut faire : il les change sur leur page."),
    ),
)
