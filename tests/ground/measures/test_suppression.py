"""Small cells are withheld, then those that would tell them; checked by an attacker of our own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pasdecote.ground.measures.feasibility import Reader
from pasdecote.ground.measures.figures import Why
from pasdecote.ground.measures.suppression import Counted, Rest, Sum, SumsDisagree, Table, withhold
from tests.ground.measures.attacker import Attacker

TOTAL = ("total",)


def part(rank):
    return (f"part {rank:02}",)


def cell(key, value, **more):
    return Counted(key=key, value=value, small=value is not None and value < 5, **more)


def one_way(*values, rest=Rest.NOTHING, total=None):
    """A total and its parts; a part None was never told."""
    whole = sum(value or 0 for value in values) if total is None else total
    parts = tuple(cell(part(rank), value) for rank, value in enumerate(values))
    keys = tuple(one.key for one in parts)
    return Table((cell(TOTAL, whole), *parts), (Sum(TOTAL, keys, rest),))


def two_way(rows):
    """Rows and columns with their totals, and the total of all."""
    ranks, files = range(len(rows)), range(len(rows[0]))
    cells = [cell((f"{i:02}", f"{j:02}"), rows[i][j]) for i in ranks for j in files]
    cells += [cell((f"row {i:02}",), sum(rows[i])) for i in ranks]
    cells += [cell((f"column {j:02}",), sum(row[j] for row in rows)) for j in files]
    cells.append(cell(TOTAL, sum(map(sum, rows))))
    sums = [Sum((f"row {i:02}",), tuple((f"{i:02}", f"{j:02}") for j in files)) for i in ranks]
    sums += [Sum((f"column {j:02}",), tuple((f"{i:02}", f"{j:02}") for i in ranks)) for j in files]
    sums.append(Sum(TOTAL, tuple((f"row {i:02}",) for i in ranks)))
    sums.append(Sum(TOTAL, tuple((f"column {j:02}",) for j in files)))
    return Table(tuple(cells), tuple(sums))


def read(table):
    """What is printed: a number, or why there is none."""
    return [one.why.value if one.why else one.value for one in table.cells]


def test_a_table_without_small_numbers_leaves_as_it_is():
    table = one_way(12, 9, 6)
    assert withhold(table) == table


def test_one_small_part_takes_the_cheapest_other_with_it_and_neither_label_tells_which():
    # 30 = 12 + 9 + 6 + 3. Without 3, 30 - 12 - 9 - 6 gives it back. With 6 withheld too, both lie between
    # 0 and 9; a label "to protect another" on 6 would say 5 or more, hence 3 would lie between 0 and 4.
    assert read(withhold(one_way(12, 9, 6, 3))) == [30, 12, 9, "either", "either"]


def test_small_parts_that_hide_each_other_say_that_they_are_below_five():
    # 14 = 8 + 3 + 1 + 2: the three share 6, each lies between 0 and 4, and nothing else is needed.
    assert read(withhold(one_way(8, 3, 1, 2))) == [14, 8, "small", "small", "small"]


def test_a_label_that_would_tell_more_is_blurred():
    # 30 = 25 + 3 + 2: two parts below five that share 5 lie between 1 and 4; without the label, 0 and 5.
    assert read(withhold(one_way(25, 3, 2))) == [30, 25, "either", "either"]


def test_a_total_below_five_is_withheld_with_all_its_parts():
    assert read(withhold(one_way(1, 0))) == ["small", "small", "small"]


def test_a_told_zero_is_withheld_and_an_untold_part_is_not():
    assert read(withhold(one_way(20, 0, None, 9)))[2:4] == ["either", None]


def test_a_part_out_of_a_total_does_not_tell_the_few_others():
    # 18 « hors quartier » out of 20: 2 who live there, whom nobody wrote.
    left = withhold(one_way(18, rest=Rest.PEOPLE, total=20))
    assert "either" in read(left)
    assert read(withhold(one_way(18, rest=Rest.LOOSE, total=20))) == [20, 18]


def test_the_textbook_table_of_two_ways():
    # Three places by three ages; only 3 is small. Alone it is 20 - 17 in its row; a second in its row needs
    # a second in its column, and those two a fourth where they cross: the rectangle 3, 7, 6, 8 shifts by
    # up to 3 one way and 6 the other, so that each of the four has ten possible values or so.
    left = withhold(two_way([[3, 7, 10], [6, 8, 30], [20, 30, 40]]))
    withheld = {one.key for one in left.cells if one.why}
    assert withheld == {("00", "00"), ("00", "01"), ("01", "00"), ("01", "01")}


def test_hours_of_few_volunteers_keep_four_hours_of_doubt():
    # 2 h of two volunteers beside 3 h: five hours between them. Beside 1 h only, three: one more is hidden.
    def hours(few, *others):
        cells = [Counted(key=part(9), value=few, small=True, minutes=True)]
        cells += [Counted(key=part(i), value=one, minutes=True) for i, one in enumerate(others)]
        total = Counted(key=TOTAL, value=few + sum(others), minutes=True)
        return Table((total, *cells), (Sum(TOTAL, tuple(one.key for one in cells)),))

    assert read(withhold(hours(120, 180, 900))) == [1200, "either", "either", 900]
    assert read(withhold(hours(120, 60, 900))) == [1080, "either", 60, "either"]


def test_what_was_published_before_is_remembered():
    months = tuple((f"2025-{month:02}",) for month in (1, 2, 3))
    quarter = Sum(("2025-T1",), months)
    january = Table((cell(months[0], 12),), (quarter,))
    february = Table((cell(months[1], 9),), (quarter,))
    known = Table((*january.cells, *february.cells), (quarter,))
    # 24 - 12 - 9 would tell the 3 of March, which nobody asked yet.
    assert read(withhold(Table((cell(("2025-T1",), 24),)), known)) == ["either"]
    assert read(withhold(Table((cell(("2025-T1",), 29),)), known)) == [29]


def test_what_was_given_away_before_withholds_nothing_more():
    known = Table((cell(TOTAL, 20), cell(part(0), 17)), (Sum(TOTAL, (part(0), part(1))),))
    assert read(withhold(Table((cell(("other",), 30), cell(part(0), 17))), known)) == [30, 17]


def test_parts_that_do_not_make_their_total_are_refused_in_words():
    with pytest.raises(SumsDisagree, match="ne font pas son total"):
        withhold(one_way(12, 9, total=20))


def test_two_cells_of_one_name_are_a_mistake():
    with pytest.raises(ValueError, match="same key"):
        withhold(Table((cell(TOTAL, 9), cell(TOTAL, 9))))


def attacked(left):
    """Somebody who read the table; its atoms are the cells that no sum makes."""
    made = {one.total for one in left.sums}
    atoms = [one.key for one in left.cells if one.key not in made]
    rests = {one.total: one.left for one in left.sums if one.rest is not Rest.NOTHING}
    attacker = Attacker([*atoms, *rests.values()])

    def of(key):
        parts = next((one.parts for one in left.sums if one.total == key), None)
        if parts is None:
            return [key]
        return [atom for one in parts for atom in of(one)] + ([rests[key]] if key in rests else [])

    for one in left.cells:
        attacker.reads(of(one.key), 0 if one.value is None and one.why is None else one.value)
        if one.why is Why.SMALL:
            attacker.reads(of(one.key), at_most=4)
    return attacker, of


values = st.one_of(st.none(), st.integers(0, 14))
some = st.lists(values, min_size=1, max_size=9).filter(lambda parts: any(one is not None for one in parts))


@given(some, st.integers(0, 12), st.sampled_from(Rest))
def test_nothing_withheld_is_recomputed_from_one_total(parts, rest, kind):
    beside = 0 if kind is Rest.NOTHING else rest
    table = one_way(*parts, rest=kind, total=sum(value or 0 for value in parts) + beside)
    left = withhold(table)
    attacker, of = attacked(left)
    for one in left.cells:
        if one.why:
            least, most = attacker.range(of(one.key))
            assert most - least >= 4 - 1e-6


@settings(max_examples=30)
@given(
    st.integers(2, 4).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 14), min_size=n, max_size=n), min_size=2, max_size=4)
    )
)
def test_nothing_withheld_is_recomputed_from_two_ways(rows):
    left = withhold(two_way(rows))
    attacker, of = attacked(left)
    for j in range(len(rows[0])):
        shown = next(one for one in left.cells if one.key == (f"column {j:02}",))
        attacker.reads([(f"{i:02}", f"{j:02}") for i in range(len(rows))], shown.value)
    for one in left.cells:
        assert one.why or one.value is None or one.value >= 5
        if one.why and not one.key[0].startswith("column"):
            least, most = attacker.range(of(one.key))
            assert most - least >= 4 - 1e-6


@given(some)
def test_the_same_table_gives_the_same_answer_whatever_its_order(parts):
    table = one_way(*parts)
    turned = Table(tuple(reversed(table.cells)), table.sums)
    assert sorted(withhold(table).cells, key=lambda one: one.key) == sorted(
        withhold(turned).cells, key=lambda one: one.key
    )


def test_thirty_cells_tied_take_few_solvings(monkeypatch):
    """The bench says the seconds; each solving is a few milliseconds."""
    solvings, solve = [], Reader._solve
    monkeypatch.setattr(Reader, "_solve", lambda *given: solvings.append(given) or solve(*given))
    rows = [[(7 * i + 5 * j + i * j) % 11 + 1 for j in range(8)] for i in range(8)]
    left = withhold(two_way(rows))
    assert sum(1 for one in left.cells if one.why) >= 20
    assert len(solvings) < 150


def test_beyond_thirty_tied_all_that_is_tied_is_withheld():
    left = withhold(two_way([[3] * 12 for _ in range(12)]))
    assert {one.value for one in left.cells} == {None}
