"""What all screens do alike: take what was sent, say what an act refuses, ask for a correction."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

Page = Callable[..., HttpResponse]


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, to fill a form: None when the page is only read, an empty sending stays a sending."""
    return request.POST if request.method == "POST" else None


@dataclass(frozen=True)
class Refusals:
    """The errors whose sentence is said to whoever tried. Those of `hidden`, though among them, are answered
    like something that does not exist."""

    said: tuple[type[Exception], ...]
    hidden: tuple[type[Exception], ...]

    def on_form(self, form: Form, *but: type[Exception]) -> "Heard":
        """A refusal becomes the first line of the form, above words that are still there. Those of `but` are
        said, hidden as they usually are."""
        return Heard(self, lambda words: form.add_error(None, words), but)

    def on_next_page(self, request: HttpRequest) -> "Heard":
        """A refusal of an act without a form is said on the page that follows."""
        return Heard(self, lambda words: messages.error(request, words))


@dataclass(frozen=True)
class Heard:
    """Around an act: what it refuses is said, and the screen goes on below the `with`."""

    refusals: Refusals
    say: Callable[[str], object]
    but: tuple[type[Exception], ...] = ()

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        # A class, not a generator: only so do type checkers know that the lines below are reached.
        if not isinstance(error, self.refusals.said + self.refusals.hidden):
            return False
        if isinstance(error, self.refusals.hidden) and not isinstance(error, self.but):
            raise Http404(str(error)) from error
        self.say(str(error))
        return True


def pages_of(folder: str) -> Page:
    """The function that draws a screen of this folder of templates: `page(request, name, context, *forms)`,
    with the status of something to correct when one of its forms has errors."""

    def page(request: HttpRequest, name: str, context: dict[str, Any], *forms: Form | None) -> HttpResponse:
        wrong = any(form is not None and form.is_bound and form.errors for form in forms)
        return render(request, f"{folder}/{name}.html", context, status=422 if wrong else 200)

    return page
