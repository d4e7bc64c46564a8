"""The first screen: which file, for which group; and the imports made before."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from pasdecote.portal.intake import services
from pasdecote.portal.intake.forms import FileForm
from pasdecote.portal.intake.queries import imports_of
from pasdecote.portal.intake.views.common import WITH, page
from pasdecote.spine.collectives.access import standing_for

A_PAGE = 10


@require_http_methods(WITH)
def start(request: HttpRequest) -> HttpResponse:
    """Take a file in, for somebody who accompanies a group; nothing of it is told yet."""
    standing = standing_for(request)
    form = FileForm(
        request.POST or None, request.FILES or None, groups=sorted(standing.team), initial=_wanted(request)
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            batch = services.receive(
                by=standing.account,
                collective=said["collective"],
                filename=said["file"].name,
                data=said["file"].read(),
            )
        except ValueError as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("intake:check", batch=batch.pk)
    made = Paginator(imports_of(standing.account), A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "may_import": bool(standing.team), "made": made}
    return page(request, "start", context, form)


def _wanted(request: HttpRequest) -> dict[str, object]:
    """The group that a link to this screen names."""
    return {"collective": request.GET["groupe"]} if "groupe" in request.GET else {}
