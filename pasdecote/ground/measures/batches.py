"""Rule 10 on small groups: what members see of a count while people answer moves for five people at once.

A count that moved for one person tells what this person answered to whoever looked before and after. So each
count follows the answers only once five people at least changed theirs since it last moved. The last few
answers before the end would be told by the end: they are left out, four people at most for each count and
four who changed theirs. In a group of fewer than twenty four are many: it sees nothing before the end, and
counts everybody then.

First answers and changed ones move apart, five of a sort at least. Together, one changed answer among four
first ones would show as the only count that falls, and tell what this person answered before.
"""

from pasdecote.ground.measures.suppression import SMALLEST_SHOWN

BATCH = SMALLEST_SHOWN
MEMBERS_FOR_COUNTS = 20
# Maps are drawn at powers of two of the answers, from this one on: sixty people need more.
FIRST_MILESTONE = 256


def moves(changed: int) -> bool:
    """Whether a count follows, once so many people changed their answer since it last moved."""
    return changed >= BATCH


def seen_while_open(members: int) -> bool:
    """Whether a group of so many members sees counts before the end."""
    return members >= MEMBERS_FOR_COUNTS


def at_least(people: int) -> int:
    """A number of people as it is said while it grows: « au moins 15 » for 15 to 19."""
    return people - people % BATCH


def milestone_of(answers: int) -> int:
    """The greatest power of two up to so many answers, 0 below the first one that draws a map."""
    return 1 << answers.bit_length() - 1 if answers >= FIRST_MILESTONE else 0
