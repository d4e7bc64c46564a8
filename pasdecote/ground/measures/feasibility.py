"""What somebody who reads published numbers can compute of the others: the range of each unknown.

The attacker's problem of cell suppression: minimise, then maximise, an unknown under every equation and
bound that a reader knows. Fischetti and Salazar, « Solving the cell suppression problem on tabular data
with linear constraints », Management Science 47 (2001), 1008-1027; Willenborg and de Waal, Elements of
Statistical Disclosure Control, Springer, 2001, chapter 8. Counts are whole, and solved as whole numbers.

Where no two ways lead from one unknown to another, the bounds that each equation alone gives are already
exact: a part's interval and the interval of all the rest are independent. Only circles of sums are solved.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from math import ceil, floor
from typing import Any, Generic, NamedTuple, TypeVar

Name = TypeVar("Name", bound=Hashable)

# More than any group counts: an unknown that may reach it is as good as unbounded.
ROOF = 10_000_000
_ROUNDS = 40
_CLOSE = 1e-6


class Bounds(NamedTuple):
    """What is known of one count before any sum: between `low` and `high`, both included."""

    low: int
    high: int

    @property
    def width(self) -> int:
        """How far apart the bounds are: 4 for five possible numbers."""
        return self.high - self.low

    def both(self, other: "Bounds") -> "Bounds":
        """What is known by somebody who knows both. Raises Contradiction when no number is left."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low > high:
            raise Contradiction
        return Bounds(low, high)


@dataclass(frozen=True, slots=True)
class Equation(Generic[Name]):
    """The terms, each multiplied by its coefficient, add up to nothing."""

    terms: tuple[tuple[Name, int], ...]


class Contradiction(ValueError):
    """No numbers at all satisfy what was published: the equations do not belong together."""


@dataclass
class _Block(Generic[Name]):
    """Unknowns that equations tie together, and the least and greatest seen in tables that satisfy all."""

    names: list[Name]
    equations: list[Equation[Name]]
    links: int
    low: dict[Name, int] = field(default_factory=dict)
    high: dict[Name, int] = field(default_factory=dict)
    system: tuple[Any, Any] | None = None


class Reader(Generic[Name]):
    """Somebody who knows bounds and equations. Raises Contradiction when they cannot all hold, at once or
    when a range is asked."""

    def __init__(self, known: Mapping[Name, Bounds], equations: Iterable[Equation[Name]]) -> None:
        self._equations = list(equations)
        self.bounds: dict[Name, Bounds] = dict(known)
        self._settled = self._narrow()
        self._block_of = self._blocks()

    def range(self, name: Name) -> Bounds:
        """The least and the greatest value that this number can have."""
        bounds, block = self.bounds[name], self._block_of.get(name)
        if block is None or self._exact(block):
            return bounds
        return Bounds(self._solve(block, name, 1), self._solve(block, name, -1))

    def spans(self, name: Name, width: int) -> bool:
        """Whether the range of this number is at least that wide; cheaper than `range`."""
        if self.bounds[name].width < width:
            return False
        block = self._block_of.get(name)
        if block is None or self._exact(block):
            return True
        if block.system is None:
            # The table of all the most, then of all the least, show most ranges to be wide at once.
            self._solve(block, None, -1)
            self._solve(block, None, 1)
        for sense in (0, 1, -1):
            if sense:
                self._solve(block, name, sense)
            if block.high.get(name, 0) - block.low.get(name, 0) >= width:
                return True
        return False

    def check(self) -> None:
        """Raises Contradiction when no table satisfies everything, even if each sum alone could hold."""
        for block in {id(block): block for block in self._block_of.values()}.values():
            if not self._exact(block):
                self._solve(block, block.names[0], 1)

    def _exact(self, block: _Block[Name]) -> bool:
        """Whether its unknowns and equations make a tree, so that its bounds are its ranges."""
        return self._settled and block.links == len(block.names) + len(block.equations) - 1

    def _narrow(self) -> bool:
        """Tighten each bound by each equation alone, until nothing moves: quick, and never too far. False
        when something still moves."""
        waiting = self._equations
        for _ in range(_ROUNDS):
            moved: set[Name] = set()
            for equation in waiting:
                moved |= self._narrow_one(equation)
            if not moved:
                return True
            waiting = [one for one in self._equations if any(name in moved for name, _ in one.terms)]
        return False

    def _narrow_one(self, equation: Equation[Name]) -> set[Name]:
        spans = [_scaled(self.bounds[name], times) for name, times in equation.terms]
        least, most = sum(low for low, _ in spans), sum(high for _, high in spans)
        if least > 0 or most < 0:
            raise Contradiction
        moved = set()
        for (name, times), (low, high) in zip(equation.terms, spans, strict=True):
            ends = sorted(((high - most) / times, (low - least) / times))
            before = self.bounds[name]
            after = before.both(Bounds(ceil(ends[0] - _CLOSE), floor(ends[1] + _CLOSE)))
            if after != before:
                self.bounds[name] = after
                moved.add(name)
                new = _scaled(after, times)
                least, most = least - low + new[0], most - high + new[1]
        return moved

    def _blocks(self) -> dict[Name, _Block[Name]]:
        found: dict[Name, _Block[Name]] = {}
        for equation in self._equations:
            free = [name for name, _ in equation.terms if self.bounds[name].width]
            if not free:
                continue
            joined: _Block[Name] = _Block([], [equation], len(free))
            for block in {id(found[name]): found[name] for name in free if name in found}.values():
                joined.names += block.names
                joined.equations += block.equations
                joined.links += block.links
            joined.names += [name for name in dict.fromkeys(free) if name not in found]
            found.update((name, joined) for name in joined.names)
        return found

    def _solve(self, block: _Block[Name], name: Name | None, sense: int) -> int:
        """The least (1) or the greatest (-1) value of this number, or a table of all the least or greatest;
        the table found is remembered."""
        import numpy as np  # a second to load, which only what leaves the group pays
        from scipy.optimize import milp

        if block.system is None:
            block.system = self._system(block)
        sums, limits = block.system
        aim = np.full(len(block.names), sense if name is None else 0)
        if name is not None:
            aim[block.names.index(name)] = sense
        solved = milp(aim, constraints=sums, bounds=limits, integrality=np.ones(len(block.names)))
        if solved.x is None:
            raise Contradiction
        for one, value in zip(block.names, solved.x.tolist(), strict=True):
            exact = round(value)
            block.low[one] = min(block.low.get(one, exact), exact)
            block.high[one] = max(block.high.get(one, exact), exact)
        if name is None:
            return 0
        return block.low[name] if sense > 0 else block.high[name]

    def _system(self, block: _Block[Name]) -> tuple[Any, Any]:
        import numpy as np
        from scipy.optimize import Bounds as Limits
        from scipy.optimize import LinearConstraint

        rank = {name: index for index, name in enumerate(block.names)}
        sums = np.zeros((len(block.equations), len(rank)))
        right = np.zeros(len(block.equations))
        for row, equation in enumerate(block.equations):
            for name, times in equation.terms:
                if name in rank:
                    sums[row, rank[name]] += times
                else:
                    right[row] -= times * self.bounds[name].low
        limits = [self.bounds[name] for name in block.names]
        bounds = Limits([one.low for one in limits], [one.high for one in limits])
        return LinearConstraint(sums, right, right), bounds


def _scaled(bounds: Bounds, times: int) -> tuple[int, int]:
    ends = bounds.low * times, bounds.high * times
    return min(ends), max(ends)
