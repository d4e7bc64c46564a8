"""What is kept of people who propose, object and vote, and what an erasure leaves of it."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.personal import Erasure, Kind, Person, Row, about_nobody, delete, over
from pasdecote.practice.deliberation.counting import name_alone, without_reasons
from pasdecote.practice.deliberation.enums import ProposalState, Rule, Stage
from pasdecote.practice.deliberation.erasers.rows import GROUP, UNTIL, blank, made_by, name_erased, tied_to
from pasdecote.practice.deliberation.models import (
    Ballot,
    Objection,
    Option,
    Part,
    Proposal,
    Recounter,
    Said,
    Tally,
    Wording,
)

UNTIL_FINAL = _("Jusqu’à ce que le résultat soit définitif : le lien est alors détruit.")


def _withdraw(parts: "QuerySet[Part]") -> None:
    """Take back the ballots of votes still open, but for names that were read in an election, which stay and
    are nobody's; of the others, what tied them to somebody. The reasons they wrote go everywhere."""
    still = parts.filter(proposal__state=ProposalState.OPEN).exclude(ballot=None).order_by()
    read = Q(proposal__rule=Rule.ELECTION) & ~Q(proposal__stage=Stage.NAMING)
    Ballot.objects.filter(pk__in=list(still.exclude(read).values_list("ballot", flat=True))).delete()
    left = set(still.filter(read).values_list("ballot", flat=True))
    for ballot in Ballot.objects.filter(part__in=parts.values("pk").order_by()).order_by("pk"):
        text = without_reasons(ballot.content)
        ballot.content = name_alone(text) if ballot.pk in left else text
        ballot.save(update_fields=["content"])
    parts.delete()


def _spoken_objections(person: Person) -> "QuerySet[Objection]":
    return tied_to(Objection)(person) if person.words else Objection.objects.none()


def _unsay(rows: "QuerySet[Objection]") -> None:
    """The words of objections, also where they say why a text was changed."""
    for row in rows.order_by("pk"):
        Wording.objects.filter(proposal=row.proposal_id, why=row.words).update(why="")
    rows.update(words="")


def _texts(person: Person) -> list[Wording | Proposal]:
    """The texts of proposals that are theirs. A row of Wording holds the former text, which is of whoever
    opened the proposal or changed it before; the last text stands in the proposal."""
    opened = made_by(Proposal, "opened_by", "collective", spoken=True)(person)
    changed = made_by(Wording, "changed_by", "proposal__collective", spoken=True)(person)
    either = Q(pk__in=opened.values("pk").order_by()) | Q(pk__in=changed.values("proposal").order_by())
    found: list[Wording | Proposal] = []
    for row in Proposal.objects.filter(either).order_by("pk"):
        former = list(row.wordings.order_by("changed_at", "pk"))
        authors = [row.opened_by_id, *(one.changed_by_id for one in former)]
        rows: list[Wording | Proposal] = [*former, row]
        texts = zip(authors, rows, strict=True)
        found += [text for author, text in texts if author == person.account]
    return found


def _blank_texts(person: Person) -> int:
    texts = _texts(person)
    for text in texts:
        text.words = ""
        text.save(update_fields=["words"])
    return len(texts)


def _drop_titles(rows: "QuerySet[Proposal]") -> None:
    """The titles of proposals, and the words of what there was to choose between."""
    Option.objects.filter(proposal__in=rows.values("pk").order_by()).update(words="")
    rows.update(title="")


def _proposal_rows(person: Person) -> list[Row]:
    found = made_by(Proposal, "opened_by", "collective")(person).order_by("opened_at", "pk")
    return [{"le": row.opened_at, "à décider": row.title, "proposition": row.words} for row in found]


def _ballot_rows(person: Person) -> list[Row]:
    rows = tied_to(Part)(person).exclude(came_by="").select_related("proposal", "ballot").order_by("pk")
    return [
        {
            "décision": row.proposal.title,
            "comment": row.get_came_by_display(),
            "réponse": row.ballot.content if row.ballot else "",
        }
        for row in rows
    ]


def _said_rows(person: Person) -> list[Row]:
    rows = tied_to(Said)(person).select_related("proposal").order_by("said_at", "pk")
    said: list[Row] = [{"décision": row.proposal.title, "le": row.said_at, "mots": row.words} for row in rows]
    mine = made_by(Said, "answered_by", "proposal__collective")(person).select_related("proposal")
    answers = mine.order_by("said_at", "pk")
    return said + [{"décision": row.proposal.title, "ma réponse": row.answer} for row in answers]


def _objection_rows(person: Person) -> list[Row]:
    rows = tied_to(Objection)(person).select_related("proposal").order_by("raised_at", "pk")
    return [
        {
            "décision": row.proposal.title,
            "le": row.raised_at,
            "objection": row.words,
            "devenue": row.get_fate_display(),
        }
        for row in rows
    ]


