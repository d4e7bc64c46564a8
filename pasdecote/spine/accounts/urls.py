"""Sign-in, codes, passkeys, sessions: allauth's views under French addresses."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]
