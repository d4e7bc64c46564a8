"""What is kept of people who ask, speak and answer, and what an erasure leaves of it."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.personal import Kind, Person, Row, about_nobody, over
from pasdecote.practice.deliberation.erasers.rows import GROUP, UNTIL, blank, made_by, name_erased, tied_to
from pasdecote.practice.deliberation.models import Answer, Clarification, Question, Voice, Voter

UNTIL_CLOSED = _("Jusqu’à ce que la question soit close : le lien est alors détruit.")


def said_by(memberships: Iterable[UUID]) -> set[UUID]:
    """The notes that hold what these members said to questions, whoever wrote it down."""
    rows = Voice.objects.filter(membership__in=list(memberships)).order_by()
    return set(rows.values_list("pk", flat=True))


def _let_go(voters: "QuerySet[Voter]") -> None:
    """Take their answers back from nobody in particular: what others saw of them moves with those of four
    more people, so that nobody sees which ones went."""
    mine = Answer.objects.filter(voter__in=voters.filter(question__closed_at=None))
    mine.filter(shown=None).delete()
    mine.update(value=None)
    voters.update(membership=None)


def _question_rows(person: Person) -> list[Row]:
    found = made_by(Question, "opened_by", "collective")(person).order_by("opened_at", "pk")
    return [{"posée le": row.opened_at, "la question": row.words, "pourquoi": row.why} for row in found]


def _clarification_rows(person: Person) -> list[Row]:
    mine = made_by(Clarification, "asked_by", "voice__question__collective")(person)
    answered = made_by(Clarification, "answered_by", "voice__question__collective")(person)
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


KINDS = (
    Kind(
        model="deliberation.Answer",
        name="reponses-aux-paroles",
        title=_("Ce qu’on répond aux paroles des autres"),
        why=_("Compter ce qui unit un grand groupe."),
        readers=_("La personne seule ; le groupe lit des totaux."),
        until=UNTIL_CLOSED,
        leaves=_answer_rows,
        stays=_("Après la clôture, des réponses que plus rien ne lie à quelqu’un."),
    ),
    Kind(
        model="deliberation.Voter",
        name="",
        title=_("Qui répond aux paroles"),
        why=_("Ne compter qu’une réponse par personne."),
        readers=_("Personne."),
        until=UNTIL_CLOSED,
        erasures=(over(_("ses réponses aux paroles des autres"), tied_to(Voter), _let_go),),
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
                made_by(Clarification, "asked_by", "voice__question__collective", spoken=True),
                blank(asked=""),
            ),
            over(
                _("les mots des précisions qu’elle a données"),
                made_by(Clarification, "answered_by", "voice__question__collective", spoken=True),
                blank(answer=""),
            ),
            name_erased(
                _("son nom, sur les précisions demandées"),
                Clarification,
                "asked_by",
                "asked_name",
                "voice__question__collective",
            ),
            name_erased(
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
            over(_("le lien entre ses paroles et elle"), tied_to(Voice), blank(membership=None)),
            over(
                _("ses mots, là où elle a mis une parole de côté"),
                made_by(Voice, "set_aside_by", "question__collective", spoken=True),
                blank(set_aside_why=""),
            ),
            name_erased(
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
                made_by(Question, "opened_by", "collective", spoken=True),
                blank(words="", why=""),
            ),
            name_erased(
                _("son nom, sur les questions posées"), Question, "opened_by", "opened_name", "collective"
            ),
        ),
        leaves=_question_rows,
    ),
    about_nobody(
        "deliberation.Milestone",
        _("Les réponses au moment de dessiner la carte d’une question"),
        _("Des réponses sous des numéros tirés au hasard, gardées jusqu’à ce que la question soit close."),
    ),
)
