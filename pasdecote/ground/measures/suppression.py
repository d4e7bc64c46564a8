"""Which cells of a table are withheld before it leaves (rule 5): the small ones, then those that tell them.

Primary: counts of people or attendances below five, and hours of fewer than five volunteers. Zero is below
five: telling zero from four would tell who came, so a told zero is withheld too, always.

Secondary, by cell suppression with *sliding protection* (Fischetti and Salazar, Management Science 47, 2001,
1008-1027; Willenborg and de Waal, Elements of Statistical Disclosure Control, 2001, chapter 8; Hundepool et
al., Statistical Disclosure Control, 2012, chapter 4). The attacker knows every published number, here and in
former releases, every sum, that counts are whole and never negative, and what the label of a withheld cell
says. The table is protected when

- the range that the attacker computes of each withheld count holds at least five whole numbers;
- that of withheld hours is at least four hours wide, and a fifth of its greatest;
- a count that nobody published but that sums imply (those outside a project, the months left out of a year)
  is known to be none, known to be five or more, or has such a range too.

There are two labels only, for a label that says "to protect another" says "five or more". "Moins de 5" is
said where it can be believed without telling more; otherwise every cell withheld in the same sums is labelled
"moins de 5, ou pour en protéger un autre", and says nothing of itself.

Cells are withheld one at a time, the least loss first, ties by key: the same table gives the same answer, and
each step withholds or blurs one more, so it ends. Beyond 30 withheld cells tied together nothing is solved:
all that they are tied to is withheld.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from pasdecote.ground.measures.feasibility import ROOF, Bounds, Contradiction, Equation, Reader
from pasdecote.ground.measures.figures import Why

Key = tuple[str, ...]

SMALLEST_SHOWN = 5
WIDTH = SMALLEST_SHOWN - 1
FOUR_HOURS = 4 * 60
MOST_SOLVED = 30


class Rest(StrEnum):
    """What a total holds beside its parts: nothing; other people, who count; or what counts nobody."""

    NOTHING = "nothing"
    PEOPLE = "people"
    LOOSE = "loose"


class SumsDisagree(ValueError):
    """What is to be published contradicts itself or what was; `str(error)` is a French sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One cell: people or attendances, or `minutes` of volunteers. `small` says that it may not leave.

    `value` None with `why` None was never told: it is no zero on paper, and adds nothing to a sum. `why` says
    that it is withheld. `cost` is what a reader loses without it, its value unless given.
    """

    key: Key
    value: int | None
    small: bool = False
    minutes: bool = False
    why: Why | None = None
    cost: int | None = None

    @property
    def loss(self) -> tuple[int, Key]:
        """What withholding it costs, then its key."""
        return (self.value or 0) if self.cost is None else self.cost, self.key

    @property
    def read(self) -> Bounds:
        """What a reader of this cell alone knows of it."""
        if self.why is None:
            return Bounds(self.value or 0, self.value or 0)
        return Bounds(0, WIDTH if self.why is Why.SMALL and not self.minutes else ROOF)


@dataclass(frozen=True, slots=True)
class Sum:
    """The total is the sum of its parts and of the rest."""

    total: Key
    parts: tuple[Key, ...]
    rest: Rest = Rest.NOTHING

    @property
    def left(self) -> Key:
        """The key of the rest: the same for the same sum, wherever it is met."""
        return ("rest", *self.total, *(word for part in self.parts for word in part))

    @property
    def equation(self) -> Equation[Key]:
        """As a reader writes it."""
        rest = () if self.rest is Rest.NOTHING else ((self.left, -1),)
        return Equation(((self.total, 1), *((part, -1) for part in self.parts), *rest))


@dataclass(frozen=True, slots=True)
class Table:
    """Cells and their sums. A key that only sums name is a count that nobody published; it is protected like
    the others, unless it is `left_alone`."""

    cells: tuple[Counted, ...] = ()
    sums: tuple[Sum, ...] = ()
    left_alone: frozenset[Key] = frozenset()


_NO_TABLE = Table()


def withhold(table: Table, known: Table = _NO_TABLE) -> Table:
    """The table as it may leave, cells in the same order: a withheld cell has no value, and says why.

    `known` was published before; a key of both is the same cell, met twice. What former releases gave away
    already cannot be taken back, and withholds nothing here. Raises SumsDisagree when nothing satisfies all
    these sums, ValueError when two cells of the table have the same key.
    """
    if len({cell.key for cell in table.cells}) != len(table.cells):
        raise ValueError("two cells have the same key")
    try:
        state = _State(table, known)
        state.protect()
    except Contradiction:
        raise SumsDisagree(
            "Les parties de ce tableau ne font pas son total : il ne peut pas sortir ainsi."
        ) from None
    return replace(table, cells=tuple(state.left(cell) for cell in table.cells))


class _State:
    """A table being protected: what is withheld so far, and what a reader would make of it."""

    def __init__(self, table: Table, known: Table) -> None:
        self.cells = {cell.key: cell for cell in table.cells}
        self.why = {cell.key: Why.SMALL for cell in table.cells if cell.small and cell.value is not None}
        self.minutes = {cell.key for cell in (*table.cells, *known.cells) if cell.minutes}
        self.before: dict[Key, Bounds] = {}
        for cell in known.cells:
            self.before[cell.key] = cell.read.both(self.before.get(cell.key, cell.read))
        sums = {one.left: one for one in (*known.sums, *table.sums)}.values()
        self.alone = (
            {one.left for one in sums if one.rest is Rest.LOOSE} | table.left_alone | known.left_alone
        )
        self.of: dict[Key, list[Equation[Key]]] = {}
        for equation in [one.equation for one in sums]:
            for key, _ in equation.terms:
                self.of.setdefault(key, []).append(equation)
        self.given_up: set[Key] = set()

    def left(self, cell: Counted) -> Counted:
        """The cell as it leaves."""
        why = self.why.get(cell.key)
        return replace(cell, value=None, cost=None, why=why) if why else cell

    def protect(self) -> None:
        """Withhold until nothing is left that a reader computes. Raises Contradiction."""
        self._reader({*self.of, *self.why}).check()
        done: set[Key] = set()
        while True:
            start = next((key for key in sorted(self._free()) if key not in done), None)
            if start is None:
                return
            block = self._tied(start)
            if self._improve(block):
                done -= self._tied(start)
            else:
                done |= block

    def _free(self) -> Iterable[Key]:
        return (key for key in {*self.of, *self.why} if self._bounds(key).width)

    def _improve(self, block: set[Key]) -> bool:
        """One step for this block: blur its labels, or withhold more. False when it needs nothing."""
        near = self._near(block)
        if sum(1 for key in block if key in self.why or self._withheld_before(key)) > MOST_SOLVED:
            self.why |= dict.fromkeys(near, Why.EITHER)
            return self._blur(block) or bool(near)
        target = self._computed(block)
        if target is None:
            return False
        if self._blur(block):
            return True
        if near:
            self.why[self._choice(target, near)] = Why.EITHER
        else:
            self.given_up.add(target)
        return True

    def _blur(self, block: set[Key]) -> bool:
        """Label the cells of the block so that no label tells anything. False when they are already."""
        clear = [key for key in block if self.why.get(key) is Why.SMALL]
        self.why |= dict.fromkeys(clear, Why.EITHER)
        return bool(clear)

    def _choice(self, target: Key, near: list[Key]) -> Key:
        """The cell to withhold next: the least loss that protects the target, else that helps it most."""
        best, widest = near[0], -1
        for key in near:
            self.why[key] = Why.EITHER
            reader = self._reader(self._tied(target))
            safe = self._safe(reader, target)
            width = ROOF if safe else reader.range(target).width
            del self.why[key]
            if safe:
                return key
            if width > widest:
                best, widest = key, width
        return best

    def _computed(self, block: set[Key]) -> Key | None:
        """The first of the block that a reader computes too closely."""
        reader = self._reader(block)
        for key in sorted(block - self.given_up):
            if not self._safe(reader, key):
                if not self._given_away(key):
                    return key
                self.given_up.add(key)
        return None

    def _safe(self, reader: Reader[Key], key: Key) -> bool:
        if key in self.why or self._withheld_before(key):
            if key not in self.minutes:
                return reader.spans(key, WIDTH)
            return reader.spans(key, ROOF // 2) or _wide(reader.range(key))
        if key in self.alone or reader.spans(key, WIDTH):
            return True
        bounds = reader.range(key)
        return bounds.high < 1 or bounds.low >= SMALLEST_SHOWN

    def _withheld_before(self, key: Key) -> bool:
        return key in self.before and self.before[key].width > 0

    def _shown_before(self, key: Key) -> bool:
        return key in self.before and not self.before[key].width

    def _bounds(self, key: Key) -> Bounds:
        """What a reader knows of one count before any sum. Raises Contradiction."""
        known = self.before.get(key, Bounds(0, ROOF))
        cell = self.cells.get(key)
        return known if cell is None else known.both(replace(cell, why=self.why.get(key)).read)

    def _tied(self, start: Key) -> set[Key]:
        """The unknown counts that equations tie to this one, itself among them."""
        block, waiting = {start}, [start]
        while waiting:
            for equation in self.of.get(waiting.pop(), ()):
                for key, _ in equation.terms:
                    if key not in block and self._bounds(key).width:
                        block.add(key)
                        waiting.append(key)
        return block

    def _near(self, block: set[Key]) -> list[Key]:
        """The cells shown here and never before that are tied to this block, cheapest first."""
        tied = {key for one in block for equation in self.of.get(one, ()) for key, _ in equation.terms}
        shown = [
            self.cells[key]
            for key in tied - block
            if key in self.cells and self.cells[key].value is not None and not self._shown_before(key)
        ]
        return [cell.key for cell in sorted(shown, key=lambda cell: cell.loss)]

    def _reader(self, block: set[Key]) -> Reader[Key]:
        """What a reader makes of this block."""
        equations = {id(one): one for key in block for one in self.of.get(key, ())}.values()
        names = {name for equation in equations for name, _ in equation.terms} | block
        return Reader({name: self._bounds(name) for name in sorted(names)}, equations)

    def _given_away(self, key: Key) -> bool:
        """Whether former releases tell it by themselves, whatever this one withholds."""
        if not self.before:
            return False
        cells, why = self.cells, self.why
        self.cells, self.why = {}, {}
        given = not self._safe(self._reader(self._tied(key)), key)
        self.cells, self.why = cells, why
        return given


def _wide(bounds: Bounds) -> bool:
    return bounds.width >= max(FOUR_HOURS, bounds.high // SMALLEST_SHOWN)