KINDS = (
    Kind(
        model="deliberation.Part",
        name="votes",
        title=_("Qui prend part à une décision"),
        why=_("Ne compter qu’un vote par personne, et la laisser en changer."),
        readers=_("La personne seule ; le groupe lit des totaux."),
        until=UNTIL_FINAL,
        erasures=(over(_("sa part aux décisions, et ses votes encore ouverts"), tied_to(Part), _withdraw),),
        leaves=_ballot_rows,
        stays=_("Après la clôture, un vote que plus rien ne lie à quelqu’un."),
    ),
    Kind(
        model="deliberation.Objection",
        name="objections",
        title=_("Les objections"),
        why=_("Décider sans objection : chacune est gardée avec ce qu’elle est devenue."),
        readers=GROUP,
        until=UNTIL,
        erasures=(
            over(
                _("les mots de ses objections"),
                _spoken_objections,
                _unsay,
            ),
            over(
                _("ses mots, là où elle a dit ce qu’une objection est devenue"),
                made_by(Objection, "fate_by", "proposal__collective", spoken=True),
                blank(fate_words=""),
            ),
            over(
                _("son nom, sur ses objections"),
                tied_to(Objection),
                blank(name="", membership=None),
            ),
            name_erased(
                _("son nom, là où elle a dit ce qu’une objection est devenue"),
                Objection,
                "fate_by",
                "fate_name",
                "proposal__collective",
            ),
        ),
        leaves=_objection_rows,
    ),
    Kind(
        model="deliberation.Said",
        name="questions-et-reactions",
        title=_("Les questions et les réactions à une proposition"),
        why=_("Comprendre une proposition avant d’y répondre."),
        readers=GROUP,
        until=UNTIL,
        erasures=(
            over(
                _("les mots de ses questions et réactions"),
                lambda person: tied_to(Said)(person) if person.words else Said.objects.none(),
                blank(words=""),
            ),
            over(
                _("son nom, sur ses questions et réactions"), tied_to(Said), blank(name="", membership=None)
            ),
            over(
                _("les mots de ses réponses à des questions"),
                made_by(Said, "answered_by", "proposal__collective", spoken=True),
                blank(answer=""),
            ),
            name_erased(
                _("son nom, sur ses réponses à des questions"),
                Said,
                "answered_by",
                "answered_name",
                "proposal__collective",
            ),
        ),
        leaves=_said_rows,
    ),
    Kind(
        model="deliberation.Wording",
        name="",
        title=_("Les anciens textes d’une proposition"),
        why=_("Voir ce qu’une objection a fait changer."),
        readers=GROUP,
        until=UNTIL,
        erasures=(
            Erasure(
                _("les textes qu’elle a donnés à des propositions"),
                lambda person: len(_texts(person)),
                _blank_texts,
            ),
            over(
                _("ses mots, là où elle a dit pourquoi un texte a changé"),
                made_by(Wording, "changed_by", "proposal__collective", spoken=True),
                blank(why=""),
            ),
            name_erased(
                _("son nom, là où elle a changé une proposition"),
                Wording,
                "changed_by",
                "changed_name",
                "proposal__collective",
            ),
        ),
    ),
    Kind(
        model="deliberation.Recounter",
        name="",
        title=_("Qui recompte un vote"),
        why=_("Laisser deux membres choisis par le groupe recompter un petit vote."),
        readers=GROUP,
        until=UNTIL_FINAL,
        erasures=(over(_("le choix du groupe, de lui faire recompter un vote"), tied_to(Recounter), delete),),
    ),
    Kind(
        model="deliberation.Tally",
        name="",
        title=_("Les mains levées et les papiers"),
        why=_(
            "Compter les personnes qui n’ont pas d’appareil. Aucun nom n’est gardé que celui de qui a tapé."
        ),
        readers=GROUP,
        until=UNTIL,
        erasures=(
            name_erased(
                _("son nom, là où elle a tapé des papiers"),
                Tally,
                "typed_by",
                "typed_name",
                "proposal__collective",
            ),
        ),
    ),
    Kind(
        model="deliberation.Proposal",
        name="mises-en-decision",
        title=_("Ce qui est mis en décision"),
        why=_("Décider par la règle que le groupe a choisie."),
        readers=GROUP,
        until=UNTIL,
        erasures=(
            over(
                _("le titre et les choix de ce qu’elle a mis en décision"),
                made_by(Proposal, "opened_by", "collective", spoken=True),
                _drop_titles,
            ),
            name_erased(
                _("son nom, sur les propositions faites"), Proposal, "opened_by", "opened_name", "collective"
            ),
        ),
        leaves=_proposal_rows,
    ),
    about_nobody(
        "deliberation.Option",
        _("Les choix d’une décision"),
        _("Des propositions, sans nom : leurs mots s’effacent avec ceux de la mise en décision."),
    ),
    about_nobody(
        "deliberation.Ballot",
        _("Les votes"),
        _("Des réponses sous un numéro tiré au hasard, sans nom ni heure."),
    ),
)
