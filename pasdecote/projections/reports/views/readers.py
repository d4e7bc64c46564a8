"""Who reads for the institutions that a bilan was sent to: shown to those who draw it, decided by cadres."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pasdecote.ground.ui.screens import sent
from pasdecote.projections.reports import services
from pasdecote.projections.reports.access import sender_of
from pasdecote.projections.reports.forms import ReaderForm
from pasdecote.projections.reports.models import Draft, InstitutionReader
from pasdecote.projections.reports.views.bilan import around
from pasdecote.projections.reports.views.common import READ, REFUSED, bilan_for, crumbs, page
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.services import AccountRefused, first_password_path
from pasdecote.spine.collectives.access import no_such_page
from pasdecote.spine.organisations.models import Organisation


@require_http_methods(READ)
def readers(request: HttpRequest, id: UUID) -> HttpResponse:
    """Who reads, for which institution; for cadres and direction, the form that lets one more read."""
    standing, draft = bilan_for(request, id)
    if not draft.done:
        raise no_such_page()
    house = sender_of(draft)
    leads = house is not None and standing.leads(house.pk)
    to = draft.snapshot.sendings.exclude(institution=None).order_by().values("institution")
    institutions = Organisation.objects.filter(pk__in=to).order_by("name", "pk")
    form = ReaderForm(sent(request), institutions=institutions)
    context = {
        **around(draft),
        "crumbs": crumbs(draft),
        "readers": _readers(draft, house),
        "institutions": list(institutions),
        "leads": leads,
        "house": house,
        "form": form,
    }
    if request.method == "POST" and not leads:
        raise no_such_page()
    if form.is_valid():
        with REFUSED.on_form(form):
            try:
                reader = services.open_reading(by=standing.account, draft=draft, **form.cleaned_data)
            except AccountRefused as refused:
                form.add_error("email", str(refused))
            else:
                context |= {"opened": reader, "link": _link(request, reader.account)}
                return page(request, "reader_opened", context)
    return page(request, "readers", context, form)


@require_POST
def end_reader(request: HttpRequest, id: UUID, reader: UUID) -> HttpResponse:
    """Somebody reads no more."""
    standing, draft = bilan_for(request, id)
    found = InstitutionReader.objects.filter(pk=reader).first()
    if found is None or not draft.done:
        raise no_such_page()
    with REFUSED.on_next_page(request):
        services.end_reading(by=standing.account, draft=draft, reader=found)
        messages.success(request, _("C’est fini : cette personne ne lit plus ce que vous envoyez."))
    return redirect("reports:readers", id=draft.pk)


def _readers(draft: Draft, house: Organisation | None) -> list[InstitutionReader]:
    """Those who read today what this structure sends to the institutions of this bilan."""
    to = draft.snapshot.sendings.exclude(institution=None).order_by().values("institution")
    rows = InstitutionReader.objects.filter(house=house, institution__in=to, until=None)
    return list(rows.select_related("account", "institution").order_by("institution__name", "since", "pk"))


def _link(request: HttpRequest, account: Account) -> str:
    """The address by which a new account chooses a password; "" for somebody who had one already."""
    if account.last_login or account.has_usable_password():
        return ""
    return request.build_absolute_uri(first_password_path(account))
