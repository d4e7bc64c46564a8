"""Zénobie everywhere: traces of one member in every table that may hold her words or her name, by our own
acts where there is one; and the columns of text that hold none, each with its reason."""

from types import SimpleNamespace
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection, models

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store.models import Flag
from pasdecote.portal.intake.models import Batch
from pasdecote.portal.privacy.models import Notice
from pasdecote.practice.commitments.models import Listener
from pasdecote.practice.commitments.services import answer_trouble
from pasdecote.projections.reports.services import approve, edit, freeze, send
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Charter
from pasdecote.spine.journal.enums import MediaKind
from pasdecote.spine.journal.models import Recording
from pasdecote.spine.journal.services import Anchor, tell
from pasdecote.spine.journal.services.arriving import Announced, add_piece, announce
from pasdecote.spine.journal.services.early import keep_early
from tests.factories import a_note, a_recording, a_trouble, an_encounter
from tests.portal.privacy import deliberating
from tests.portal.privacy.people import NAME, WORDS, with_traces
from tests.projections.reports.drafts import ASSEMBLY, a_bilan

COPIED = ("fossa", "kakapo", "numbat", "tarsier", "binturong", "pangolin")
SENT_BY_PHONE = ("pecari", "ouistiti", "nandou", "mangabey", "zorille")
PLANTED = (*WORDS, *COPIED, *SENT_BY_PHONE, *deliberating.PLANTED)
SENT = "narval"
CODES = "digest secret_digest code_digest sha256 key session_key seed kind slug codename app_label model"
# What holds no word of a person, by the label of its model; "*" for all its columns.
EMPTY: dict[str, str] = {
    "auth.Group": "empty here",
    "auth.Permission": "names of rights",
    "contenttypes.ContentType": "names of tables",
    "account.EmailConfirmation": "empty here",
    "django_tasks_database.DBTaskResult": "an identifier and a number: see its own Kind",
    "organisations.Organisation": "a structure, in public words",
    "collectives.Collective": "the group's, under its own name",
    "collectives.Project": "the group's",
    "belonging.LocalService": "public services, imported",
    "commitments.OutsideAddress": "public addresses, written by a direction",
    "reports.OwnTemplate": "a funder's form",
    "reports.Arrangement": "identifiers",
    "reports.CopiedLine": "digests",
    "reports.PastRelease": "numbers",
    "reports.Sending": "who sent, who accompanies: test_a_sent_bilan_keeps_its_files_with_a_mention",
    "reports.TimeSpent": "a template's name",
    "agenda.Feed": "a digest, a tongue",
    "intake.SavedMapping": "names of columns, not of people: those that name people are left aside",
    "store.Attempts": "digests",
    "sessions.Session": "encoded: looked for by its key",
    "deliberation.Milestone": "counts",
}
NO_WORDS: dict[str, str] = {
    "accounts.Account.password": "she has none",
    "accounts.RecoveryCard.made_by_name": "who helped, who accompanies",
    "usersessions.UserSession.user_agent": "a browser's name",
    "usersessions.UserSession.data": "empty here",
    "usersessions.UserSession.ip": "an address, gone with the row",
    "store.Flag.name": "a code",
    "journal.Entry.earlier_digests": "digests",
    "journal.Attachment.file": "a number for a name",
    "journal.Recording.file": "a number for a name",
    "collectives.Charter.text": "the group's, by its decisions",
    "collectives.Charter.takes_part": "the group's",
    "collectives.Charter.roles": "the group's",
    "collectives.Charter.readers": "the group's",
    "collectives.Charter.revision": "the group's",
    "journal.Early.replaces": "identifiers",
    "deliberation.Question.result": "counts",
    "deliberation.Proposal.threshold": "a fraction",
    "deliberation.Proposal.follows": "identifiers",
    "deliberation.Proposal.result": "counts, and identifiers where names stand on screen",
    "deliberation.Proposal.frozen_list": "identifiers",
    "deliberation.Tally.content": "answers of people who are not named",
    "intake.Batch.file": "a number for a name",
    "intake.Batch.choices": "names of columns",
    "intake.Batch.plan": "numbers, once drawn",
    "intake.Batch.made_projects": "identifiers",
    "intake.Batch.refusal": "our own sentence",
    "reports.Draft.template": "a template's name",
    "reports.Draft.template_version": "a version",
    "reports.Draft.funder": "a funder's name",
    "reports.EditedSentence.field": "a code",
    "reports.EditedSentence.sources": "identifiers",
    "reports.EditedSentence.facts": "identifiers",
    "reports.Snapshot.cost": "numbers",
    "commitments.Trouble.answer": "stays with who received it, without her name: see its Kind",
    "reports.SnapshotFile.format": "a code",
    "reports.SnapshotFile.file": "a number for a name",
}


