"""The strict house is itself tested: each guard bites."""

import socket

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.template import Context, Engine, Origin, Template
from django.test import RequestFactory
from django.utils import timezone

from tests.project import closing, strict_order, strict_reads
from tests.project.environment import ROOT
from tests.project.strict_templates import Missing, UnknownVariable


def render(source, folder):
    engine = Engine(string_if_invalid=Missing())
    origin = Origin(str(folder / "page.html"))
    return Template(source, origin=origin, engine=engine).render(Context({"known": "là"}))


def test_an_unknown_name_in_one_of_our_templates_fails():
    with pytest.raises(UnknownVariable, match="lost"):
        render("{{ known }} {{ lost }}", ROOT / "pasdecote")


def test_an_unknown_attribute_in_one_of_our_templates_fails():
    with pytest.raises(UnknownVariable, match=r"known\.lost"):
        render("{{ known.lost|upper }}", ROOT / "pasdecote")


def test_a_name_that_may_be_missing_is_let_through():
    page = "{{ lost|default:'rien' }}{% if lost %}non{% endif %}"
    assert render(page, ROOT / "pasdecote") == "rien"


def test_the_templates_of_other_parts_keep_their_ways():
    assert render("[{{ lost }}]", ROOT / ".venv") == "[]"


@pytest.mark.django_db
def test_rows_without_an_order_come_in_any_order():
    orders = set()
    for turn in range(12):
        strict_order.seed(str(turn))
        orders.add(tuple(ContentType.objects.values_list("pk", flat=True).order_by()))
    assert len(orders) > 1


@pytest.mark.django_db
def test_rows_with_an_order_keep_it():
    keys = list(ContentType.objects.order_by("pk").values_list("pk", flat=True))
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ('INSERT INTO "journal_entry" ("id") VALUES (%s)', "journal_entry"),
        ('UPDATE "journal_entry" SET "x" = 1', "journal_entry"),
        ('DELETE FROM "journal_entry" WHERE 1', "journal_entry"),
        ('WITH x AS (SELECT 1) INSERT INTO "a" SELECT * FROM x', "a"),
        ('SELECT "updated" FROM "journal_entry" FOR UPDATE OF "journal_entry"', None),
        ('SELECT "a"."update" FROM "a"', None),
        ('SAVEPOINT "x"', None),
    ],
)
def test_a_writing_statement_is_recognised(sql, table):
    assert strict_reads.written_table(sql) == table


def _view(write):
    def answer(request):
        write()
        return HttpResponse("ok")

    return strict_reads.ReadOnlyGets(answer)


@pytest.mark.django_db
def test_a_page_that_writes_when_read_fails():
    view = _view(lambda: ContentType.objects.create(app_label="x", model="y"))
    assert view(RequestFactory().post("/")).status_code == 200
    with pytest.raises(strict_reads.WroteOnRead, match="django_content_type"):
        view(RequestFactory().get("/"))


@pytest.mark.django_db
def test_reading_a_page_may_touch_the_session():
    view = _view(lambda: Session.objects.create(session_key="k", session_data="", expire_date=timezone.now()))
    assert view(RequestFactory().get("/")).status_code == 200


@pytest.mark.django_db
def test_every_table_that_a_reading_may_touch_exists():
    assert set(strict_reads.ALLOWED) <= set(connection.introspection.table_names())


@pytest.mark.django_db
def test_sqlite_is_a_file_with_a_write_ahead_log():
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite only")
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.filterwarnings("ignore:A test tried to use")
def test_the_network_beyond_this_machine_is_closed():
    with socket.socket() as plug, pytest.raises(RuntimeError, match="A test tried to use"):
        plug.connect(("192.0.2.1", 80))


class _Report:
    def __init__(self, name, reason=""):
        self.nodeid, self.longrepr = name, reason


def test_the_closing_lines_count_what_was_not_run_and_what_held_at_the_second_try_only():
    stats = {
        "passed": [_Report("one"), _Report("two")],
        "error": [_Report("three")],
        "rerun": [_Report("two"), _Report("three")],
        "skipped": [_Report("four", closing.SHARED_ABSENT), _Report("five", "other")],
    }
    assert closing.at_second_try(stats) == ["two"]
    assert closing.count(stats) == {
        "passed": 2,
        "again": 1,
        "failed": 1,
        "skipped": 2,
        "shared": 1,
        "office": 0,
        "webkit": 0,
        "browser": 0,
    }
