"""The floor that pages are measured against: Django bare, one view, one query, a plain table of 20 rows.

No middleware, no session, no translation; the default template engine, and the same server as the tool's.
`gunicorn bench.floor:application` serves it, over the same database file.
"""

import os
from typing import ClassVar

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

ROWS = 20

if not settings.configured:
    settings.configure(
        SECRET_KEY="only for measures, protects nothing",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [os.path.join(os.path.dirname(__file__), "templates")],
            }
        ],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": os.path.join(os.environ["PASDECOTE_VAR"], "pasdecote.sqlite3"),
            }
        },
        USE_TZ=True,
    )
    django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import models  # noqa: E402
from django.shortcuts import render  # noqa: E402


class Row(models.Model):
    """A note, as a row like any other."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=30)
    happened_on = models.DateField()
    author_name = models.CharField(max_length=150)
    circle = models.CharField(max_length=12)
    content = models.TextField()

    objects: ClassVar[models.Manager["Row"]] = models.Manager()

    class Meta:
        app_label = "bench"
        managed = False
        db_table = "journal_entry"

    def __str__(self) -> str:
        return self.kind


def table(request: HttpRequest) -> HttpResponse:
    """The first rows, in a table."""
    return render(request, "floor.html", {"rows": Row.objects.order_by("pk")[:ROWS]})


urlpatterns = [path("", table)]
application = get_wsgi_application()
