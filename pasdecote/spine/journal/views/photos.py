"""Photos of a note: add one, see it, hide faces on it, remove it."""

import contextlib
from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store.photos import Disc, PhotoRefused
from pasdecote.spine.collectives.access import standing_for
from pasdecote.spine.journal.access import attachment_for
from pasdecote.spine.journal.forms.photos import DiscsForm, PhotoForm
from pasdecote.spine.journal.reading import note as note_for
from pasdecote.spine.journal.services import photos
from pasdecote.spine.journal.views.common import REFUSED, not_found, page

WITH = ["GET", "HEAD", "POST"]


@require_http_methods(WITH)
def add_photo(request: HttpRequest, id: UUID) -> HttpResponse:
    """Add a photo to a note, once the people on it agreed."""
    standing = standing_for(request)
    with not_found():
        found = note_for(standing, id)
        photos.require_may_change(standing, found.entry)
    form = PhotoForm(request.POST or None, request.FILES or None, initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with _photo_shown_on(form):
            photo = photos.add_photo(
                by=standing.account,
                id=said["id"],
                version=found.entry.pk,
                data=said["file"].read(),
                agreed=said["agreed"],
                description=said["description"],
            )
            messages.success(request, _("La photo est gardée, sans le lieu où elle a été prise."))
            if said["hide"]:
                return redirect("journal:hide_faces", id=photo.pk)
            return redirect("journal:note", id=found.fact)
    return page(request, "add_photo", {"form": form, "card": found.card}, form)


@require_safe
def photo(request: HttpRequest, id: UUID) -> HttpResponse:
    """The picture itself, for those who may read its note."""
    with not_found():
        attachment, _entry = attachment_for(standing_for(request), id)
    headers = {"Cache-Control": "private, max-age=3600", "ETag": f'"{attachment.digest}"'}
    with not_found(), attachment.file.open("rb") as stream:
        return HttpResponse(stream.read(), content_type="image/jpeg", headers=headers)


@require_http_methods(WITH)
def hide_faces(request: HttpRequest, id: UUID) -> HttpResponse:
    """Paint over faces, for good: the earlier picture is deleted."""
    standing = standing_for(request)
    with not_found():
        attachment, entry = attachment_for(standing, id)
        photos.require_may_change(standing, entry)
    form = DiscsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        discs = [Disc(*numbers) for numbers in form.cleaned_data["discs"]]
        with _photo_shown_on(form):
            photos.hide_faces(by=standing.account, id=id, discs=discs)
            messages.success(request, _("C’est caché, pour de bon : la photo d’avant est effacée."))
            return redirect("journal:note", id=entry.fact)
    return page(request, "hide_faces", {"form": form, "photo": attachment, "fact": entry.fact}, form)


@require_http_methods(WITH)
def remove_photo(request: HttpRequest, id: UUID) -> HttpResponse:
    """Delete a photo and its file."""
    standing = standing_for(request)
    with not_found():
        attachment, entry = attachment_for(standing, id)
        photos.require_may_change(standing, entry)
    if request.method == "POST":
        with not_found():
            photos.remove_photo(by=standing.account, id=id)
        messages.success(request, _("La photo est effacée."))
        return redirect("journal:note", id=entry.fact)
    return page(request, "remove_photo", {"photo": attachment, "fact": entry.fact})


@contextlib.contextmanager
def _photo_shown_on(form: Form) -> Iterator[None]:
    """What is wrong with a photo becomes the first line of its form."""
    try:
        with REFUSED.on_form(form):
            yield
    except PhotoRefused as refusal:
        form.add_error(None, str(refusal))
