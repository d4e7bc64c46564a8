"""Each result told in French, step by step: one module a rule, sentences as plain strings.

Numbers come first; a percentage only from twenty on; a tie is told, with what settled it or that nothing did.
"""

from pasdecote.ground.measures.wording import number_in_words


def several(number: int, one: str, many: str) -> str:
    """The number and its word, « 1 personne », « 12 personnes »: French says one below two."""
    return f"{number_in_words(number)} {one if number < 2 else many}"


def voices(number: int) -> str:
    """So many people: « 1 personne », « 12 personnes »."""
    return several(number, "personne", "personnes")


def listed(names: "tuple[str, ...] | list[str]") -> str:
    """Names between quotes: « A », « B » et « C »."""
    quoted = [f"« {name} »" for name in names]
    return " et ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
