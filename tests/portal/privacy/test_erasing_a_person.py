"""Erasing somebody: what was counted is done, nothing of them is left, the group keeps its own."""

import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection

from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.store import pieces, search
from pasdecote.portal.privacy.errors import PrivacyRefused
from pasdecote.portal.privacy.export import export_collective
from pasdecote.portal.privacy.people import person_named, person_of
from pasdecote.portal.privacy.rehearsal import dry_run
from pasdecote.portal.privacy.scrubbing import rewrite_the_file
from pasdecote.portal.privacy.services import erase_member, erase_oneself
from pasdecote.spine.accounts.models import Access, Account
from pasdecote.spine.collectives.enums import Role
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.collectives.queries import people_of
from pasdecote.spine.collectives.services import add_member
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.models import Attachment, Contest, Entry
from tests.cast import build_cast
from tests.factories import a_collective, a_note
from tests.portal.privacy.people import NAME, WORDS, came_with_a_card, with_traces
from tests.projections.reports.drafts import a_sending


@pytest.mark.django_db
@pytest.mark.parametrize("words", [True, False])
def test_what_is_counted_beforehand_is_what_is_done(cast, words):
    person = with_traces(cast)
    counted = dry_run(person_of(person, words=words)).tally.lines
    assert len(counted) > 8
    assert erase_oneself(by=person, words=words).lines == counted


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_the_words_or_the_name_is_left():
    cast = build_cast()
    person = with_traces(cast)
    key = Session.objects.get().session_key
    rewrite_the_file()
    looked_for = [NAME.casefold(), *WORDS]
    found = everything(cast)
    assert [word for word in ("quetzal", "wombat", "zénobie") if word.encode() not in found] == []
    erase_oneself(by=person, words=True)
    rewrite_the_file()
    left = everything(cast)
    assert [word for word in looked_for if word.encode() in left] == []
    assert [word for word in WORDS if list(search.matching(word))] == []
    assert str(person.pk).encode() not in left
    assert person.pk.hex.encode() not in left
    assert key.encode() not in left
    assert b"tapir" in left


def everything(cast) -> bytes:
    """Every byte kept: the file of the database and its log, the uploads, what has not finished to come, an
    export opened."""
    parts = [path.read_bytes() for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    parts += [pieces.whole(id) for id in pieces.all_there()]
    if connection.vendor == "sqlite":
        names = [Path(str(connection.settings_dict["NAME"]) + end) for end in ("", "-wal")]
        parts += [path.read_bytes() for path in names if path.exists()]
    else:
        parts.append(rows_of_every_table())
    target = Path(settings.MEDIA_ROOT).parent / "tout.zip"
    export_collective(cast.tilleuls, target)
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
        parts += [archive.read(name) for name in archive.namelist()]
    target.unlink()
    return b"\n".join(parts).lower().replace("É".encode(), "é".encode())


def rows_of_every_table() -> bytes:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found).encode()


@pytest.mark.django_db
def test_dates_and_kinds_stay_and_the_words_of_others_too(cast):
    person = with_traces(cast)
    told = Entry.objects.filter(author=person, circle="collective").first()
    erase_oneself(by=person, words=True)
    left = Entry.objects.get(pk=told.pk)
    assert (left.happened_on, left.kind, left.author_id, left.author_name) == (
        told.happened_on,
        told.kind,
        None,
        "",
    )
    assert read_stored(Entry.objects.get(author=cast.nadia).content).happened == "Nadia raconte un tapir"
    assert not Attachment.objects.exists()
    assert Contest.objects.get().words == ""


@pytest.mark.django_db
def test_words_may_stay_without_the_name_and_what_was_only_for_oneself_goes(cast):
    person = with_traces(cast)
    erase_oneself(by=person, words=False)
    contents = " ".join(Entry.objects.values_list("content", flat=True))
    assert "axolotl" in contents
    assert "xylophage" not in contents
    assert Contest.objects.get().words == "Non, un okapi"
    names = {*Entry.objects.values_list("author_name", flat=True), Contest.objects.get().by_name}
    assert NAME not in names | {Contest.objects.get().settled_by_name}
    assert not Account.objects.filter(pk=person.pk).exists()


