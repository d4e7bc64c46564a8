"""Communes, EPCI, départements and regions of France, read from one small file and searched in memory.

The file comes from `scripts/reduire_territoires.py`. Nothing is read before the first question; then the
columns stay as they are and a `Territory` is made only for what is asked. Communes merged into another
and postal arrondissements are not territories of their own: Paris carries its twenty-one postcodes.
"""

import lzma
import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate, islice
from pathlib import Path
from string import ascii_lowercase

from pasdecote.ground.kernel.text import fold

DATA = Path(__file__).parent / "data" / "territoires.txt.xz"
LONGEST_QUERY = 120

_AREA = re.compile(r"\d{2,5}|2[ab]")
_SAINT = re.compile(r"\bs(?:t|te|ainte)\b")
_ARRONDISSEMENT = re.compile(r"(paris|lyon|marseille) (?:0?[1-9]|1\d|20) ?(?:er|e|eme)?(?: arr[a-z]*)?")


class TerritoryKind(StrEnum):
    COMMUNE = "commune"
    EPCI = "epci"
    DEPARTMENT = "department"
    REGION = "region"


_KINDS = {"epci": TerritoryKind.EPCI, "dep": TerritoryKind.DEPARTMENT, "reg": TerritoryKind.REGION}


class UnknownTerritory(KeyError):
    """No territory has this code. `str(error)` is a French sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return f"Aucune commune, aucun EPCI, département ni région ne porte le code « {self.code[:40]} »."


@dataclass(frozen=True, slots=True)
class Territory:
    """A place with a code.

    `code` is the INSEE code of a commune ("93066"); other kinds carry a prefix: "epci:200069193",
    "dep:2A", "reg:84". `department`, `region` and `epci` are codes of what holds it, None when nothing
    does; for an EPCI over several départements, the one where most of its inhabitants live.
    `population` is the municipal population (INSEE), None where nobody is counted.
    """

    code: str
    kind: TerritoryKind
    name: str
    postcodes: tuple[str, ...] = ()
    department: str | None = None
    region: str | None = None
    epci: str | None = None
    population: int | None = None


def by_code(code: str) -> Territory:
    """The territory with this code. Raises UnknownTerritory, a KeyError."""
    gazetteer = _gazetteer()
    try:
        return gazetteer.territory(gazetteer.rows[code])
    except KeyError:
        raise UnknownTerritory(code) from None


def parents(code: str) -> tuple[Territory, ...]:
    """What holds a territory, nearest first: EPCI, département, region. Raises UnknownTerritory."""
    place = by_code(code)
    return tuple(by_code(above) for above in (place.epci, place.department, place.region) if above)


def coarsened(code: str) -> Territory:
    """The département of a commune or of an EPCI, to be said outside; a département or a region is itself.

    Raises UnknownTerritory.
    """
    place = by_code(code)
    return by_code(place.department) if place.department else place


def find(text: str, limit: int = 10, kinds: Collection[TerritoryKind] | None = None) -> list[Territory]:
    """Territories for what somebody typed, at most `limit`, best first; [] when nothing fits.

    A name ("l hay les roses", "st etienne", "haye ros"), a postcode or its first digits ("93200", "932"),
    a département ("93", "2A"), or a name with one of these ("Saint-Denis (93)", "Paris 75011").
    Best is: the very name, then names that start so, then names with words that start so; the more
    populated first. Accents, case, hyphens, apostrophes, œ, and St, Ste, Saint, Sainte make no difference.
    """
    if not 0 < len(text) <= LONGEST_QUERY or limit < 1:
        return []
    query = fold(text)
    if named := _ARRONDISSEMENT.fullmatch(query):
        query = named[1]
    words = query.split()
    areas = [word for word in words if _AREA.fullmatch(word)]
    names = [word for word in words if word not in areas]
    found = _search(names, areas, limit, kinds)
    if not found and areas:  # « CC des 1000 étangs »
        found = _search(words, [], limit, kinds)
    return found


def _search(
    names: list[str], areas: list[str], limit: int, kinds: Collection[TerritoryKind] | None
) -> list[Territory]:
    gazetteer = _gazetteer()
    withins = [gazetteer.within(area) for area in areas]

    def accepted(row: int) -> bool:
        return all(within(row) for within in withins) and (kinds is None or gazetteer.kind(row) in kinds)

    if names:
        rows = _ranked(gazetteer, names, accepted, limit)
    elif areas:
        rows = list(islice(filter(accepted, gazetteer.around(areas[0])), limit))
    else:
        rows = []
    return [gazetteer.territory(row) for row in rows]


def _ranked(
    gazetteer: "_Gazetteer", names: list[str], accepted: Callable[[int], bool], limit: int
) -> list[int]:
    """Rows whose name fits, by how well it fits, then by population."""
    spelt = [_SAINT.sub("saint", word) for word in names]
    spellings = [spelt]
    if spelt[-1] != names[-1]:
        spellings.append([*spelt[:-1], names[-1]])  # « st » may be the start of « Strasbourg »
    ranks: dict[int, int] = {}
    for spelling in spellings:
        for rank, rows in enumerate(gazetteer.named(spelling)):
            for row in islice(filter(accepted, rows), limit):
                ranks[row] = min(rank, ranks.get(row, rank))
    return sorted(ranks, key=lambda row: (ranks[row], -gazetteer.populations[row], row))[:limit]


class _Lines:
    """Short lines in one text, found by what they hold. Line numbers come out in order."""

    def __init__(self, lines: list[str]) -> None:
        self.text = "\n " + "\n ".join(lines) + "\n"
        self.starts = array("I", accumulate((len(line) + 2 for line in lines), initial=0))

    def holding(self, needle: str) -> Iterator[tuple[int, str]]:
        """Each line that holds the needle, once, with its number. A line is "\\n words"."""
        at = self.text.find(needle)
        while at >= 0:
            number = bisect_right(self.starts, at) - 1
            after = self.starts[number + 1]
            yield number, self.text[self.starts[number] : after]
            at = self.text.find(needle, after)


class _Gazetteer:
    """The columns of the file, and two texts to search, in order of falling population."""

    def __init__(self, text: str) -> None:
        _, codes, names, postcodes, parents, populations = text.split("\f")
        self.codes = codes.split("\n")
        self.names = names.split("\n")
        self.postcodes = postcodes.split("\n")
        self.parents = parents.split("\n")
        self.populations = array("I", [int(number or 0) for number in populations.split("\n")])
        self.rows = {code: row for row, code in enumerate(self.codes)}
        self.order = array("I", sorted(self.rows.values(), key=self.populations.__getitem__, reverse=True))
        keys = _keys(names).split("\n")
        self._names = _Lines([keys[row] for row in self.order])
        self._postcodes = _Lines([self.postcodes[row] for row in self.order])

    def named(self, words: list[str]) -> Iterator[Iterator[int]]:
        """Three searches: the very name, names that start so, names with a word starting as each of these.

        The third is left out for lone letters: half of all names have a word in « l ».
        """
        whole = " ".join(words)
        starts = [f" {word}" for word in words]
        rarest, *others = sorted(starts, key=lambda start: (start == " saint", -len(start)))
        yield (self.order[at] for at, _ in self._names.holding(f"\n {whole}\n"))
        yield (self.order[at] for at, _ in self._names.holding(f"\n {whole}"))
        if len(rarest) > 2:
            found = self._names.holding(rarest)
            yield (self.order[at] for at, line in found if all(other in line for other in others))

    def around(self, area: str) -> Iterator[int]:
        """The département with this number, then communes with postcodes starting so (2A, 2B: all of 20)."""
        if (department := self.rows.get(f"dep:{area.upper()}")) is not None:
            yield department
        digits = "20" if area in ("2a", "2b") else area
        yield from (self.order[at] for at, _ in self._postcodes.holding(f" {digits}"))

    def within(self, area: str) -> Callable[[int], bool]:
        """Whether a row has this postcode, its first digits, or is in the département with this number."""
        number, department, digits = area.upper(), f"dep:{area.upper()}", f" {area}"
        if department not in self.rows:
            return lambda row: digits in f" {self.postcodes[row]}"
        return lambda row: (
            self.codes[row].startswith(number)
            or digits in f" {self.postcodes[row]}"
            or department in (self.codes[row], self.parents[row])
        )

    def kind(self, row: int) -> TerritoryKind:
        return _KINDS.get(self.codes[row].partition(":")[0], TerritoryKind.COMMUNE)

    def department(self, row: int) -> str | None:
        match self.kind(row):
            case TerritoryKind.COMMUNE:
                code = self.codes[row]
                return f"dep:{code[:3] if code.startswith(('97', '98')) else code[:2]}"
            case TerritoryKind.EPCI:
                return self.parents[row]
        return None

    def territory(self, row: int) -> Territory:
        kind, department = self.kind(row), self.department(row)
        held_by = self.parents[row]
        region = held_by if kind is TerritoryKind.DEPARTMENT else None
        if department:
            region = self.parents[self.rows[department]]
        return Territory(
            code=self.codes[row],
            kind=kind,
            name=self.names[row],
            postcodes=tuple(self.postcodes[row].split()),
            department=department,
            region=region,
            epci=held_by if kind is TerritoryKind.COMMUNE and held_by else None,
            population=self.populations[row] or None,
        )


def _keys(names: str) -> str:
    """All names, one a line, folded for searching: sign by sign over the whole, ten times faster."""
    text = names.lower()
    for sign in sorted(set(text) - set(ascii_lowercase + "\n ")):
        text = text.replace(sign, fold(sign) or " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return _SAINT.sub("saint", text.replace(" \n", "\n").replace("\n ", "\n").strip())


@cache
def _gazetteer() -> _Gazetteer:
    return _Gazetteer(lzma.decompress(DATA.read_bytes()).decode())
