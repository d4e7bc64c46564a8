"""The one error of reading a cell."""


class Unreadable(ValueError):
    """A cell that does not hold what its column should. `str(error)` is a French sentence."""


def shown(cell: object) -> str:
    """What a cell held, short enough for a sentence."""
    text = " ".join(str(cell).split())
    return text if len(text) <= 60 else text[:59] + "…"


SPREADSHEET_ERRORS = frozenset(
    {
        "#REF!",
        "#N/A",
        "#DIV/0!",
        "#VALUE!",
        "#VALEUR!",
        "#NAME?",
        "#NOM?",
        "#NUM!",
        "#NOMBRE!",
        "#NULL!",
        "#NUL!",
    }
)


def refuse_errors(cell: object) -> None:
    """Raises Unreadable for a formula in error: its result was never there."""
    if isinstance(cell, str) and cell.upper() in SPREADSHEET_ERRORS:
        raise Unreadable(f"Cette cellule affiche {cell} : sa formule est en erreur dans le tableur.")
