"""Each example, imported: every figure counted by hand from the file is what the journal tells.

The recounts below read the files with openpyxl, odfdo and csv, and share nothing with our readers.
"""

import csv
import re
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from odfdo import Document
from openpyxl import load_workbook

from pasdecote.ground.facts.atoms import Measure, Obtained, Unit
from tests.portal.intake.import_files import EXAMPLES, imported, notes

CENTRE, CLUB, ASSOCIATION = (
    "centre-social-suivi.xlsx",
    "club-prevention-presence.ods",
    "association-activites.csv",
)
ABOUT = {"une dizaine": 10, "une douzaine": 12, "une quinzaine": 15, "une vingtaine": 20, "une trentaine": 30,
         "une quarantaine": 40, "8-10": 9, "10-15": 12, "environ 12": 12, "environ 25": 25}  # fmt: skip
UNKNOWN = {"NC", "?"}
GRANTS = {"Préfecture (contrat de ville)": "74-etat", "Caf": "74-social", "Conseil départemental": "74-dep",
          "Conférence des financeurs (département)": "74-dep", "Commune de Val-sur-Lys": "74-com",
          "Fondation Terres Vives": "74-prive"}  # fmt: skip


@pytest.fixture
def bring(cast):
    """Import an example; gives what the journal then tells."""

    def brought(name):
        imported(cast, (EXAMPLES / name).read_bytes())
        return [note.content for note in notes(cast)]

    return brought


def attendances(told):
    """Of each measure: how many notes tell it, and the sum of what they tell."""
    return counted(told, Measure.PRESENT, Unit.ATTENDANCES)


def newcomers(told):
    return counted(told, Measure.NEW, Unit.PEOPLE)


def counted(told, measure, unit):
    values = [
        count.value
        for fact in told
        for count in fact.counts
        if (count.measure, count.unit) == (measure, unit)
    ]
    return len(values), sum(value for value in values if value is not None)


def parts(told, dimension):
    found = Counter()
    for fact in told:
        for count in fact.counts:
            for part in count.parts:
                if part.dimension == dimension:
                    found[part.band] += part.value
    return dict(found)


def euros(told):
    """Cents by side, account and stage."""
    found = Counter()
    for fact in told:
        for line in fact.money:
            found[str(line.side), line.account, str(line.stage)] += line.cents
    return found


def volunteer_minutes(told):
    return sum(fact.volunteers.minutes for fact in told if fact.volunteers)


def cents(told):
    return int((Decimal(str(told)) * 100).quantize(Decimal(1)))


class TestCentreSocial:
    @pytest.fixture
    def book(self):
        return load_workbook(EXAMPLES / CENTRE, data_only=True)

    @pytest.fixture
    def rows(self, book):
        rows = list(book["Suivi 2025"].iter_rows(min_row=5, values_only=True))
        return [row for row in rows if row[1]]

    def test_sessions_and_attendances(self, bring, rows):
        told = bring(CENTRE)
        sessions = [fact for fact in told if not fact.money]
        assert len(sessions) == len(rows) == 71
        assert attendances(told) == (71, sum(row[5] for row in rows))
        assert newcomers(told) == (
            sum(row[8] is not None for row in rows), sum(row[8] or 0 for row in rows)
        )  # fmt: skip
        days = Counter(fact.happened_on for fact in sessions)
        assert days == Counter(row[0].date() for row in rows)

    def test_parts_durations_and_volunteers(self, bring, rows):
        told = bring(CENTRE)
        gender = parts(told, "gender")
        assert sorted(gender.values()) == sorted(
            [sum(row[6] or 0 for row in rows), sum(row[7] or 0 for row in rows)]
        )
        assert sum(fact.duration_minutes or 0 for fact in told) == sum(row[4] * 60 for row in rows)
        assert volunteer_minutes(told) == sum((row[10] or 0) * 60 for row in rows)

    def test_euros_by_account_planned_and_actual(self, bring, book):
        expected = Counter()
        for account, _label, funder, planned, actual, _status in book["Budget 2025"].iter_rows(
            min_row=4, max_col=6, values_only=True
        ):
            if account is None or account == 60 or (account == 74 and not funder):
                continue  # titles, totals, and the sums of the accounts detailed below them
            side = "income" if str(account)[0] == "7" or account == 870 else "expense"
            code = GRANTS[funder] if funder else str(account)
            expected[side, code, "planned"] += cents(planned)
            expected[side, code, "actual"] += cents(actual)
        told = bring(CENTRE)
        assert euros(told) == expected
        by_total = Counter()
        for (side, _account, stage), amount in expected.items():
            by_total[side, stage] += amount
        assert by_total["expense", "planned"] == by_total["income", "planned"] == 40_150_00
        assert by_total["expense", "actual"] == by_total["income", "actual"] == 40_757_17