@pytest.mark.django_db
def test_what_is_told_in_accompanying_stays_to_the_group_without_a_name(cast):
    a_note(cast.nadia, cast.tilleuls, "Le groupe a tenu sa fête", circle="team")
    erase_oneself(by=cast.nadia, words=True)
    entry = Entry.objects.get()
    assert (read_stored(entry.content).happened, entry.author_name) == ("Le groupe a tenu sa fête", "")


@pytest.mark.django_db
def test_a_sent_bilan_keeps_its_files_with_a_mention(cast):
    person = came_with_a_card(cast)
    a_note(person, cast.tilleuls, "Un quetzal", circle="collective")
    sending = a_sending(cast)
    before = [file.sha256 for file in sending.snapshot.files.order_by("pk")]
    erase_oneself(by=cast.nadia, words=True)
    sending.refresh_from_db()
    assert sending.by_name == ""
    assert [file.sha256 for file in sending.snapshot.files.order_by("pk")] == before


@pytest.mark.django_db
def test_who_directs_alone_first_welcomes_a_successor(cast):
    with pytest.raises(PrivacyRefused, match="relève"):
        erase_oneself(by=cast.karim, words=True)
    assert Account.objects.filter(pk=cast.karim.pk).exists()


@pytest.mark.django_db
def test_a_direction_erases_a_name_without_account_at_its_request(cast):
    done = erase_member(by=cast.karim, membership=cast.demir, words=True)
    assert [number for _words, number in done] == [1]
    cast.demir.refresh_from_db()
    assert (cast.demir.name, cast.demir.role) == ("", Role.MEMBER)
    assert "M. Demir" not in {row.name for row in people_of(cast.tilleuls).members}


@pytest.mark.django_db
def test_a_name_without_account_takes_nothing_of_anybody_s_with_it(cast):
    with_traces(cast)
    a_sending(cast)
    counted = dry_run(person_named(cast.demir)).tally
    assert [number for _words, number in counted] == [1]


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["nadia", "mireille", "solene", "paul"])
def test_nobody_else_may(cast, who):
    with pytest.raises(NotAllowed):
        erase_member(by=getattr(cast, who), membership=cast.demir, words=True)
    assert Membership.objects.get(pk=cast.demir.pk).name == "M. Demir"


@pytest.mark.django_db
def test_a_direction_does_not_erase_who_accompanies(cast):
    row = cast.tilleuls.memberships.get(account=cast.helene)
    with pytest.raises(NotAllowed):
        erase_member(by=cast.karim, membership=row, words=True)


@pytest.mark.django_db
def test_an_account_with_another_tie_stays_and_keeps_what_is_elsewhere(cast):
    other = a_collective("La laverie")
    add_member(collective=other, name="Mimi", account=cast.mireille)
    a_note(cast.mireille, cast.tilleuls, "Un quetzal")
    kept = a_note(cast.mireille, other, "Une machine à laver")
    row = cast.tilleuls.memberships.get(account=cast.mireille)
    assert dry_run(person_named(row)).whole is False
    erase_member(by=cast.karim, membership=row, words=True)
    assert Account.objects.filter(pk=cast.mireille.pk).exists()
    kept.refresh_from_db()
    assert (kept.author, kept.author_name) == (cast.mireille, "Mimi")
    assert not list(search.matching("quetzal"))
    assert Access.objects.filter(about=cast.mireille, act="erased_person").exists()


@pytest.mark.django_db
def test_notes_of_others_that_hold_the_name_are_counted_for_a_human_to_reread(cast):
    a_note(cast.nadia, cast.tilleuls, "Mireille a pris la parole")
    assert dry_run(person_of(cast.mireille)).mentions == 1
    assert dry_run(person_of(cast.helene)).mentions == 0


@pytest.mark.django_db
def test_the_group_reads_that_somebody_was_erased_and_not_who(cast):
    erase_member(by=cast.karim, membership=cast.demir, words=True)
    row = Access.objects.get()
    assert (row.by_name, row.anchor, row.about) == ("Karim", cast.tilleuls.pk, None)
