"""What is kept of people who say that something is wrong, and of those who listen."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.personal import Kind, Person, Row, about_nobody, delete, over
from pasdecote.practice.commitments.models import Listener, Trouble, TroubleReader

UNTIL = _("Jusqu’à ce que la personne qui l’a dit l’efface, ou son compte.")


def _said(person: Person) -> "QuerySet[Trouble]":
    if person.account is None:  # what cards of a day said is of nobody that we know
        return Trouble.objects.none()
    here = Q() if person.whole else Q(collective__in=person.collectives)
    return Trouble.objects.filter(here, teller=person.account).order_by("told_at", "pk")


def _heard(person: Person) -> "QuerySet[TroubleReader]":
    here = Q() if person.whole else Q(trouble__collective__in=person.collectives, outside=None)
    rows = TroubleReader.objects.filter(here, account=person.account)
    return rows.select_related("trouble").order_by("pk")


def _said_rows(person: Person) -> list[Row]:
    return [
        {
            "dit le": row.told_at,
            "ce qui ne va pas": row.words,
            "avec mon nom": bool(row.teller_name),
            "lu par": ", ".join(reader.name for reader in row.readers.order_by("name", "pk")),
            "où ça en est": row.get_state_display(),
            "réponse": row.answer,
            "répondu le": row.answered_at,
        }
        for row in _said(person)
    ]


def _answered_rows(person: Person) -> list[Row]:
    answered = [row for row in _heard(person) if row.trouble.answered_by_id == row.pk]
    return [
        {"répondu le": row.trouble.answered_at, "ma réponse": row.trouble.answer, "sous le nom": row.name}
        for row in answered
    ]


KINDS = (
    Kind(
        model="commitments.TroubleReader",
        name="reponses-donnees",
        title=_("À qui il a été dit que quelque chose ne va pas"),
        why=_("Ne laisser lire que les personnes choisies par qui l’a dit."),
        readers=_("La personne qui l’a dit, et celles qu’elle a choisies."),
        until=UNTIL,
        erasures=(over(_("le nom, là où on lui a dit que quelque chose ne va pas"), _heard, delete),),
        stays=_("La réponse, sans nom : elle est à la personne qui l’a reçue."),
        leaves=_answered_rows,
    ),
    Kind(
        model="commitments.Trouble",
        name="ce-qui-ne-va-pas",
        title=_("Dire que quelque chose ne va pas"),
        why=_("Le dire à des personnes choisies, et recevoir leur réponse. Ni fil, ni compte, ni bilan."),
        readers=_("La personne qui l’a dit, et celles qu’elle a choisies."),
        until=_(
            "Jusqu’à ce que la personne qui l’a dit l’efface, ou son compte. Dit avec une carte d’un jour : "
            "jusqu’à ce que les personnes qui l’ont lu l’effacent."
        ),
        erasures=(over(_("ce qu’elle a dit ne pas aller, avec les réponses"), _said, delete),),
        leaves=_said_rows,
    ),
    Kind(
        model="commitments.Listener",
        name="",
        title=_("Qui écoute dans un groupe"),
        why=_("Les personnes que le groupe a choisies pour écouter."),
        readers=_("Le groupe."),
        until=_("Jusqu’à ce que le groupe choisisse autrement, ou que la personne s’en aille."),
        erasures=(
            over(
                _("le choix du groupe, d’en faire quelqu’un qui écoute"),
                lambda person: Listener.objects.filter(membership__in=person.memberships),
                delete,
            ),
        ),
    ),
    about_nobody(
        "commitments.OutsideAddress",
        _("Les adresses hors du groupe"),
        _("Des adresses publiques écrites par une structure, qu’elle efface sur leur page."),
    ),
)
