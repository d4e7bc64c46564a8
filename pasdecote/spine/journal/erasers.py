"""What the journal keeps about people: the notes they told, their name on them, their photos, what they
disputed. What goes and what stays is decided here, note by note."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.kernel import clock
from pasdecote.ground.store import search
from pasdecote.ground.store.personal import Erasure, Kind, Person, Row, about_nobody, over
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.models import Attachment, Contest, Entry
from pasdecote.spine.journal.names import circle_words, kind_words
from pasdecote.spine.journal.relayed_data import of_others, relayed, repeating, take_speaker_off
from pasdecote.spine.journal.sent_data import SENT
from pasdecote.spine.journal.sentences import sentence_of
from pasdecote.spine.journal.services.erasing import erase_words
from pasdecote.spine.journal.services.marking import moved
from pasdecote.spine.journal.voice_data import VOICES

WHO = _("Le cercle que la page annonce : vous, l’équipe, le groupe, les institutions, tout le monde.")
_OUT = Exists(Entry.objects.filter(fact=OuterRef("fact")).exclude(circle=Circle.ME).order_by())
AS_WORDS = _("Autant que la note ; effacés avec ses mots.")


def told_for_themselves(person: Person) -> set[UUID]:
    """The shared facts whose words an erasure takes: begun by the person, where they speak for themselves, or
    written down by others as said by them; and what repeats these words without deciding anything."""
    if not person.words:
        return set()
    there = Entry.objects.filter(pk=F("fact"), collective__in=person.spoken, erased_at=None)
    begun = _facts(_shared(person) & there)
    theirs = (begun - of_others(begun)) | _facts(there.filter(fact__in=person.relayed))
    return theirs | repeating(theirs, person)


def mentions(person: Person) -> int:
    """How many notes of others hold one of the person's names, in their groups: for a human to reread."""
    here = Entry.objects.filter(collective__in=person.collectives).exclude(circle=Circle.ME)
    others = here.exclude(author=person.account) if person.account else here
    found: set[UUID] = set()
    for name in person.names:
        found |= set(others.filter(pk__in=search.matching(name)).order_by().values_list("fact", flat=True))
    return len(found - told_for_themselves(person))


def last_told_by(accounts: Iterable[UUID]) -> dict[UUID, datetime]:
    """When each of these accounts last told something; those who never did are not in it."""
    rows = Entry.objects.filter(author__in=list(accounts)).order_by().values_list("author")
    return {author: at for author, at in rows.annotate(at=Max("received_at")) if author}


def last_told_in(collectives: Iterable[UUID]) -> dict[UUID, datetime]:
    """When each of these groups was last told of; those of which nothing is are not in it."""
    rows = Entry.objects.filter(collective__in=list(collectives)).order_by().values_list("collective")
    return {group: at for group, at in rows.annotate(at=Max("received_at")) if group}


def _mine(person: Person) -> "QuerySet[Entry]":
    """Every version of the person: of all notes when the account goes, else of those of the groups left."""
    if person.account is None:
        return Entry.objects.none()
    here = Q() if person.whole else Q(collective__in=person.collectives)
    return Entry.objects.filter(here, author=person.account)


def _private(person: Person) -> "QuerySet[Entry]":
    """Versions of notes that nobody else ever read."""
    return _mine(person).filter(~_OUT, circle=Circle.ME)


def _shared(person: Person) -> "QuerySet[Entry]":
    return _mine(person).filter(_OUT)


def _named_only(person: Person) -> "QuerySet[Entry]":
    """Versions whose words stay, and where the name goes."""
    return _shared(person).exclude(fact__in=told_for_themselves(person))


def _facts(rows: "QuerySet[Entry]") -> set[UUID]:
    return set(rows.order_by().values_list("fact", flat=True))


def _photos(person: Person) -> "QuerySet[Attachment]":
    return Attachment.objects.filter(fact__in=_facts(_private(person)) | told_for_themselves(person))


def _delete_photos(rows: "QuerySet[Any]") -> None:
    for photo in rows.order_by("pk"):
        photo.file.delete(save=False)
        photo.delete()


def _delete_private(person: Person) -> int:
    facts = _facts(_private(person))
    erase_words(facts=facts)
    Entry.objects.filter(fact__in=facts).delete()
    return len(facts)


def _take_name_off(person: Person) -> int:
    touched = list(_named_only(person).order_by("pk"))
    for entry in touched:
        entry.author, entry.author_name = None, ""
    Entry.objects.bulk_update(touched, ["author", "author_name"], batch_size=500)
    moved(touched, erased=True)
    return len({entry.fact for entry in touched})


def _erase_told(person: Person) -> int:
    facts = told_for_themselves(person)
    erase_words(facts=facts)
    Entry.objects.filter(fact__in=facts, author=person.account).update(author=None)
    return len(facts)


def _contests(person: Person) -> "QuerySet[Contest]":
    if person.account is None:
        return Contest.objects.none()
    here = Q() if person.whole else Q(collective__in=person.collectives)
    facts = told_for_themselves(person)
    return Contest.objects.filter(here, by=person.account).exclude(fact__in=facts)


def _own_words(person: Person) -> Q:
    return Q(collective__in=person.spoken) if person.words else Q(pk=None)


def _settled(person: Person) -> "QuerySet[Contest]":
    """Who settled is known by name only: those of this name, in the same groups."""
    rows = Contest.objects.filter(settled_by_name__in=person.names - {""}, collective__in=person.collectives)
    return rows.exclude(fact__in=told_for_themselves(person))


