"""A refusal is said where somebody tried; what may not be known of is not there."""

import pytest
from django.contrib.messages.storage.base import BaseStorage
from django.forms import CharField, Form
from django.http import Http404

from pasdecote.ground.ui.screens import Refusals, pages_of, sent


class Refused(ValueError):
    pass


class Hidden(Refused):
    pass


class Words(Form):
    words = CharField()


class Said(BaseStorage):
    def _get(self, *args, **kwargs):
        return [], True

    def _store(self, messages, response, *args, **kwargs):
        return []


REFUSED = Refusals((Refused,), hidden=(Hidden,))


def filled(words=""):
    form = Words({"words": words})
    form.is_valid()
    return form


def test_a_refusal_is_the_first_line_of_the_form_which_keeps_its_words():
    form = filled("des bancs")
    with REFUSED.on_form(form):
        raise Refused("Il manque le jour.")
    assert form.non_field_errors() == ["Il manque le jour."]
    assert form["words"].value() == "des bancs"


def test_a_refusal_without_a_form_is_said_on_the_next_page(rf):
    request = rf.get("/")
    request._messages = Said(request)
    with REFUSED.on_next_page(request):
        raise Refused("Trop tard.")
    assert [message.message for message in request._messages] == ["Trop tard."]


def test_what_is_hidden_is_not_there():
    with pytest.raises(Http404, match="pas pour vous"), REFUSED.on_form(filled()):
        raise Hidden("Ce n’est pas pour vous.")


def test_what_is_hidden_may_be_said_where_a_screen_wants_it():
    form = filled("x")
    with REFUSED.on_form(form, Hidden):
        raise Hidden("Ce n’est pas à vous de le faire.")
    assert form.non_field_errors() == ["Ce n’est pas à vous de le faire."]


def test_any_other_error_goes_on():
    with pytest.raises(ZeroDivisionError), REFUSED.on_form(filled()):
        1 / 0  # noqa: B018


@pytest.mark.parametrize(("forms", "status"), [((), 200), ((None,), 200), (("x",), 200), (("x", ""), 422)])
def test_a_screen_has_the_status_of_something_to_correct_when_a_form_has_errors(
    monkeypatch, rf, forms, status
):
    drawn = lambda request, path, context, status: {path: status}  # noqa: E731
    monkeypatch.setattr("pasdecote.ground.ui.screens.render", drawn)
    asked = [form if form is None else filled(form) for form in forms]
    assert pages_of("actions")(rf.get("/"), "plan", {}, *asked) == {"actions/plan.html": status}


def test_an_empty_sending_is_a_sending_and_a_reading_is_none(rf):
    assert sent(rf.get("/")) is None
    assert sent(rf.post("/", {})) is not None
