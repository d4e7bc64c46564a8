"""The voice of a note: add it, hear it, write what it says, destroy it."""

import re
from uuid import UUID

from django.contrib import messages
from django.core.files.storage import Storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store.sounds import TYPES
from pasdecote.spine.collectives.access import standing_for
from pasdecote.spine.journal import services
from pasdecote.spine.journal.access import recording_for
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.forms.recordings import VoiceForm, WritingForm
from pasdecote.spine.journal.reading import card_of
from pasdecote.spine.journal.reading import note as note_for
from pasdecote.spine.journal.services import recordings
from pasdecote.spine.journal.views.common import REFUSED, arrived, not_found, page, readers

WITH = ["GET", "HEAD", "POST"]
RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


@require_http_methods(WITH)
def add_recording(request: HttpRequest, id: UUID) -> HttpResponse:
    """Add one's voice to a note of one's own."""
    standing = standing_for(request)
    with not_found():
        found = note_for(standing, id)
        recordings.require_may_speak(standing.account, found.entry)
    form = VoiceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.add_recording(
                by=standing.account,
                entry=found.entry.pk,
                content=form.cleaned_data["sound"],
                keep=form.cleaned_data["lasting"],
            )
            messages.success(
                request, _("Votre voix est gardée avec la note, entendue par les mêmes personnes.")
            )
            return arrived(request, redirect("journal:note", id=found.fact))
    context = {"form": form, "card": found.card, "readers": readers(found.entry, found.card.circle)}
    return page(request, "add_recording", context, form)


@require_safe
def recording(request: HttpRequest, id: UUID) -> HttpResponse:
    """The sound itself, whole or the part asked for, for those who may read its note."""
    with not_found():
        found, _entries = recording_for(standing_for(request), id)
        if not found.file:
            raise NotAllowed(_("Ce son n’existe pas, ou il n’est pas pour vous."))
    headers = {
        # Nothing of a voice stays on the phone once it is destroyed here.
        "Cache-Control": "private, no-store",
        "Accept-Ranges": "bytes",
        # Without it the house would squeeze the answer, and its parts would not be those asked for.
        "Content-Encoding": "identity",
        "X-Content-Type-Options": "nosniff",
    }
    with not_found():
        answer = _part(request.headers.get("Range", ""), found.file.storage, str(found.file.name))
    for name, value in headers.items():
        answer.headers[name] = value
    answer.headers["Content-Type"] = TYPES[found.kind]
    return answer


@require_http_methods(WITH)
def write_down(request: HttpRequest, id: UUID) -> HttpResponse:
    """« Écrire ce qui est dit »: listen, type. The words become those of the note, and the sound goes."""
    standing = standing_for(request)
    with not_found():
        voice, entries = recording_for(standing, id)
        recordings.require_may_write(standing, entries)
        if not voice.file:
            raise NotAllowed(_("Ce son n’existe pas, ou il n’est pas pour vous."))
    entry = entries[0]
    speaker = voice.speaker_id == standing.account.pk
    initial = {
        "id": uuid7(),
        "version": entry.pk,
        "base": entry.digest,
        "words": read_stored(entry.content).happened,
        "lasting": voice.lasting,
    }
    form = WritingForm(request.POST or None, initial=initial, speaker=speaker)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with REFUSED.on_form(form):
            written = services.write_down(by=standing.account, recording=id, **said)
            destroyed = _("C’est écrit, et le son est effacé."), _("C’est écrit, et le son est gardé.")
            messages.success(request, destroyed[bool(written.file)])
            return redirect("journal:note", id=entry.fact)
    context = {"form": form, "card": card_of(entry), "voice": voice, "speaker": speaker}
    return page(request, "write_down", context, form)


@require_http_methods(WITH)
def destroy_recording(request: HttpRequest, id: UUID) -> HttpResponse:
    """Destroy a sound before, or although it was asked to stay."""
    standing = standing_for(request)
    with not_found():
        voice, entries = recording_for(standing, id)
        recordings.require_may_destroy(standing, voice, entries)
    if request.method == "POST":
        with not_found():
            services.destroy_recording(by=standing.account, recording=id)
        messages.success(request, _("Le son est effacé."))
        return redirect("journal:note", id=voice.fact)
    return page(request, "destroy_recording", {"voice": voice, "fact": voice.fact})


def _part(asked: str, storage: Storage, name: str) -> HttpResponse:
    """The bytes that a `Range` asks for: one range; any other is answered with the whole, as is allowed."""
    size = storage.size(name)
    with storage.open(name, "rb") as stream:
        wanted = RANGE.fullmatch(asked)
        if wanted is None or wanted.groups() == ("", ""):
            return HttpResponse(stream.read())
        first, last = _bounds(wanted[1], wanted[2], size)
        if first > last:
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
        stream.seek(first)
        answer = HttpResponse(stream.read(last - first + 1), status=206)
    answer.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return answer


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """The first and last byte; « -500 » asks for the last five hundred."""
    if not first:
        return (max(0, size - int(last)), size - 1) if int(last) else (size, size - 1)
    return int(first), min(int(last), size - 1) if last else size - 1
