"""What a dry run says, in sentences: so many notes of each kind, what they add up to."""

from collections.abc import Mapping
from datetime import date

from django.utils.dateformat import format as written
from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from pasdecote.ground.facts.kinds import label_of
from pasdecote.portal.intake.plan import Plan, Totals


def kinds_in_words(created: Mapping[str, int]) -> list[str]:
    """« 30 réunions », « 13 présences »… the most numerous first."""
    in_order = sorted(created.items(), key=lambda item: (-item[1], item[0]))
    return [_numbered(number, _kind(kind, number)) for kind, number in in_order]


def notes_in_words(number: int) -> str:
    """« 89 notes »."""
    return _numbered(number, ngettext("note", "notes", number))


def period_in_words(plan: Plan) -> str:
    """« le 3 mars 2025 », « entre le 9 janvier et le 5 décembre 2025 »; "" without a date."""
    first, last = plan.first_on, plan.last_on
    if first is None or last is None:
        return ""
    if first == last:
        return _("le %(day)s") % {"day": _day(last, year=True)}
    days = {"first": _day(first, year=first.year != last.year), "last": _day(last, year=True)}
    return _("entre le %(first)s et le %(last)s") % days


def totals_in_words(totals: Totals) -> list[tuple[str, str]]:
    """What the notes add up to, as (number, of what); nothing for what adds up to nothing."""
    people, new = totals.attendances, totals.new_people
    found = [
        (people, _grouped(people), ngettext("présence", "présences", people)),
        (new, _grouped(new), ngettext("nouvelle personne", "nouvelles personnes", new)),
        (totals.duration_minutes, _hours(totals.duration_minutes), _("d’activité")),
        (totals.volunteer_minutes, _hours(totals.volunteer_minutes), _("de bénévolat")),
    ]
    return [(amount, words) for value, amount, words in found if value]


def money_in_words(totals: Totals) -> list[str]:
    """« Charges : 40 150 € prévus, 40 757,17 € réalisés. »; nothing for a side without money."""
    sides = [
        (_("Charges"), totals.expense_planned, totals.expense_actual),
        (_("Produits"), totals.income_planned, totals.income_actual),
    ]
    sentences = []
    for side, planned, actual in sides:
        told = [_("%(amount)s prévus") % {"amount": euros(planned)}] if planned else []
        told += [_("%(amount)s réalisés") % {"amount": euros(actual)}] if actual else []
        if told:
            sentences.append(f"{side} : {', '.join(told)}.")
    return sentences


def euros(cents: int) -> str:
    """« 40 757,17 € »; whole euros without decimals."""
    decimals = 2 if cents % 100 else 0
    return f"{number_format(cents / 100, decimals, use_l10n=True, force_grouping=True)}\u00a0€"


def _day(day: date, *, year: bool) -> str:
    words = written(day, "j F Y" if year else "j F")
    french = (get_language() or "fr").startswith("fr")
    return f"1er{words[1:]}" if french and day.day == 1 else words


def _hours(minutes: int) -> str:
    rest = f"\u00a0{minutes % 60:02d}" if minutes % 60 else ""
    return f"{_grouped(minutes // 60)}\u00a0h{rest}"


def _numbered(number: int, words: str) -> str:
    return f"{_grouped(number)} {words}"


def _grouped(number: int) -> str:
    return number_format(number, 0, use_l10n=True, force_grouping=True)


def _kind(kind: str, number: int) -> str:
    several = {
        "encounter": ngettext("rencontre", "rencontres", number),
        "presence": ngettext("présence sociale", "présences sociales", number),
        "meeting": ngettext("réunion", "réunions", number),
        "action_held": ngettext("action tenue", "actions tenues", number),
        "session_planned": ngettext("séance prévue", "séances prévues", number),
        "session_cancelled": ngettext("séance annulée", "séances annulées", number),
        "partnership": ngettext("partenariat", "partenariats", number),
        "unexpected": ngettext("imprévu", "imprévus", number),
        "step_aside": ngettext("pas de côté", "pas de côté", number),
        "learning": ngettext("apprentissage", "apprentissages", number),
        "change": ngettext("changement", "changements", number),
        "stocktaking": ngettext("temps pour faire le point", "temps pour faire le point", number),
        "support_requested": ngettext("soutien demandé", "soutiens demandés", number),
        "support_received": ngettext("soutien reçu", "soutiens reçus", number),
        "funding": ngettext("financement", "financements", number),
        "expense": ngettext("dépense", "dépenses", number),
        "income": ngettext("recette", "recettes", number),
        "statement": ngettext("parole", "paroles", number),
        "decision": ngettext("décision", "décisions", number),
        "demand": ngettext("interpellation", "interpellations", number),
        "demand_answered": ngettext("réponse", "réponses", number),
        "publication": ngettext("publication", "publications", number),
    }
    return several.get(kind) or label_of(kind)
