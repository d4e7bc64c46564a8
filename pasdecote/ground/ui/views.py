"""The page that shows every component, for those who write screens."""

import re
from pathlib import Path
from uuid import UUID

from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from pasdecote.ground.measures.small_numbers import Figure, Missing, Obtained, Unit
from pasdecote.ground.ui.links import Link, NavigationEntry

ICONS = Path(__file__).parent / "static/ui/icons.svg"
LONG = "Collectif des habitantes et habitants de Saint-Jean-de-la-Ruelle-Nord et des Bords-de-Loire réunis"


class Example(forms.Form):
    """One field of each kind."""

    happened = forms.CharField(
        label="Que s’est-il passé ?", widget=forms.Textarea, help_text="Quelques mots suffisent."
    )
    place = forms.CharField(label="Où ?", required=False)
    day = forms.DateField(label="Quel jour ?", widget=forms.DateInput(attrs={"type": "date"}))
    how = forms.ChoiceField(
        label="Comment savez-vous combien ?",
        choices=[("counted", "Compté"), ("said", "Dit par quelqu’un"), ("estimated", "Estimé")],
        widget=forms.RadioSelect,
        help_text="« Estimé » est une bonne réponse.",
    )
    kind = forms.ChoiceField(
        label="Quelle sorte de moment ?", choices=[("m", "Réunion"), ("s", "Présence sociale")]
    )
    again = forms.BooleanField(label="Le lieu est le même que la dernière fois", required=False)


SAID = (
    (constants.SUCCESS, "C’est gardé."),
    (constants.INFO, "Rien n’a changé depuis hier."),
    (constants.WARNING, "Cette carte s’arrête demain."),
    (constants.ERROR, "L’envoi n’a pas abouti. Vos mots sont encore là."),
)
SQUARE = (
    '<svg viewBox="0 0 8 8" width="96" height="96" role="img" aria-label="Code à lire par un téléphone">'
    '<path fill="#fff" d="M0 0h8v8H0z"/>'
    '<path d="M1 1h2v2H1zM5 1h2v2H5zM1 5h2v2H1zM4 4h1v1H4zM6 6h1v1H6z"/></svg>'
)


def drawings() -> list[str]:
    """The names of every drawing of ``icons.svg``, in its order."""
    return re.findall(r'<symbol id="([a-z-]+)"', ICONS.read_text(encoding="utf-8"))


def navigation() -> list[NavigationEntry]:
    """The entries of a professional, as examples."""
    five = [
        ("Fil", "thread"),
        ("Paroles", "voices"),
        ("Raconter", "tell"),
        ("Agenda", "calendar"),
        ("Nous", "group"),
    ]
    rest = [
        ("Mon carnet", "notebook"),
        ("Bilans", "report"),
        ("Importer", "import"),
        ("Structure", "organisation"),
        ("Mon compte", "account"),
    ]
    return [
        NavigationEntry(
            label=label, url="#", icon=icon, primary=True, act=icon == "tell", current=label == "Fil"
        )
        for label, icon in five
    ] + [NavigationEntry(label=label, url="#", icon=icon) for label, icon in rest]


def figures() -> dict[str, Figure]:
    """Figures of each sort: whole, with gaps, unknown, hidden."""
    notes = (UUID(int=1), UUID(int=2))
    counted = ((Obtained.COUNTED, 31), (Obtained.ESTIMATED, 12))
    return {
        "attendances": Figure(
            unit=Unit.ATTENDANCES,
            value=43,
            denominator=12,
            of=Unit.SESSIONS,
            obtained=counted,
            missing=(Missing(3, "sans nombre de présents"),),
            sources=notes,
        ),
        "sessions": Figure(unit=Unit.SESSIONS, value=12, obtained=((Obtained.COUNTED, 12),), sources=notes),
        "unknown": Figure(unit=Unit.PEOPLE, missing=(Missing(1, "non recueilli, à la demande du groupe"),)),
        "hidden": Figure(unit=Unit.PEOPLE, hidden=True),
    }


def style(request: HttpRequest) -> HttpResponse:
    """Show every component, to whoever signed in: in development only (config/urls.py)."""
    context = {
        "navigation": navigation(),
        "groups": [
            Link(label="Les Bords de Loire", url="#", current=True),
            Link(label="Jardin de la tour B", url="#"),
            Link(label=LONG, url="#"),
        ],
        "footer_links": [Link(label="Accessibilité", url="#"), Link(label="Vos droits", url="#")],
        "crumbs": [Link(label="Les Bords de Loire", url="#"), Link(label="Projets", url="#")],
        "tabs": [
            Link(label="Tout", url="#", current=True),
            Link(label="Décisions", url="#", icon="decided"),
            Link(label="Interpellations", url="#", icon="demand"),
        ],
        "form": Example(),
        "wrong": Example({"place": "Maison de quartier"}, prefix="wrong"),
        "page": Paginator(range(70), 10).page(2),
        "long": LONG,
        "figures": figures(),
        "said": [Message(level, words) for level, words in SAID],
        "square": mark_safe(SQUARE),
        "drawings": drawings(),
    }
    return render(request, "ui/style.html", context)