def everywhere(cast: Any) -> Account:
    """Zénobie, with words or her name in every table that may hold them; one bilan of hers has been sent."""
    person = with_traces(cast)
    group = cast.tilleuls
    member = group.memberships.get(account=person)
    a_trouble(person, group, cast.nadia, words="Un fossa me coupe la parole")
    Listener.objects.create(collective=group, membership=member)
    heard = a_trouble(cast.mireille, group, person, words="Quelque chose d’autre")
    answer_trouble(by=person, trouble=heard, words="Je vous écoute.")
    Charter.objects.create(collective=group, written_by=person, written_name=NAME, written_at=clock.now())
    Notice.objects.create(account=person, on=clock.today())
    Flag.objects.create(name="visite", account=person.pk)
    Authenticator.objects.create(user=person, type="webauthn", data={"name": f"le téléphone de {NAME}"})
    sheet = Batch(collective=group, by=person, filename="kakapo.csv", received_at=clock.now())
    sheet.file.save("t.csv", ContentFile(b"quoi\nUn numbat est venu\n"), save=False)
    sheet.save()
    frozen_and_sent(cast, person)
    sent_by_phone(cast, person)
    deliberating.with_decisions(cast, person)
    deliberating.with_voices(cast, person)
    return person


def sent_by_phone(cast: Any, person: Account) -> None:
    """An address to sign in with; a receipt, a correction and a photo that her phone has not finished to
    send; a sound of somebody else whose end she asked for."""
    Account.objects.filter(pk=person.pk).update(email="pecari@example.org")
    EmailAddress.objects.create(user=person, email="pecari@example.org", verified=True, primary=True)
    anchor = Anchor(collective=cast.tilleuls)
    told = {"by": person, "anchor": anchor, "circle": "collective"}
    note = tell(id=uuid7(), content=an_encounter("Un ouistiti"), sent="mangabey", **told)
    early = {"fact": uuid7(), "replaces": [uuid7()], "told_at": None, "sent": "mangabey encore"}
    keep_early(id=uuid7(), content=an_encounter("Un ouistiti aussi"), **told, **early)
    photo = Announced(what=MediaKind.PHOTO, size=99, digest="0" * 64, agreed=True, description="Un nandou")
    photo_id = uuid7()
    announce(by=person, note=note.pk, id=photo_id, media=photo)
    add_piece(by=person, note=note.pk, id=photo_id, offset=0, piece=b"Un zorille")
    other = a_recording(cast.nadia, cast.tilleuls)
    Recording.objects.filter(pk=other.pk).update(destroyed_by=person, destroyed_by_name=NAME)


def frozen_and_sent(cast: Any, person: Account) -> None:
    """Her words in a bilan under way, reread; in one frozen; in one sent, which keeps them."""
    day = clock.today()
    frame = {
        "template": ASSEMBLY,
        "since": day.replace(month=1, day=1),
        "until": day.replace(month=12, day=31),
    }
    told = a_note(person, cast.tilleuls, "Un tarsier est passé", happened_on=day)
    for_good = a_note(person, cast.tilleuls, f"Un {SENT} est passé", happened_on=day)
    live, frozen, gone = (a_bilan(cast, **frame) for _draft in range(3))
    for draft, note in ((live, told), (frozen, told), (gone, for_good)):
        approve(by=cast.nadia, draft=draft, version=note.pk)
    edit(by=cast.nadia, draft=live, field="recit", words="Nous avons vu un binturong.")
    edit(by=cast.nadia, draft=frozen, field="recit", words="Nous avons vu un pangolin.")
    freeze(by=cast.nadia, draft=frozen)
    freeze(by=cast.nadia, draft=gone)
    send(by=cast.nadia, id=uuid7(), draft=gone, sent_to="la mairie", on=day)


def columns_of_text() -> list[tuple[str, str, str]]:
    """Every column that may hold words: label of its model and field, its table, its name; codes left out."""
    kinds = (models.CharField, models.TextField, models.JSONField, models.FileField)
    return [
        (f"{model._meta.label}.{field.name}", model._meta.db_table, str(field.column))
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.choices and field.name not in CODES.split()
    ]


def holds(table: str, column: str, looked_for: list[str]) -> bool:
    """Whether some row has one of these words in this column."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT CAST("{column}" AS TEXT) FROM "{table}"')
        text = " ".join(str(value) for (value,) in cursor.fetchall()).casefold()
    said = text.encode().decode("unicode-escape", errors="ignore").casefold() if "\\u" in text else ""
    return any(word in text or word in said for word in looked_for)


def a_cast_of_the_sample() -> Any:
    """The demonstration's people, under the names that our tests give them."""
    found = {name: Account.objects.get(email=f"{name}@exemple.test") for name in ("nadia", "mireille")}
    member = found["nadia"].memberships.select_related("collective").filter(role="companion")
    both = found["mireille"].memberships.values("collective")
    group = member.filter(collective__in=both).order_by("pk")[0].collective
    return SimpleNamespace(tilleuls=group, **found)
