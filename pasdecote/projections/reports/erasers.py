"""Erasing reaches bilans: reread words, what is frozen and not yet sent. What was sent keeps its files.

And what bilans keep about people: who sent, who reads for an institution.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.kernel import clock
from pasdecote.ground.store.personal import Erasure, Kind, Person, Row, about_nobody, delete, over
from pasdecote.projections.reports.enums import DraftState
from pasdecote.projections.reports.models import Draft, EditedSentence, InstitutionReader, Sending, Snapshot
from pasdecote.spine.journal.erasers import told_for_themselves
from pasdecote.spine.journal.queries import versions_of


@dataclass(frozen=True)
class Reached:
    """What an erasure reached: reread words blanked, frozen bilans reopened, sent ones mentioned."""

    edits: int
    reopened: int
    mentioned: int


@transaction.atomic
def erase_words(*, facts: Iterable[UUID]) -> Reached:
    """Take the words of these facts out of bilans, where they were copied.

    Reread words that stood on one of them are blanked, to be reread. A bilan frozen and not sent loses its
    files and is open again; a sent one keeps them, with the day of the first erasure.
    """
    wanted = set(facts)
    # Nobody edits them meanwhile.
    list(EditedSentence.objects.select_for_update().order_by("pk").values_list("pk"))
    versions = {str(version) for version in versions_of(wanted)}
    touched = _standing_on(wanted, versions)
    for row in touched:
        row.words, row.erased_at = "", clock.now()
    EditedSentence.objects.bulk_update(touched, ["words", "erased_at"])
    Draft.objects.filter(pk__in={row.draft_id for row in touched}).update(mark=uuid4())
    holding = _holding(versions, {row.draft_id for row in touched})
    sent = [snapshot for snapshot in holding if snapshot.draft.state == DraftState.SENT]
    unsent = [snapshot for snapshot in holding if snapshot.draft.state != DraftState.SENT]
    for snapshot in sent:
        if snapshot.erased_since is None:
            snapshot.erased_since = clock.today()
            snapshot.save(update_fields=["erased_since"])
    for snapshot in unsent:
        _reopen(snapshot)
    return Reached(edits=len(touched), reopened=len(unsent), mentioned=len(sent))


def _standing_on(facts: set[UUID], versions: set[str]) -> list[EditedSentence]:
    """The reread words that stood on one of these facts, or of these versions."""
    named = {str(fact) for fact in facts}
    rows = EditedSentence.objects.order_by("pk") if facts else EditedSentence.objects.none()
    return [row for row in rows if named.intersection(row.facts) or versions.intersection(row.sources)]


def _holding(versions: set[str], drafts: set[UUID]) -> list[Snapshot]:
    """The frozen bilans that stand on one of these versions, or whose reread words did."""
    rows = Snapshot.objects.select_related("draft").order_by("pk")
    return [
        snapshot
        for snapshot in rows
        if snapshot.draft_id in drafts or any(version in snapshot.text for version in versions)
    ]


def _reopen(snapshot: Snapshot) -> None:
    """Throw the frozen files away for good; the bilan is to be reread and frozen again."""
    draft = Draft.objects.select_for_update().get(pk=snapshot.draft_id)
    for kept in snapshot.files.order_by("pk"):
        kept.file.delete(save=False)
    snapshot.delete()
    draft.state, draft.reopened_on = DraftState.REREAD, clock.today()
    draft.save(update_fields=["state", "reopened_on"])


def _reached(person: Person) -> int:
    """How many bilans hold words that the erasure takes."""
    facts = told_for_themselves(person)
    versions = {str(version) for version in versions_of(facts)}
    edited = {row.draft_id for row in _standing_on(facts, versions)}
    return len(edited | {snapshot.draft_id for snapshot in _holding(versions, edited)})


@transaction.atomic
def _reach(person: Person) -> int:
    number = _reached(person)
    erase_words(facts=told_for_themselves(person))
    return number


def _sendings(person: Person) -> "QuerySet[Sending]":
    rows = Sending.objects.filter(by=person.account).exclude(by=None)
    if person.whole:
        return rows
    groups = person.collectives
    drafts = Draft.objects.filter(Q(collective__in=groups) | Q(project__collective__in=groups))
    return rows.filter(snapshot__draft__in=drafts.order_by())


def _readings(person: Person) -> list[Row]:
    rows = InstitutionReader.objects.filter(account=person.account).order_by("since", "pk")
    return [
        {
            "institution": row.institution.name,
            "ce qu’envoie": row.house.name,
            "depuis": row.since,
            "jusqu’au": row.until,
        }
        for row in rows.select_related("institution", "house")
    ]


DECIDED = _("Ce qui a été décidé dans un bilan, et quand ; le compte de qui l’a décidé s’en détache.")
PREPARING = _("Qui prépare les bilans du groupe ou de la structure.")
AS_BILAN = _("Autant que le bilan.")

KINDS = (
    Kind(
        model="reports.EditedSentence",
        name="",
        title=_("Les phrases relues pour un bilan"),
        why=_("Dire au financeur ce que le carnet raconte, avec des mots relus."),
        readers=PREPARING,
        until=AS_BILAN,
        erasures=(
            Erasure(
                _("les bilans qui reprenaient ces mots : à relire, ou marqués s’ils sont déjà partis"),
                _reached,
                _reach,
            ),
        ),
        stays=_("Un bilan déjà envoyé garde ses fichiers, avec la mention du jour de l’effacement."),
    ),
    Kind(
        model="reports.Sending",
        name="",
        title=_("Les envois de bilans"),
        why=_("Savoir ce qui est parti, à qui, quand, et qui l’a dit."),
        readers=_("Qui prépare les bilans, et les membres dans le fil."),
        until=AS_BILAN,
        erasures=(
            over(
                _("le nom, sur les bilans que la personne a dits envoyés"),
                _sendings,
                lambda rows: rows.update(by_name="", by=None),
            ),
        ),
        stays=_("À qui le bilan est parti, et quel jour."),
    ),
    Kind(
        model="reports.InstitutionReader",
        name="lectures",
        title=_("Qui lit pour une institution"),
        why=_("Laisser quelqu’un lire ce qu’une structure envoie à son institution, et rien d’autre."),
        readers=_("Les cadres et la direction de la structure qui envoie."),
        until=_("Jusqu’à la fin de la lecture, puis le délai de conservation."),
        contact=_("la dernière connexion, ou la fin de la lecture"),
        erasures=(
            over(
                _("les lectures pour une institution"),
                lambda person: InstitutionReader.objects.filter(
                    account=person.account if person.whole else None
                ),
                delete,
            ),
        ),
        leaves=_readings,
    ),
    Kind(
        model="reports.SnapshotFile",
        name="",
        title=_("Les fichiers des bilans figés"),
        why=_("Garder ce qui a été envoyé, tel que c’est parti."),
        readers=_("Qui prépare les bilans, et l’institution à qui ils sont envoyés."),
        until=_("Tant que la structure doit en rendre compte."),
        stays=_("Ce qui est envoyé reste. Ce qui est figé et pas envoyé est jeté avec les mots effacés."),
    ),
    Kind(
        model="reports.Snapshot",
        name="",
        title=_("Les bilans figés"),
        why=_("Garder ce qui a été envoyé, avec son empreinte."),
        readers=_("Qui prépare les bilans, et l’institution à qui ils sont envoyés."),
        until=_("Tant que la structure doit en rendre compte."),
        stays=_("Comme leurs fichiers."),
    ),
    about_nobody("reports.Draft", _("Les bilans en préparation"), DECIDED),
    about_nobody("reports.Arrangement", _("Les notes choisies pour un champ"), DECIDED),
    about_nobody("reports.Approval", _("Les mots qui peuvent entrer dans un bilan"), DECIDED),
    about_nobody("reports.CopiedLine", _("Les champs recopiés dans un portail"), DECIDED),
    about_nobody(
        "reports.OwnTemplate",
        _("Les modèles de la structure"),
        _("Les questions d’un financeur, sans réponse."),
    ),
    about_nobody(
        "reports.PastRelease",
        _("Les nombres déjà partis"),
        _("Des nombres publiés, pour ne pas en laisser retrouver un petit par soustraction : aucun mot."),
    ),
    about_nobody(
        "reports.TimeMeasure",
        _("La mesure du temps des bilans"),
        _("Une structure l’a voulue, de tel jour à tel jour."),
    ),
    about_nobody(
        "reports.TimeSpent",
        _("Ce que coûtent les bilans"),
        _("Des minutes par structure, par modèle et par trimestre : jamais par personne, jamais une heure."),
    ),
)
