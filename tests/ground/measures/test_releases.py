"""Bilan after bilan, nobody who keeps them all recomputes what one of them withholds."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pasdecote.ground.measures.figures import Why
from pasdecote.ground.measures.periods import Period
from pasdecote.ground.measures.releases import Part, Release, Told, Within, protected
from pasdecote.ground.measures.suppression import Rest
from tests.ground.measures.attacker import Attacker

YEAR = Period(2025, 1, 12)
QUARTERS, MONTHS = YEAR.parts(3), YEAR.parts(1)
# house ⊃ north, south; north ⊃ garden, kitchen. Each holds notes of its own too.
NEST = (
    Within("garden", "north"),
    Within("kitchen", "north"),
    Within("north", "house"),
    Within("south", "house"),
)
LEAVES = {
    "house": ("house", "north", "south", "garden", "kitchen"),
    "north": ("north", "garden", "kitchen"),
    "south": ("south",),
    "garden": ("garden",),
    "kitchen": ("kitchen",),
}
BANDS = ("16-25", "60+", "another age", "no age told")
ITEMS = {"present": BANDS, "age": BANDS[:3], "16-25": BANDS[:1], "60+": BANDS[1:2]}
AGES = (Part("present", ("age",), Rest.LOOSE), Part("age", ("16-25", "60+"), Rest.PEOPLE))


def number(item, period, value, **more):
    return Told(item=item, period=period, value=value, small=value is not None and value < 5, **more)


def shown(release):
    return [one.why.value if one.why else one.value for one in release.told]


def plain(scope, period, value):
    return Release(scope, period, (number("present", period, value),))


def test_the_last_quarter_is_not_told_by_the_year_less_the_others():
    former = [plain("north", quarter, 20) for quarter in QUARTERS[:3]]
    assert shown(protected(plain("north", YEAR, 63), former)) == ["either"]
    assert shown(protected(plain("north", YEAR, 65), former)) == [65]


def test_a_project_does_not_tell_the_few_others_of_its_group():
    former = [plain("north", YEAR, 40)]
    assert shown(protected(plain("garden", YEAR, 37), former, NEST)) == ["either"]
    assert shown(protected(plain("garden", YEAR, 35), former, NEST)) == [35]
    assert shown(protected(plain("garden", YEAR, 40), former, NEST)) == [40]


def test_a_group_followed_half_the_year_is_not_part_of_the_years_total():
    half = (Within("north", "house", since=date(2025, 7, 1)),)
    former = [plain("house", YEAR, 40)]
    assert shown(protected(plain("north", YEAR, 37), former, half)) == [37]
    assert shown(protected(plain("north", YEAR, 37), former, (Within("north", "house"),))) == ["either"]


def test_the_same_number_asked_by_another_form_is_the_same_cell():
    january, february = MONTHS[:2]
    by_month = Release(
        "north",
        QUARTERS[0],
        (
            number("present", QUARTERS[0], 21),
            *(number("present", m, v) for m, v in zip(MONTHS[:3], (3, 6, 12), strict=True)),
        ),
    )
    first = protected(by_month, [])
    assert shown(first) == [21, "either", "either", 12]
    assert shown(protected(plain("north", february, 6), [first])) == ["either"]
    assert shown(protected(plain("north", january, 3), [first])) != [3]


def test_a_corrected_note_does_not_withhold_the_rest_of_the_year():
    # 90 in the first quarter was wrong: nothing sure can be computed from it any more.
    former = [plain("north", QUARTERS[0], 90), plain("north", QUARTERS[1], 20)]
    assert shown(protected(plain("north", YEAR, 63), former)) == [63]


def test_what_grew_since_is_shown():
    first = protected(plain("north", YEAR, 3), [])
    assert shown(first) == ["small"]
    assert shown(protected(plain("north", YEAR, 60), [first])) == [60]


def atoms_of(scope, item, period):
    months = [month for month in MONTHS if period.holds(month)]
    return [(leaf, month.month, band) for leaf in LEAVES[scope] for month in months for band in ITEMS[item]]


def release_of(world, scope, period, by_month, ages):
    def told(item, of):
        return number(item, of, sum(world.get(atom, 0) for atom in atoms_of(scope, item, of)))

    numbers = [told("present", period)]
    if by_month and period.length > 1:
        numbers += [told("present", month) for month in MONTHS if period.holds(month)]
    if ages:
        numbers += [told(item, period) for item in ("age", "16-25", "60+")]
    return Release(scope, period, tuple(numbers), AGES if ages else ())


worlds = st.dictionaries(
    st.tuples(st.sampled_from(sorted(LEAVES)), st.sampled_from([1, 2, 3, 4, 11]), st.sampled_from(BANDS)),
    st.integers(1, 9),
    min_size=4,
    max_size=14,
)
asked = st.tuples(
    st.sampled_from(sorted(LEAVES)),
    st.sampled_from([YEAR, YEAR, QUARTERS[0], QUARTERS[1], MONTHS[0], MONTHS[1]]),
    st.booleans(),
    st.booleans(),
)
ALL_ATOMS = [(leaf, month.month, band) for leaf in LEAVES for month in MONTHS for band in BANDS]


@settings(max_examples=12)
@given(worlds, st.lists(asked, min_size=1, max_size=6, unique=True))
def test_nobody_recomputes_what_a_sequence_of_releases_withholds(world, sequence):
    attacker = Attacker(ALL_ATOMS)
    former = []
    for scope, period, by_month, ages in sequence:
        release = release_of(world, scope, period, by_month, ages)
        known = {
            one.item + one.period.code: attacker.range(atoms_of(scope, one.item, one.period))
            for one in release.told
        }
        left = protected(release, former, NEST)
        for before, after in zip(release.told, left.told, strict=True):
            assert after.why or (after.value == before.value and after.value >= 5)
            atoms = atoms_of(scope, after.item, after.period)
            attacker.reads(atoms, after.value)
            if after.why is Why.SMALL:
                attacker.reads(atoms, at_most=4)
        former.insert(0, left)
        for after in left.told:
            low, high = known[after.item + after.period.code]
            # Sums may tell that there is nobody, or five or more, before anybody asks.
            told_already = high < 1 or (low >= 5 and high - low < 4)
            if after.why and not told_already:
                least, most = attacker.range(atoms_of(scope, after.item, after.period))
                assert most - least >= 4 - 1e-6, (after, least, most)
    for release in former:
        for one in release.told:
            if one.why:
                least, most = attacker.range(atoms_of(release.scope, one.item, one.period))
                assert most - least >= 4 - 1e-6 or most < 1 or least >= 5