def _told(person: Person) -> "QuerySet[Entry]":
    return Entry.objects.filter(author=person.account).exclude(author=None)


def _notes(person: Person) -> list[Row]:
    rows = _told(person).select_related("collective", "organisation")
    return [
        {
            "date": row.happened_on,
            "où": str(row.collective or row.organisation),
            "genre": str(kind_words(row.kind)),
            "phrase": str(sentence_of(read_stored(row.content), clock.today(), longest=None)),
            "cercle": str(circle_words(row.circle)),
            "racontée le": row.told_at,
            "retirée": row.retracted,
            "note": str(row.fact),
            "version": str(row.pk),
            "contenu": json.loads(row.content),
        }
        for row in rows.order_by("happened_on", "pk")
    ]


def _contest_rows(person: Person) -> list[Row]:
    rows = Contest.objects.filter(by=person.account).exclude(by=None).order_by("opened_at", "pk")
    return [
        {
            "dit le": row.opened_at,
            "ce qui n’est pas ça": row.words,
            "réglé le": row.settled_at,
            "comment": row.outcome,
            "note": str(row.fact),
        }
        for row in rows
    ]


def _own_photos(person: Person) -> "QuerySet[Attachment]":
    rows = Attachment.objects.filter(author=person.account).exclude(author=None)
    return rows.order_by("received_at", "pk")


def _photo_rows(person: Person) -> list[Row]:
    return [
        {
            "fichier": f"photos/{row.pk}.jpg",
            "ce qu’on voit": row.description,
            "gardée le": row.received_at,
            "note": str(row.fact),
        }
        for row in _own_photos(person)
    ]


def _photo_files(person: Person) -> Iterable[tuple[str, FieldFile]]:
    return ((f"photos/{row.pk}.jpg", row.file) for row in _own_photos(person))


KINDS = (
    VOICES,
    *SENT,
    Kind(
        model="journal.Attachment",
        name="photos",
        title=_("Les photos"),
        why=_("Illustrer une note. Sans position ni modèle d’appareil, avec l’accord des personnes."),
        readers=WHO,
        until=AS_WORDS,
        erasures=(over(_("les photos des notes effacées"), _photos, _delete_photos),),
        stays=_("Les photos des notes dont les mots restent : un visage peut y être caché, pour de bon."),
        leaves=_photo_rows,
        files=_photo_files,
    ),
    Kind(
        model="journal.Contest",
        name="desaccords",
        title=_("« Ce n’est pas ça »"),
        why=_("Retenir des mots contestés, jusqu’à ce que ce soit réglé."),
        readers=_("Les personnes qui lisent la note."),
        until=AS_WORDS,
        erasures=(
            over(
                _("les mots et le nom, là où la personne a dit « ce n’est pas ça »"),
                lambda person: _contests(person).filter(_own_words(person)),
                lambda rows: rows.update(words="", outcome="", by_name="", by=None),
            ),
            over(
                _("le nom seul, là où les mots de « ce n’est pas ça » restent"),
                lambda person: _contests(person).exclude(_own_words(person)),
                lambda rows: rows.update(by_name="", by=None),
            ),
            over(
                _("le nom, là où la personne a réglé un désaccord"),
                _settled,
                lambda rows: rows.update(settled_by_name=""),
            ),
        ),
        stays=_("Qu’un désaccord a eu lieu, et quand il a été réglé."),
        leaves=_contest_rows,
    ),
    Kind(
        model="journal.Entry",
        name="notes",
        title=_("Les notes"),
        why=_("Le journal du groupe : ce qui s’est passé, dit une fois, d’où tout le reste est tiré."),
        readers=WHO,
        until=_(
            "Les mots et le nom : jusqu’à effacement. Le journal appartient au groupe et vit autant que lui."
        ),
        erasures=(
            Erasure(
                _("les notes que personne d’autre n’a jamais lues : elles disparaissent"),
                lambda person: len(_facts(_private(person))),
                _delete_private,
            ),
            Erasure(
                _("le nom seul, sur les notes dont les mots restent"),
                lambda person: len(_facts(_named_only(person))),
                _take_name_off,
            ),
            Erasure(
                _("le nom, sur les paroles notées par d’autres"),
                lambda person: len(relayed(person, told_for_themselves(person))),
                lambda person: take_speaker_off(relayed(person, told_for_themselves(person))),
            ),
            Erasure(
                _("les notes racontées : leurs mots et le nom s’effacent, dans toutes leurs versions"),
                lambda person: len(told_for_themselves(person)),
                _erase_told,
            ),
        ),
        stays=_(
            "Les dates, les genres, les nombres et les codes : les totaux déjà dits restent justes. Les mots "
            "racontés en accompagnant un groupe lui restent, sans nom. Ce que le groupe a décidé aussi : la "
            "décision est à lui."
        ),
        leaves=_notes,
        number=lambda person: _told(person).count(),
    ),
    about_nobody(
        "journal.Replacement",
        _("Quelle version remplace laquelle"),
        _("Deux numéros de version : aucun mot, aucun nom."),
    ),
    about_nobody(
        "journal.Mark",
        _("Le repère d’un carnet"),
        _("Un numéro tiré au hasard à chaque geste, pour savoir si ce qu’on a calculé tient encore."),
    ),
)
