"""What is kept of people who ask, speak, answer, object and vote, and what an erasure leaves of it."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.personal import Erasure, Kind, Person, Row, about_nobody, delete, over
from pasdecote.practice.deliberation.counting import without_reasons
from pasdecote.practice.deliberation.enums import ProposalState
from pasdecote.practice.deliberation.models import (
    Answer,
    Ballot,
    Clarification,
    Objection,
    Option,
    Part,
    Proposal,
    Question,
    Recounter,
    Said,
    Tally,
    Voice,
    Voter,
    Wording,
)

GROUP = _("Les membres du groupe et les personnes qui l’accompagnent.")
UNTIL = _("Tant que le groupe garde son histoire, ou jusqu’à ce que la personne l’efface.")
UNTIL_FINAL = _("Jusqu’à ce que le résultat soit définitif : le lien est alors détruit.")
Rows = Callable[[Person], "QuerySet[Any]"]


def _by(model: type[Model], account: str, collective: str, *, spoken: bool = False) -> Rows:
    """The rows that the account made; with `spoken`, only where it speaks for itself and takes its words."""

    def rows(person: Person) -> "QuerySet[Any]":
        if person.account is None or (spoken and not person.words):
            return model._default_manager.none()
        places = person.spoken if spoken else person.collectives
        here = Q() if person.whole and not spoken else Q(**{f"{collective}__in": places})
        return model._default_manager.filter(here, **{account: person.account})

    return rows


def _of(model: type[Model]) -> Rows:
    """The rows tied to one of their memberships."""
    return lambda person: model._default_manager.filter(membership__in=person.memberships)


def _blank(**values: object) -> Callable[["QuerySet[Any]"], object]:
    return lambda rows: rows.update(**values)


def said_by(memberships: Iterable[UUID]) -> set[UUID]:
    """The notes that hold what these members said to questions, whoever wrote it down."""
    rows = Voice.objects.filter(membership__in=list(memberships)).order_by()
    return set(rows.values_list("pk", flat=True))


def _withdraw(parts: "QuerySet[Part]") -> None:
    """Take back the ballots of votes still open; of the others, what tied them to somebody, and the reasons
    they wrote."""
    still = parts.filter(proposal__state=ProposalState.OPEN).exclude(ballot=None).order_by()
    Ballot.objects.filter(pk__in=list(still.values_list("ballot", flat=True))).delete()
    for ballot in Ballot.objects.filter(part__in=parts.values("pk").order_by()).order_by("pk"):
        ballot.content = without_reasons(ballot.content)
        ballot.save(update_fields=["content"])
    parts.delete()


def _spoken_objections(person: Person) -> "QuerySet[Objection]":
    return _of(Objection)(person) if person.words else Objection.objects.none()


def _unsay(rows: "QuerySet[Objection]") -> None:
    """The words of objections, also where they say why a text was changed."""
    for row in rows.order_by("pk"):
        Wording.objects.filter(proposal=row.proposal_id, why=row.words).update(why="")
    rows.update(words="")


def _texts(person: Person) -> list[Wording | Proposal]:
    """The texts of proposals that are theirs. A row of Wording holds the former text, which is of whoever
    opened the proposal or changed it before; the last text stands in the proposal."""
    opened = _by(Proposal, "opened_by", "collective", spoken=True)(person)
    changed = _by(Wording, "changed_by", "proposal__collective", spoken=True)(person)
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


def _let_go(voters: "QuerySet[Voter]") -> None:
    """Take their answers back from nobody in particular: what others saw of them moves with those of four
    more people, so that nobody sees which ones went."""
    mine = Answer.objects.filter(voter__in=voters.filter(question__closed_at=None))
    mine.filter(shown=None).delete()
    mine.update(value=None)
    voters.update(membership=None)


def _names(words: Any, model: type[Model], account: str, name: str, collective: str) -> Erasure:
    """Their name, where they did something; the words stay those of the group."""
    return over(words, _by(model, account, collective), _blank(**{name: "", account: None}))


def _question_rows(person: Person) -> list[Row]:
    found = _by(Question, "opened_by", "collective")(person).order_by("opened_at", "pk")
    return [{"posée le": row.opened_at, "la question": row.words, "pourquoi": row.why} for row in found]


def _clarification_rows(person: Person) -> list[Row]:
    mine = _by(Clarification, "asked_by", "voice__question__collective")(person)
    answered = _by(Clarification, "answered_by", "voice__question__collective")(person)
    asked = [{"le": row.asked_at, "ma question": row.asked} for row in mine.order_by("asked_at", "pk")]
    return asked + [
        {"le": row.answered_at, "ma réponse": row.answer} for row in answered.order_by("answered_at", "pk")
    ]


def _answer_rows(person: Person) -> list[Row]:
    mine = Answer.objects.filter(voter__membership__in=person.memberships).exclude(value=None)
    rows = mine.select_related("voter__question")
    return [
        {"question": row.voter.question.words, "parole": row.voice_id, "réponse": row.get_value_display()}
        for row in rows.order_by("voter", "voice")
    ]


def _proposal_rows(person: Person) -> list[Row]:
    found = _by(Proposal, "opened_by", "collective")(person).order_by("opened_at", "pk")
    return [{"le": row.opened_at, "à décider": row.title, "proposition": row.words} for row in found]


def _ballot_rows(person: Person) -> list[Row]:
    rows = _of(Part)(person).exclude(came_by="").select_related("proposal", "ballot").order_by("pk")
    return [
        {
            "décision": row.proposal.title,
            "comment": row.get_came_by_display(),
            "réponse": row.ballot.content if row.ballot else "",
        }
        for row in rows
    ]


def _said_rows(person: Person) -> list[Row]:
    rows = _of(Said)(person).select_related("proposal").order_by("said_at", "pk")
    said: list[Row] = [{"décision": row.proposal.title, "le": row.said_at, "mots": row.words} for row in rows]
    mine = _by(Said, "answered_by", "proposal__collective")(person).select_related("proposal")
    answers = mine.order_by("said_at", "pk")
    return said + [{"décision": row.proposal.title, "ma réponse": row.answer} for row in answers]


def _objection_rows(person: Person) -> list[Row]:
    rows = _of(Objection)(person).select_related("proposal").order_by("raised_at", "pk")
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
        model="deliberation.Answer",
        name="reponses-aux-paroles",
        title=_("Ce qu’on répond aux paroles des autres"),
        why=_("Compter ce qui unit un grand groupe."),
        readers=_("La personne seule ; le groupe lit des totaux."),
        until=_("Jusqu’à ce que la question soit close : le lien est alors détruit."),
        leaves=_answer_rows,
        stays=_("Après la clôture, des réponses que plus rien ne lie à quelqu’un."),
    ),
    Kind(
        model="deliberation.Voter",
        name="",
        title=_("Qui répond aux paroles"),
        why=_("Ne compter qu’une réponse par personne."),
        readers=_("Personne."),
        until=_("Jusqu’à ce que la question soit close : le lien est alors détruit."),
        erasures=(over(_("ses réponses aux paroles des autres"), _of(Voter), _let_go),),
    ),
    Kind(
        model="deliberation.Clarification",
        name="precisions",
        title=_("Les précisions demandées et données sur une parole"),
        why=_("Se comprendre, sans discussion qui enterre les paroles."),
        readers=GROUP,
        until=UNTIL,
        erasures=(
            over(
                _("les mots des précisions qu’elle a demandées"),
                _by(Clarification, "asked_by", "voice__question__collective", spoken=True),
                _blank(asked=""),
            ),
            over(
                _("les mots des précisions qu’elle a données"),
                _by(Clarification, "answered_by", "voice__question__collective", spoken=True),
                _blank(answer=""),
            ),
            _names(
                _("son nom, sur les précisions demandées"),
                Clarification,
                "asked_by",
                "asked_name",
                "voice__question__collective",
            ),
            _names(
                _("son nom, sur les précisions données"),
                Clarification,
                "answered_by",
                "answered_name",
                "voice__question__collective",
            ),
        ),
        leaves=_clarification_rows,
    ),
    Kind(
        model="deliberation.Voice",
        name="",
        title=_("À quelle question répond une parole"),
        why=_("Ranger les paroles sous leur question. Leurs mots sont des notes du journal."),
        readers=GROUP,
        until=UNTIL,
        erasures=(
            over(_("le lien entre ses paroles et elle"), _of(Voice), _blank(membership=None)),
            over(
                _("ses mots, là où elle a mis une parole de côté"),
                _by(Voice, "set_aside_by", "question__collective", spoken=True),
                _blank(set_aside_why=""),
            ),
            _names(
                _("son nom, là où elle a mis une parole de côté"),
                Voice,
                "set_aside_by",
                "set_aside_name",
                "question__collective",
            ),
        ),
    ),
    Kind(
        model="deliberation.Question",
        name="questions-posees",
        title=_("Les questions posées au groupe"),
        why=_("Parler d’abord, avant de décider."),
        readers=GROUP,
        until=UNTIL,
        erasures=(
            over(
                _("les mots des questions qu’elle a posées"),
                _by(Question, "opened_by", "collective", spoken=True),
                _blank(words="", why=""),
            ),
            _names(
                _("son nom, sur les questions posées"), Question, "opened_by", "opened_name", "collective"
            ),
        ),
        leaves=_question_rows,
    ),
    Kind(
        model="deliberation.Part",
        name="votes",
        title=_("Qui prend part à une décision"),
        why=_("Ne compter qu’un vote par personne, et la laisser en changer."),
        readers=_("La personne seule ; le groupe lit des totaux."),
        until=UNTIL_FINAL,
        erasures=(over(_("sa part aux décisions, et ses votes encore ouverts"), _of(Part), _withdraw),),
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
                _by(Objection, "fate_by", "proposal__collective", spoken=True),
                _blank(fate_words=""),
            ),
            over(
                _("son nom, sur ses objections"),
                _of(Objection),
                _blank(name="", membership=None),
            ),
            _names(
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
                lambda person: _of(Said)(person) if person.words else Said.objects.none(),
                _blank(words=""),
            ),
            over(_("son nom, sur ses questions et réactions"), _of(Said), _blank(name="", membership=None)),
            over(
                _("les mots de ses réponses à des questions"),
                _by(Said, "answered_by", "proposal__collective", spoken=True),
                _blank(answer=""),
            ),
            _names(
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
                _by(Wording, "changed_by", "proposal__collective", spoken=True),
                _blank(why=""),
            ),
            _names(
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
        erasures=(over(_("le choix du groupe, de lui faire recompter un vote"), _of(Recounter), delete),),
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
            _names(
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
                _by(Proposal, "opened_by", "collective", spoken=True),
                _drop_titles,
            ),
            _names(
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
        "deliberation.Milestone",
        _("Les réponses au moment de dessiner la carte d’une question"),
        _("Des réponses sous des numéros tirés au hasard, gardées jusqu’à ce que la question soit close."),
    ),
    about_nobody(
        "deliberation.Ballot",
        _("Les votes"),
        _("Des réponses sous un numéro tiré au hasard, sans nom ni heure."),
    ),
)
