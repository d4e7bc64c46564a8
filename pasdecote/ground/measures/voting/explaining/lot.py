"""A draw, told in French."""

from pasdecote.ground.measures.voting.explaining import listed, several
from pasdecote.ground.measures.voting.lot import Draw, FrozenList


def announced(frozen: FrozenList) -> tuple[str, ...]:
    """What to say, and to display, before the seed exists."""
    return (
        f"{several(len(frozen.names), 'nom', 'noms')} dans la liste, "
        f"{several(frozen.places, 'place', 'places')} : {frozen.purpose}.",
        f"Empreinte de la liste : {frozen.digest}.",
        "La liste ne change plus. La graine vient après, d’une source que personne ici ne choisit.",
    )


def explained(result: Draw) -> tuple[str, ...]:
    """The list, the seed, who is drawn, and how to draw again."""
    said = [
        *announced(result.frozen),
        f"Graine : « {result.seed} ».",
        "Chaque nom reçoit un numéro calculé à partir de l’empreinte, de la graine et du nom. Les plus "
        "petits "
        "numéros sont tirés. Le même calcul redonne toujours le même tirage.",
        f"Tirage : {listed(result.drawn)}.",
    ]
    if result.replacing:
        said.append(f"Si quelqu’un ne peut pas, dans cet ordre : {', '.join(result.replacing)}.")
    return tuple(said)
