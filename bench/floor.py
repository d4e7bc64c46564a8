"""The floor that pages are measured against: a bare Django page of 20 rows, for somebody signed in.

What `django-admin startproject` gives and nothing more: its seven middlewares, its three context processors,
its template engine with the cached loader. One view, one query of 20 rows as objects, a template that extends
a base and greets who is signed in (so that the session and the account are read, as any signed-in page does).
`gunicorn bench.floor:application` serves it, over the same database with the same options.
"""

import os
from typing import ClassVar

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

ROWS = 20

if not settings.configured:
    from bench import settings as ours

    settings.configure(
        SECRET_KEY=ours.SECRET_KEY,  # the sessions are those of the tool
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=[
            "pasdecote.spine.accounts.apps.AccountsConfig",
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "django.contrib.staticfiles",
        ],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [os.path.join(os.path.dirname(__file__), "templates")],
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ],
                },
            }
        ],
        DATABASES=ours.DATABASES,
        AUTH_USER_MODEL=ours.AUTH_USER_MODEL,
        SESSION_COOKIE_NAME=ours.SESSION_COOKIE_NAME,
        LANGUAGE_CODE="fr",
        USE_TZ=True,
    )
    django.setup()

from django.contrib.auth.decorators import login_required  # noqa: E402
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


@login_required
def table(request: HttpRequest) -> HttpResponse:
    """The first rows, in a table."""
    return render(request, "floor.html", {"rows": Row.objects.order_by("pk")[:ROWS]})


urlpatterns = [path("", table)]
application = get_wsgi_application()
