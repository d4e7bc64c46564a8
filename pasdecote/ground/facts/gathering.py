"""Facts of being together: people met, were present, gathered, acted, founded a group."""

from typing import ClassVar

from pasdecote.ground.facts.fact import Fact


class Encounter(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "rencontre"
    meaning: ClassVar[str] = "Des personnes se sont rencontrées."


class Presence(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "présence sociale"
    meaning: ClassVar[str] = "Quelqu’un était là, dans le quartier, même s’il ne s’est rien passé."


class Meeting(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "réunion"
    meaning: ClassVar[str] = "Le groupe s’est réuni pour se parler ou préparer."


class ActionHeld(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "action tenue"
    meaning: ClassVar[str] = "Une action ou une séance a eu lieu."


class SessionPlanned(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "séance prévue"
    meaning: ClassVar[str] = "Une séance a été prévue pour une date."
    tellable: ClassVar[bool] = False


class SessionCancelled(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "séance annulée"
    meaning: ClassVar[str] = "Une séance prévue n’aura pas lieu."
    tellable: ClassVar[bool] = False


class CollectiveFounded(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "collectif fondé"
    meaning: ClassVar[str] = "Un groupe s’est donné un nom."
    tellable: ClassVar[bool] = False


class Partnership(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "partenariat"
    meaning: ClassVar[str] = "Le groupe a commencé, changé ou fini de faire avec d’autres."
