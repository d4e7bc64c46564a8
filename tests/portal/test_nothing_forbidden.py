"""Whatever leaves the demonstration, on paper or on screen: no percentage without its whole, no unit mixed
with another, no automatic sentence out of the closed list, none that claims an effect."""

import io
import re
from enum import Enum

import pytest
from django.db import transaction
from openpyxl import load_workbook

from pasdecote.ground.documents import figures
from pasdecote.ground.measures.shares import SHARE_IN_COUNTS, SHARE_IN_PERCENT
from pasdecote.ground.measures.small_numbers import forbidden_in
from pasdecote.ground.measures.wording import OBTAINED_WORDS, UNIT_WORDS, Sentence
from pasdecote.projections.reports.files import FORMATS
from pasdecote.projections.reports.indicators import INDICATORS, Reason
from pasdecote.projections.reports.indicators.bands import Band
from pasdecote.projections.reports.remarks import Remark
from pasdecote.projections.reports.result import STATUS_WORDS
from pasdecote.projections.reports.template.questions import vocabulary
from pasdecote.projections.reports.template.reading import available, template
from tests.portal.demonstration import demonstration, in_line, pages, text_of

pytestmark = pytest.mark.django_db
PERCENT = re.compile(r"\d+(?:,\d+)? ?%")
WITH_ITS_WHOLE = re.compile(r"^ ?\([\d ,€]+ sur [\d ,€]+[^)]*\)")
TWO_AMOUNTS = re.compile(r"€ [\d ]+(?:,\d+)? € $")


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """The bilans of the demonstration, and the words of every page below « Bilans »."""
    with django_db_blocker.unblock(), transaction.atomic():
        bilans = demonstration()
        words = dict(pages())
        transaction.set_rollback(True)
    return bilans, words


@pytest.fixture(scope="module")
def texts(made):
    """Everything that can be read, by where it is."""
    bilans, words = made
    files = {
        f"{name}.{form}": text_of(form, data)
        for name, one in bilans.items()
        for form, data in one.files.items()
    }
    return words | files


def test_every_page_and_every_file_is_looked_at(made, texts):
    bilans, words = made
    assert len(bilans) == len(available())
    assert len(texts) == len(words) + len(bilans) * len(FORMATS)
    kinds = {re.sub(r"[0-9a-f-]{36}", "…", address).split("/…/")[-1].split("/")[0] for address in words}
    assert {"", "chiffre", "champ", "figer", "recopier"} <= kinds
    assert all(len(text) > 200 for text in texts.values())


def test_no_percentage_stands_without_its_whole(texts):
    """Either « 62 % (25 sur 40) », or in a row of the budget after both amounts."""
    alone = {
        where: text[max(0, found.start() - 60) : found.end() + 30]
        for where, text in texts.items()
        for found in PERCENT.finditer(text)
        if not WITH_ITS_WHOLE.match(text[found.end() :]) and not TWO_AMOUNTS.search(text[: found.start()])
    }
    assert alone == {}
    assert any(PERCENT.search(text) for text in texts.values())


def test_in_a_workbook_a_percentage_stands_in_the_row_of_its_amounts(made):
    for one in made[0].values():
        for sheet in load_workbook(io.BytesIO(one.files["xlsx"])):
            for row in sheet.iter_rows():
                shares = [cell for cell in row if "%" in str(cell.number_format) and cell.value is not None]
                amounts = [cell for cell in row if "€" in str(cell.number_format) and cell.value is not None]
                assert not shares or (len(shares), len(amounts)) == (1, 2)


def test_nothing_claims_an_effect(texts):
    assert {where: found for where, text in texts.items() if (found := forbidden_in(text))} == {}


def sentences():
    """Every sentence that is made without a human: closed lists, definitions, the models' words."""
    for kind in (Sentence, Remark, Reason, Band):
        yield from (item.value for item in kind)
    yield from (SHARE_IN_COUNTS, SHARE_IN_PERCENT, *STATUS_WORDS.values(), *OBTAINED_WORDS.values())
    yield from (word for words in UNIT_WORDS.values() for word in words)
    yield from (words for one in INDICATORS.values() for words in (one.label, one.definition))
    yield from (*vocabulary().questions.values(), *vocabulary().identity.values())
    for name in available():
        yield from (
            words for field in template(name).fields() for words in (field.label, field.help, field.statement)
        )


def test_no_sentence_of_the_closed_lists_claims_an_effect():
    assert [words for words in sentences() if forbidden_in(words)] == []
    assert issubclass(Sentence, Enum)


NUMBER = r"\d[\d ]*(?:,\d+)?"


def one_of(words):
    return "(?:" + "|".join(sorted((re.escape(in_line(word)) for word in words), key=len, reverse=True)) + ")"


def pattern(sentence, **inside):
    """A sentence of the closed list as an expression, its blanks filled with what may stand there."""
    text = re.escape(in_line(str(sentence)) if str(sentence).strip() == str(sentence) else str(sentence))
    for name, expression in inside.items():
        text = text.replace(re.escape("{" + name + "}"), f"(?:{expression})")
    return text


