"""Every address, in French. Each domain holds its own."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("pasdecote.portal.home.urls")),
    path("", include("pasdecote.spine.journal.urls")),
    path("", include("pasdecote.practice.belonging.cards.urls")),
    path("", include("pasdecote.practice.belonging.concerns.urls")),
    path("", include("pasdecote.practice.belonging.referral.urls")),
    path("compte/", include("pasdecote.spine.accounts.urls")),
    path("structures/", include("pasdecote.spine.organisations.urls")),
    path("structures/", include("pasdecote.practice.belonging.structures.urls")),
    path("collectifs/", include("pasdecote.practice.belonging.urls")),
    path("collectifs/", include("pasdecote.practice.belonging.charter.urls")),
    path("", include("pasdecote.practice.actions.urls")),
    path("", include("pasdecote.practice.commitments.urls")),
    path("", include("pasdecote.practice.deliberation.urls")),
    path("", include("pasdecote.practice.learning.urls")),
    path("bilans/", include("pasdecote.projections.reports.urls")),
    path("", include("pasdecote.projections.agenda.urls")),
    path("", include("pasdecote.projections.weekly.urls")),
    path("", include("pasdecote.projections.threads.urls")),
    path("import/", include("pasdecote.portal.intake.urls")),
    path("", include("pasdecote.portal.privacy.urls")),
]
if settings.DEBUG:
    urlpatterns.append(path("style/", include("pasdecote.ground.ui.urls")))

handler400 = "pasdecote.portal.home.errors.not_understood"
