"""Facts of answering for what was promised: a question answered, a report sent, a date noted, then met."""

from typing import ClassVar

from pasdecote.ground.facts.atoms import Words
from pasdecote.ground.facts.fact import Fact


class AnswerGiven(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "réponse à une question de bilan"
    meaning: ClassVar[str] = "Une question que seul un humain peut trancher a reçu sa réponse, une fois."
    tellable: ClassVar[bool] = False

    question: str = ""
    answer: Words = ""
    not_collected: Words = ""


class ReportSent(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "bilan envoyé"
    meaning: ClassVar[str] = "Un bilan figé a été envoyé à un financeur."
    tellable: ClassVar[bool] = False

    template: str = ""
    sent_to: Words = ""
    digest: str = ""


class DueNoted(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "échéance"
    meaning: ClassVar[str] = "Quelque chose est attendu pour une date."
    tellable: ClassVar[bool] = False


class DueSettled(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "échéance réglée"
    meaning: ClassVar[str] = "Ce qui était attendu est fait, ou n’est plus attendu."
    tellable: ClassVar[bool] = False
