"""Every remark made to those who prepare a bilan: a closed list of patterns. None is printed in the bilan."""

from enum import StrEnum


class Remark(StrEnum):
    """A remark beside a field, or a sentence that the budget's field is made of."""

    NOTHING_TOLD = "Aucune note n’en parle."
    ONE_WAITS = "{number} note pourrait être approuvée."
    SEVERAL_WAIT = "{number} notes pourraient être approuvées."
    ONE_LEFT_OUT = "{number} note n’est pas montrée, par choix."
    SEVERAL_LEFT_OUT = "{number} notes ne sont pas montrées, par choix."
    ONE_SINCE_CHOSEN = "{number} note arrivée depuis que l’ordre a été choisi vient après."
    SEVERAL_SINCE_CHOSEN = "{number} notes arrivées depuis que l’ordre a été choisi viennent après."
    ONE_DISPUTED = "{number} note est retenue, car discutée."
    SEVERAL_DISPUTED = "{number} notes sont retenues, car discutées."
    NO_MONEY = "aucun montant raconté pour l’exercice {year}"
    EXPENSES = "Charges : {planned} prévus, {actual} réalisés."
    INCOME = "Produits : {planned} prévus, {actual} réalisés."
    WHICH_GRANT = "On ne sait pas de quelle subvention il s’agit."
    FUNDERS_TOLD = "Financeurs racontés : {names}."
    ONLY_PLANNED = "Montant prévu : rien n’a été raconté comme versé."
    NO_INCOME = "Le total des produits réalisés n’est pas connu."
    NO_IDENTITY = "La structure ne l’a pas encore dit."
    ANSWER_DISPUTED = "La réponse est retenue, car discutée."
    ANSWERED_ON = "Réponse donnée le {day}."
    PLANNED_DIFFER = "Charges et produits prévus diffèrent de {amount}."
    ACTUAL_DIFFER = "Charges et produits réalisés diffèrent de {amount}."
    UNPLACED = "Comptes que ce formulaire ne connaît pas, hors du tableau : {accounts}."
    NOTES_MOVED = "Des notes ont changé depuis la relecture."
    EDIT_DISPUTED = "Les mots relus sont retenus : une note d’où ils viennent est discutée."
    EDIT_ERASED = "Les mots relus ont été effacés avec une note d’où ils venaient : ce champ est à relire."
    TOO_LONG = "{length} signes pour {longest} : à raccourcir."


def counted(number: int, one: Remark, several: Remark) -> str:
    """The remark for this number, nothing for none."""
    return (one if number < 2 else several).format(number=number) if number else ""


def joined(*remarks: str) -> str:
    """Remarks one after the other, empty ones left out."""
    return " ".join(remark for remark in remarks if remark)