def grammar():
    """What an automatic line may be: built from the closed lists alone."""
    units = one_of(word for words in UNIT_WORDS.values() for word in words)
    amount = rf"{NUMBER} {units}"
    reason = one_of([*Reason, Sentence.NO_CROSSING, Sentence.NOT_FROM_ATTENDANCES])
    how = one_of(OBTAINED_WORDS.values())
    hows = rf"(?:{pattern(Sentence.HOW_PART, how=how, value=NUMBER)}|{how})"
    withheld = one_of(one for one in Sentence if one.name.startswith("WITHHELD"))
    unknown = rf"{pattern(Sentence.UNKNOWN_WHY, reason=rf'{reason}(?: ; {reason})*')}|{Sentence.UNKNOWN}"
    share = "|".join(
        pattern(words, percent=NUMBER, value=NUMBER, denominator=NUMBER)
        for words in (SHARE_IN_COUNTS, SHARE_IN_PERCENT)
    )
    gaps = "".join(
        rf"(?:{pattern(words, count=NUMBER, reason=reason)}){many}"
        for words, many in ((Sentence.MISSING, "?"), (Sentence.MISSING_TOO, "*"))
    )
    said = rf"{pattern(Sentence.AMOUNT_OF, amount=amount, denominator=amount)}|{amount}"
    figure = (
        rf"(?:{said}){gaps}(?:{pattern(Sentence.HOW, how=rf'{hows}(?: ; {hows})*')})?|{unknown}|{withheld}"
    )
    cell = pattern(Sentence.CELL, label="[^:;]+", figure=rf"{share}|{amount}|{Sentence.UNKNOWN}|{withheld}")
    cells = pattern(Sentence.CELLS, dimension="[^—]+", cells=rf"(?:{cell})(?: ; {cell})*")
    label = one_of(one.label for one in INDICATORS.values())
    line = rf"{pattern(Sentence.FIGURE, label=label, figure=figure)}(?: {cells})*"
    only = pattern(Sentence.ONLY_CELLS, label=label, cells=rf"{cells}(?: {cells})*")
    return re.compile(rf"{line}|{only}|{figure}|{cells}(?: {cells})*")


def test_every_automatic_line_is_made_of_the_closed_list(made):
    allowed, looked = grammar(), 0
    for one in made[0].values():
        for report in (one.inside, one.outside):
            for field in report.fields:
                if field.kind != "indicator" or field.status.value not in ("filled", "withheld"):
                    continue
                lines = in_line_each(field.words)
                told = lines[1:] if field.question and "Réponse donnée" in field.note else lines
                looked += len(told)
                assert [line for line in told if not allowed.fullmatch(line)] == []
    assert looked > 100


def in_line_each(words):
    return [in_line(line) for line in words.split("\n")]


def test_a_figure_never_mixes_units(made):
    """One field, one unit: its own, that of its parts, its indicator's; and no part exceeds its whole."""
    for name, one in made[0].items():
        specs = {field.id: field for field in template(name).fields()}
        for field in one.outside.fields:
            spec = specs[field.id]
            if field.unit and spec.indicator and field.status.value != "answered":
                assert field.unit is INDICATORS[spec.indicator].unit
                for dimension in {cell.dimension for cell in field.cells}:
                    told = [cell for cell in field.cells if cell.dimension == dimension]
                    assert len({cell.unit for cell in told}) == 1
                    assert all(
                        cell.denominator is None or (cell.value or 0) <= cell.denominator for cell in told
                    )
            if spec.indicators and field.status.value == "filled":
                check_lines(field, spec)


def check_lines(field, spec):
    """Each line of a field of several figures counts in the unit of its own indicator."""
    by_label = {in_line(INDICATORS[name].label): INDICATORS[name].unit for name in spec.indicators}
    for line in in_line_each(field.words):
        label = next((label for label in by_label if line.startswith(f"{label} : ")), None)
        if label and (found := re.match(rf"{re.escape(label)} : ({NUMBER}) (.*)", line)):
            assert found[2].startswith(UNIT_WORDS[by_label[label]]), line


def test_attendances_are_never_called_people(made):
    for one in made[0].values():
        for field in one.outside.fields:
            if field.unit == "attendances":
                assert not re.search(rf"{NUMBER} personnes?\b", in_line(field.words)), field.id


def test_the_same_numbers_are_in_every_file(made, texts):
    """What the JSON counts is in the pages of the PDF, the Word and the LibreOffice texts, in words."""
    for name, one in made[0].items():
        for field in one.outside.fields:
            if field.kind == "indicator" and isinstance(field.value, int) and field.unit:
                words = in_line(figures.number(field.value))
                assert all(words in texts[f"{name}.{form}"] for form in ("pdf", "docx", "odt")), field.id
