"""Three ways to begin, besides the blank page. Written to be changed, crossed out, read aloud."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pasdecote.spine.collectives.enums import Rule


@dataclass(frozen=True)
class StartingPoint:
    """A text to begin from: its part in the address, its name, when it fits, and what it fills in."""

    key: str
    name: str | Promise
    fits: str | Promise
    text: str | Promise
    rule: str = ""
    takes_part: str | Promise = ""
    roles: str | Promise = ""
    readers: str | Promise = ""
    revision: str | Promise = ""

    @property
    def fields(self) -> dict[str, str]:
        """What it fills in, in the language of the screen."""
        names = ("text", "rule", "takes_part", "roles", "readers", "revision")
        return {name: str(getattr(self, name)) for name in names}


STARTING_POINTS = (
    StartingPoint(
        key="table",
        name=_("À la table"),
        fits=_("Un petit groupe qui se connaît et se retrouve souvent."),
        text=_(
            "On se retrouve, on se dit bonjour, on laisse parler jusqu’au bout.\n"
            "Ce qui se dit ici reste ici, sauf si on décide ensemble de le dire ailleurs.\n"
            "On a le droit de venir, de ne pas venir, de se taire."
        ),
        rule=Rule.CONSENT,
        takes_part=_("Toute personne qui est à la table ce jour-là."),
        revision=_("On relit ces lignes ensemble quand quelqu’un le demande."),
    ),
    StartingPoint(
        key="roles",
        name=_("Avec des rôles qui tournent"),
        fits=_("Un groupe qui avance, et ne veut pas que tout repose sur les mêmes."),
        text=_(
            "Personne ne parle au nom du groupe sans qu’il l’ait demandé.\n"
            "Ce qu’une personne prend en charge, elle peut le rendre.\n"
            "Quand on n’est pas d’accord, on le dit au groupe avant de le dire dehors."
        ),
        rule=Rule.CONSENT,
        takes_part=_("Les personnes du groupe. Celles qui manquent peuvent écrire ou se faire représenter."),
        roles=_(
            "Une personne anime, une autre parle pour le groupe.\n"
            "Chaque rôle dure six mois, puis une autre personne le prend.\n"
            "On choisit par une élection sans candidat."
        ),
        readers=_("Le groupe lit tout ce qui le concerne. Rien ne sort sans décision."),
        revision=_("Ces règles se relisent une fois par an et se changent sans objection."),
    ),
    StartingPoint(
        key="grand-groupe",
        name=_("Un grand groupe"),
        fits=_("Beaucoup de monde, qui ne se voit pas toujours."),
        text=_(
            "Ce qui engage tout le monde se décide avec tout le monde.\n"
            "Une proposition est connue de toutes et tous au moins une semaine avant.\n"
            "Les petites équipes décident seules de ce qui les regarde, et le racontent."
        ),
        rule=Rule.MAJORITY,
        takes_part=_("Les personnes inscrites au groupe le jour où la question est posée."),
        roles=_(
            "Une équipe d’animation de trois à cinq personnes, tirée au sort parmi celles qui veulent bien.\n"
            "Elle change par moitié tous les six mois."
        ),
        readers=_("Les membres lisent le fil. Les institutions lisent ce que le groupe leur envoie."),
        revision=_("Ces règles changent à la majorité des deux tiers."),
    ),
)


def starting_point(key: str) -> StartingPoint | None:
    """The one of this key, or None."""
    return next((one for one in STARTING_POINTS if one.key == key), None)
