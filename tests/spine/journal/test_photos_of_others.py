"""A photo of others is answered as no photo is, by as many statements."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import a_photo

pytestmark = pytest.mark.django_db


def asked(client, photo):
    with CaptureQueriesContext(connection) as statements:
        answer = client.get(f"/photos/{photo}.jpg")
    return answer.status_code, len(statements)


def test_as_many_statements_refuse_a_photo_of_others_as_one_that_is_not_there(cast, client):
    photo = a_photo(cast.nadia, cast.tilleuls).pk
    client.force_login(cast.paul, backend="django.contrib.auth.backends.ModelBackend")
    assert asked(client, photo) == asked(client, uuid4())
