"""What these screens share: the group, for its members; refusals shown on the form."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from pasdecote.ground.facts.errors import FactError
from pasdecote.practice.commitments.services import CommitmentRefused
from pasdecote.spine.collectives.access import Standing, member_group_for, standing_for
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed

WITH = ["GET", "HEAD", "POST"]


def group_for_members(request: HttpRequest, slug: str) -> tuple[Standing, Collective]:
    """The group, for a member or the team. Raises Http404 for anybody else."""
    standing = standing_for(request)
    return standing, member_group_for(standing, slug)


@contextmanager
def shown_on(form: Form) -> Iterator[None]:
    """A refusal becomes the first line of the form, above words that are still there."""
    try:
        yield
    except NotAllowed as error:
        raise Http404(str(error)) from error
    except (CommitmentRefused, FactError, JournalRefused) as error:
        form.add_error(None, str(error))


def page(
    request: HttpRequest, template: str, context: dict[str, Any], form: Form | None = None
) -> HttpResponse:
    """The screen; with the status of something to correct when its form has errors."""
    wrong = form is not None and form.is_bound and bool(form.errors)
    return render(request, f"commitments/{template}.html", context, status=422 if wrong else 200)
