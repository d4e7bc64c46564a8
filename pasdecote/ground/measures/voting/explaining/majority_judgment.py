"""A majority judgment, told in French."""

from pasdecote.ground.measures.voting.explaining import listed, voices
from pasdecote.ground.measures.voting.majority_judgment import NO_GRADE, MajorityJudgment, Removal


def explained(result: MajorityJudgment) -> tuple[str, ...]:
    """The median of each option, what told equals apart, and the order."""
    said = [
        f"{voices(result.voters)} ont jugé {len(result.options)} propositions."
        if result.voters > 1
        else f"{voices(result.voters)} a jugé {len(result.options)} propositions.",
        "La mention majoritaire : au moins la moitié des personnes disent « celle-ci ou mieux ».",
        f"Ne rien dire d’une proposition vaut « {result.grades[result.silent]} ».",
    ]
    for judged in result.options:
        counts = ", ".join(
            f"{many} « {grade} »"
            for grade, many in zip(result.grades[::-1], judged.counts[::-1], strict=True)
            if many
        )
        said.append(f"« {judged.option} » : mention « {result.grades[judged.median]} » ({counts}).")
    said += [_removal(removal, result.grades) for removal in result.removals]
    said += [_place(place, group) for place, group in _places(result.ranking)]
    return tuple(said)


def _removal(removal: Removal, grades: tuple[str, ...]) -> str:
    gone = ", ".join(f"{many} « {grades[rank]} »" for rank, many in enumerate(removal.removed) if many)
    after = ", ".join(
        f"« {option} » : « {grades[rank]} »" if rank != NO_GRADE else f"« {option} » : plus rien"
        for option, rank in zip(removal.options, removal.after, strict=True)
    )
    return (
        f"{listed(removal.options)} ont la même mention. On ôte à chacune la mention du milieu, une à une "
        f"({gone}), jusqu’à ce qu’elles diffèrent. Il reste {after}."
    )


def _places(ranking: tuple[tuple[str, ...], ...]) -> list[tuple[int, tuple[str, ...]]]:
    places, place = [], 1
    for group in ranking:
        places.append((place, group))
        place += len(group)
    return places


def _place(place: int, group: tuple[str, ...]) -> str:
    if len(group) == 1:
        return f"{place}. {listed(group)}."
    return f"{place}. À égalité, avec exactement les mêmes mentions : {listed(group)}."
