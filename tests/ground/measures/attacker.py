"""Somebody who reads every published number and knows the method: written without a line of ours.

The world is a list of atoms (nobody publishes them); a published number is a set of atoms. What is shown is
an equation; "moins de 5" is 0 to 4; "moins de 5, ou pour en protéger un autre" is at least 0.
"""

import numpy as np
from scipy.optimize import linprog


class Attacker:
    """Knows equations over atoms, all at least 0."""

    def __init__(self, atoms):
        self.rank = {atom: rank for rank, atom in enumerate(atoms)}
        self.equal, self.equal_to, self.under, self.under_to = [], [], [], []

    def reads(self, atoms, shown=None, at_most=None):
        """One number: what it counts, and what is printed."""
        row = self.row(atoms)
        if shown is not None:
            self.equal.append(row)
            self.equal_to.append(shown)
        elif at_most is not None:
            self.under.append(row)
            self.under_to.append(at_most)

    def row(self, atoms):
        row = np.zeros(len(self.rank))
        for atom in atoms:
            row[self.rank[atom]] = 1
        return row

    def range(self, atoms):
        """The least and the greatest that these atoms may add up to."""
        aim = self.row(atoms)
        least, most = (self._solve(sense * aim) for sense in (1, -1))
        return least, -most

    def _solve(self, aim):
        solved = linprog(
            aim,
            A_eq=np.array(self.equal) if self.equal else None,
            b_eq=self.equal_to or None,
            A_ub=np.array(self.under) if self.under else None,
            b_ub=self.under_to or None,
            bounds=(0, 1000),
        )
        assert solved.status == 0, solved.message
        return solved.fun
