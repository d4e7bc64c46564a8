"""What is kept of what phones send: receipts, corrections that came early, media that came in part."""

import json

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.kernel import clock
from pasdecote.ground.store.personal import Kind, Person, Row, delete, over
from pasdecote.spine.journal.models import Arriving, Early, Entry, Receipt
from pasdecote.spine.journal.sentences import sentence_of
from pasdecote.spine.journal.services.arriving import let_go

ONESELF = _("Vous seul·e.")


def _of_facts(person: Person) -> Q:
    """Of everything the account sent when it goes, else of its notes in the groups left."""
    if person.account is None:
        return Q(pk=None)
    mine = Q(account=person.account)
    if person.whole:
        return mine
    told = Entry.objects.filter(author=person.account, collective__in=person.collectives)
    return mine & Q(fact__in=told.order_by().values("fact"))


def _receipts(person: Person) -> "QuerySet[Receipt]":
    return Receipt.objects.filter(_of_facts(person))


def _arriving(person: Person) -> "QuerySet[Arriving]":
    return Arriving.objects.filter(_of_facts(person))


def _early(person: Person) -> "QuerySet[Early]":
    if person.account is None:
        return Early.objects.none()
    here = Q() if person.whole else Q(collective__in=person.collectives)
    return Early.objects.filter(here, account=person.account)


def _let_all_go(rows: "QuerySet[Arriving]") -> None:
    for row in rows.order_by("pk"):
        let_go(row)


def _receipt_rows(person: Person) -> list[Row]:
    rows = Receipt.objects.filter(account=person.account).order_by("received_at", "pk")
    return [{"reçu le": row.received_at, "numéro": str(row.item), "note": str(row.fact)} for row in rows]


def _early_rows(person: Person) -> list[Row]:
    rows = Early.objects.filter(account=person.account).order_by("received_at", "pk")
    return [
        {
            "racontée le": row.told_at,
            "phrase": str(sentence_of(read_stored(row.content), clock.today(), longest=None)),
            "reçue le": row.received_at,
            "note": str(row.fact),
            "contenu": json.loads(row.content),
        }
        for row in rows
    ]


def _arriving_rows(person: Person) -> list[Row]:
    rows = Arriving.objects.filter(account=person.account).order_by("touched_at", "pk")
    return [
        {
            "sorte": row.get_what_display(),
            "octets": row.size,
            "ce qu’on voit": row.said.get("description", ""),
            "dernier morceau le": row.touched_at,
            "note": str(row.fact),
        }
        for row in rows
    ]


SENT = (
    Kind(
        model="journal.Arriving",
        name="envois-en-morceaux",
        title=_("Les photos et les sons qui n’ont pas fini d’arriver"),
        why=_("Reprendre un envoi coupé là où il en était."),
        readers=_("Personne, tant que tout n’est pas arrivé."),
        until=_("Trente jours après le dernier morceau."),
        erasures=(over(_("les photos et les sons qui n’ont pas fini d’arriver"), _arriving, _let_all_go),),
        stays=_("Rien. L’appareil qui envoyait les a encore."),
        leaves=_arriving_rows,
    ),
    Kind(
        model="journal.Early",
        name="corrections-en-avance",
        title=_("Les corrections arrivées avant leur note"),
        why=_("Garder ce qu’un téléphone envoie dans le désordre."),
        readers=ONESELF,
        until=_("Jusqu’à l’arrivée de la note, ou jusqu’à ce que vous en fassiez autre chose."),
        erasures=(over(_("les corrections arrivées avant leur note"), _early, delete),),
        stays=_("Rien."),
        leaves=_early_rows,
    ),
    Kind(
        model="journal.Receipt",
        name="accuses-de-reception",
        title=_("Les accusés de réception"),
        why=_("Dire à un téléphone que ce qu’il a envoyé est gardé, même s’il le demande dix fois."),
        readers=ONESELF,
        until=_("Autant que la note ; effacés avec ses mots."),
        erasures=(over(_("les accusés de réception de ce qu’un téléphone a envoyé"), _receipts, delete),),
        stays=_("Rien."),
        leaves=_receipt_rows,
        number=lambda person: Receipt.objects.filter(account=person.account).count(),
    ),
)