class TestClub:
    @pytest.fixture
    def rows(self):
        values = Document(EXAMPLES / CLUB).body.tables[0].get_values()
        return [row for row in values if isinstance(row[0], date)]

    def test_presences_met_and_new(self, bring, rows):
        told = bring(CLUB)
        assert len(told) == len(rows) == 64
        met = [row[4] for row in rows if row[4] is not None]
        known = [ABOUT.get(value, value) for value in met if value not in UNKNOWN]
        assert attendances(told) == (len(met), sum(known))
        assert newcomers(told) == (
            sum(row[8] is not None for row in rows), sum(row[8] or 0 for row in rows)
        )  # fmt: skip

    def test_what_was_not_counted_says_so(self, bring, rows):
        told = [count for fact in bring(CLUB) for count in fact.counts if count.measure is Measure.PRESENT]
        asked = Counter(row[4] for row in rows)
        assert sum(count.value is None for count in told) == sum(asked[word] for word in UNKNOWN)
        assert sum(count.obtained is Obtained.ESTIMATED for count in told) == sum(
            asked[word] for word in ABOUT
        )

    def test_ages_and_durations(self, bring, rows):
        told = bring(CLUB)
        ages = parts(told, "age")
        assert sorted(ages.values()) == sorted(sum(row[column] or 0 for row in rows) for column in (5, 6, 7))
        assert sum(fact.duration_minutes or 0 for fact in told) == sum(row[3] * 60 for row in rows)


class TestAssociation:
    @pytest.fixture
    def rows(self):
        with (EXAMPLES / ASSOCIATION).open(encoding="cp1252", newline="") as stream:
            return [row for row in csv.DictReader(stream, delimiter=";") if row["Date"]]

    def test_attendances_and_newcomers(self, bring, rows):
        told = bring(ASSOCIATION)
        assert len(told) == len(rows) == 62
        cells = [row["Nb pers."] for row in rows if row["Nb pers."]]
        numbers = [int(re.search(r"\d+", cell)[0]) for cell in cells if cell != "NC"]
        assert attendances(told) == (len(cells), sum(numbers))
        beside = [int(row["dont nouveaux"]) for row in rows if row["dont nouveaux"]]
        inside = [int(found[1]) for cell in cells if (found := re.search(r"dont (\d+) nouveaux", cell))]
        assert newcomers(told) == (len(beside) + len(inside), sum(beside) + sum(inside))

    def test_volunteer_minutes(self, bring, rows):
        hours = [
            Decimal(row["Heures bénévoles"].replace(",", ".")) for row in rows if row["Heures bénévoles"]
        ]
        assert volunteer_minutes(bring(ASSOCIATION)) == sum(hours) * 60

    def test_euros_by_account(self, bring, rows):
        expected = Counter()
        for row in rows:
            for column, side in (("Dépenses (€)", "expense"), ("Recettes (€)", "income")):
                amount = re.sub(r"\s", "", row[column]).replace(",", ".")
                if amount:
                    account = GRANTS[row["Financeur"]] if row["Financeur"] else row["Compte"]
                    expected[side, account, "actual"] += cents(amount)
        assert euros(bring(ASSOCIATION)) == expected
        assert sum(expected.values()) == 12_021_10 + 14_172_00


@pytest.mark.parametrize("name", [CENTRE, CLUB, ASSOCIATION])
def test_an_example_imported_again_changes_nothing(cast, name):
    data = (EXAMPLES / name).read_bytes()
    assert imported(cast, data).created > 60
    assert imported(cast, data).created == 0
