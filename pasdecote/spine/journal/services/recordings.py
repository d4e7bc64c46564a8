"""The voice of a note: kept, written down by somebody who listens, destroyed."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

import msgspec
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid8
from pasdecote.ground.kernel.text import readable
from pasdecote.ground.store.sounds import Sound, clean
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import Standing, standing_of
from pasdecote.spine.journal.access import may_correct, recording_for, version_for
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed
from pasdecote.spine.journal.models import Entry, Recording
from pasdecote.spine.journal.services.correcting import correct
from pasdecote.spine.journal.services.telling import Anchor, is_standing, name_in, rewrite, tell

MOST_RECORDINGS = 5


def add_recording(*, by: Account, entry: UUID, content: bytes, keep: bool) -> Recording:
    """Keep a voice with a note of one's own; `keep`: also once it is written. Sending the same sound again
    changes nothing, also when it was written and destroyed since.

    `entry` is a version of the note. Raises NotAllowed unless the account told it first, SoundRefused when it
    is no sound, JournalRefused past five voices.
    """
    told = version_for(standing_of(by), entry)
    require_may_speak(by, told)
    sound = clean(content, settings.LARGEST_SOUND)
    digest = hashlib.sha256(sound.data).hexdigest()
    recording = Recording(
        id=uuid8("recording", str(told.fact), digest),
        speaker=by,
        fact=told.fact,
        kind=sound.kind,
        digest=digest,
        lasting=keep,
        received_at=clock.now(),
    )
    if kept := Recording.objects.filter(pk=recording.pk).first():
        return kept
    try:
        with _file_of(recording, sound), transaction.atomic():
            _require_room(told)
            recording.save(force_insert=True)
    except IntegrityError:
        return Recording.objects.get(pk=recording.pk)
    return recording


@transaction.atomic
def tell_with_voice(
    *, by: Account, id: UUID, anchor: Anchor, circle: str, content: Fact, sound: bytes, lasting: bool
) -> Entry:
    """Keep a note and, unless it is empty, the voice it was told with: both or none. Raises as `tell` and
    `add_recording`."""
    entry = tell(by=by, id=id, anchor=anchor, circle=circle, content=content)
    if sound:
        add_recording(by=by, entry=entry.pk, content=sound, keep=lasting)
    return entry


def write_down(
    *,
    by: Account,
    id: UUID,
    recording: UUID,
    version: UUID,
    base: str,
    words: str,
    lasting: bool | None = None,
) -> Recording:
    """Give the note the words that its voice says: in place while it is in `moi`, else as a correction named
    `id`. `version` and `base`, its digest, are what the writer had read. The sound is then destroyed, unless
    whoever spoke asked to keep it; only they may change that, by `lasting`.

    Raises NotAllowed unless the account may correct the note, JournalRefused without words or in a conflict,
    Stale when one's own note changed meanwhile, OtherContent.
    """
    standing = standing_of(by)
    words = readable(words).strip()
    if not words:
        raise JournalRefused(_("Écrivez ce qui est dit : quelques mots suffisent."))
    with transaction.atomic():
        voice, entries = _in_turn(standing, recording)
        read = _read_then(standing, voice, entries, version)
        content = _in_words(read, words)
        if read.circle == Circle.ME:
            rewrite(by=by, id=read.pk, content=content, base=base)
        else:
            correct(by=by, id=id, replaces=[read.pk], content=content)
        voice.written_at = voice.written_at or clock.now()
        if lasting is not None and voice.speaker_id == by.pk:
            voice.lasting = lasting
        voice.save(update_fields=["written_at", "lasting"])
        if not voice.lasting:
            _destroy(standing, voice, read)
    return voice


def destroy_recording(*, by: Account, recording: UUID) -> Recording:
    """Destroy a sound, written or not, kept or not. Raises NotAllowed unless the account spoke it or may
    correct its note."""
    standing = standing_of(by)
    with transaction.atomic():
        voice, entries = _in_turn(standing, recording)
        require_may_destroy(standing, voice, entries)
        _destroy(standing, voice, entries[0])
    return voice


def require_may_speak(by: Account, told: Entry) -> None:
    """Raises NotAllowed unless the account told this note first, and it still stands."""
    mine = Entry.objects.filter(pk=told.fact, author=by).exists()
    if not mine or not is_standing(told):
        raise NotAllowed(_("Seule la personne qui a raconté cette note peut y ajouter sa voix."))


def require_may_destroy(standing: Standing, voice: Recording, entries: Sequence[Entry]) -> None:
    """Raises NotAllowed unless the account spoke, or may correct the note."""
    if voice.speaker_id != standing.account.pk and not all(may_correct(standing, one) for one in entries):
        raise NotAllowed(_("Vous ne pouvez pas effacer ce son."))


def forget_files(recordings: Sequence[Recording]) -> None:
    """Delete these files from the disk once what is being done is sure: all of it or nothing."""
    storage = Recording._meta.get_field("file").storage
    names = [str(one.file.name) for one in recordings if one.file]

    def delete() -> None:
        for name in names:
            storage.delete(name)

    transaction.on_commit(delete)


def _in_turn(standing: Standing, recording: UUID) -> tuple[Recording, list[Entry]]:
    """The voice, for one act at a time, and the versions of its note that stand."""
    found, entries = recording_for(standing, recording)
    voice = Recording.objects.select_for_update().filter(pk=found.pk).first()
    if voice is None:
        raise NotAllowed(_("Ce son n’existe pas, ou il n’est pas pour vous."))
    return voice, entries


def require_may_write(standing: Standing, entries: Sequence[Entry]) -> None:
    """Raises NotAllowed unless the account may correct every version that stands."""
    if not all(may_correct(standing, entry) for entry in entries):
        raise NotAllowed(_("Vous ne pouvez pas écrire à la place de la personne qui a parlé."))


def _read_then(standing: Standing, voice: Recording, entries: Sequence[Entry], version: UUID) -> Entry:
    """The version that the writer had read, of the same note, for somebody who may correct it."""
    require_may_write(standing, entries)
    if len(entries) > 1:
        raise JournalRefused(_("Cette note a deux versions : réunissez-les d’abord, depuis sa page."))
    read = version_for(standing, version)
    if read.fact != voice.fact:
        raise NotAllowed(_("Ce son n’existe pas, ou il n’est pas pour vous."))
    return read


def _in_words(entry: Entry, words: str) -> Fact:
    """The content of the version with these words, and nothing left to write."""
    return msgspec.structs.replace(read_stored(entry.content), happened=words, aloud=False)


def _destroy(standing: Standing, voice: Recording, entry: Entry) -> None:
    """No sound, no print of it: that it was there, until when, and by whose act."""
    if voice.destroyed_at:
        return
    forget_files([voice])
    voice.file.name, voice.kind, voice.digest = "", "", ""
    voice.destroyed_at, voice.destroyed_by = clock.now(), standing.account
    voice.destroyed_by_name = name_in(standing, Anchor(entry.collective, entry.organisation))
    voice.save()


def _require_room(told: Entry) -> None:
    """Raises JournalRefused past five voices. Inside a transaction: those of one note are added in turn."""
    list(Entry.objects.select_for_update().filter(pk=told.fact))
    if Recording.objects.filter(fact=told.fact).count() >= MOST_RECORDINGS:
        raise JournalRefused(_("Une note porte %(most)d sons au plus.") % {"most": MOST_RECORDINGS})


@contextmanager
def _file_of(recording: Recording, sound: Sound) -> Iterator[None]:
    """Write the sound first; a file whose row could not be saved does not stay."""
    recording.file.save(f"{recording.pk}.{sound.kind}", ContentFile(sound.data), save=False)
    try:
        yield
    except Exception:
        recording.file.storage.delete(str(recording.file.name))
        raise
