"""« Ce qui est dit de nous, et à qui »: a member reads what is for the group, and who else reads it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import a_note
from tests.projections.reports.drafts import a_sending

pytestmark = pytest.mark.django_db


def page_of(client, cast, who):
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/collectifs/{cast.tilleuls.slug}/ce-qui-est-dit/").content.decode()
    return re.sub(r"</?bdi[^>]*>|[\u2066-\u2069]", "", page.partition("<main")[2].partition("</main>")[0])


def test_each_note_says_in_words_who_reads_it(cast, client):
    a_note(cast.nadia, cast.tilleuls, "Lue par le groupe", "collective")
    a_note(cast.nadia, cast.tilleuls, "Montrée à la mairie", "institution")
    page = page_of(client, cast, cast.mireille)
    assert "Lue par les membres de Les Tilleuls" in page
    assert "par les institutions à qui le groupe la montre" in page


def test_a_member_reads_neither_the_notes_of_the_team_nor_how_many_they_are(cast, client):
    before = page_of(client, cast, cast.mireille)
    a_note(cast.nadia, cast.tilleuls, "Entre nous", "team")
    a_note(cast.nadia, cast.tilleuls, "Pour moi", "me")
    after = page_of(client, cast, cast.mireille)
    assert before == after
    assert "Entre nous" in page_of(client, cast, cast.nadia)


def test_a_bilan_that_left_says_to_whom_and_when(cast, client):
    sending = a_sending(cast)
    page = page_of(client, cast, cast.mireille)
    assert f"envoyé à Le Département le {sending.on:%d/%m/%Y}" in page


def test_as_many_statements_read_many_notes_as_few(cast, client):
    def asked():
        with CaptureQueriesContext(connection) as statements:
            page_of(client, cast, cast.mireille)
        return len(statements)

    a_note(cast.nadia, cast.tilleuls)
    asked()
    few = asked()
    for _turn in range(12):
        a_note(cast.nadia, cast.tilleuls)
    assert asked() == few
