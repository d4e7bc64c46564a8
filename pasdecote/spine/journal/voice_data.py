"""What voices are to the people who spoke: what goes with them, what they take away."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.personal import Kind, Person, Row, over
from pasdecote.spine.journal.models import Entry, Recording
from pasdecote.spine.journal.services.recordings import forget_files


def _here(person: Person, rows: "QuerySet[Recording]") -> "QuerySet[Recording]":
    """Of these, all when the account goes, else those of the groups left."""
    told = Entry.objects.filter(fact=OuterRef("fact"), collective__in=person.collectives).order_by()
    return rows if person.whole else rows.filter(Exists(told))


def _spoken(person: Person) -> "QuerySet[Recording]":
    """The person's voice, also where the words of the note stay: a voice is a name."""
    if person.account is None:
        return Recording.objects.none()
    return _here(person, Recording.objects.filter(speaker=person.account))


def _ended(person: Person) -> "QuerySet[Recording]":
    """The voices of others whose sound ended by an act of the person."""
    if person.account is None:
        return Recording.objects.none()
    others = Recording.objects.filter(destroyed_by=person.account).exclude(speaker=person.account)
    return _here(person, others)


def _delete(rows: "QuerySet[Any]") -> None:
    forget_files(list(rows.order_by("pk")))
    rows.delete()


def _own(person: Person) -> "QuerySet[Recording]":
    rows = Recording.objects.filter(speaker=person.account).exclude(speaker=None)
    return rows.order_by("received_at", "pk")


def _rows(person: Person) -> list[Row]:
    return [
        {
            "fichier": _name(row) if row.file else "",
            "gardé le": row.received_at,
            "écrit le": row.written_at,
            "effacé le": row.destroyed_at,
            "par": row.destroyed_by_name,
            "gardé à votre demande": row.lasting,
            "note": str(row.fact),
        }
        for row in _own(person)
    ]


def _files(person: Person) -> Iterable[tuple[str, FieldFile]]:
    return ((_name(row), row.file) for row in _own(person) if row.file)


def _name(row: Recording) -> str:
    return f"sons/{row.pk}.{row.kind}"


VOICES = Kind(
    model="journal.Recording",
    name="sons",
    title=_("Les voix enregistrées"),
    why=_("Raconter sans écrire. Le son part quand quelqu’un l’a écrit, sauf demande de qui a parlé."),
    readers=_("Les personnes qui lisent la note."),
    until=_("Jusqu’à ce que ce soit écrit ; autant que la note si la personne qui a parlé le demande."),
    erasures=(
        over(_("la voix de la personne, partout où elle a parlé"), _spoken, _delete),
        over(
            _("le nom, là où la personne a fait effacer le son d’une autre"),
            _ended,
            lambda rows: rows.update(destroyed_by=None, destroyed_by_name=""),
        ),
    ),
    stays=_("Ce que d’autres en ont écrit, avec les mots de la note."),
    leaves=_rows,
    files=_files,
)
