"""A structure's own templates: adding a version, offering none any more. Nothing that was begun changes."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.models import OwnTemplate
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.template.own import as_text, own_template
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import no_such_page, standing_of
from pasdecote.spine.organisations.models import Organisation

MOST_KEPT = 500


@transaction.atomic
def add_template(*, by: Account, organisation: Organisation, text: bytes | str) -> OwnTemplate:
    """Offer a template to those who work in a structure; it takes the place of that of the same id, which
    the bilans begun on it keep. The same text again changes nothing.

    Raises Http404 for somebody who does not work there, TemplateError with the line, ReportError.
    """
    if organisation.pk not in standing_of(by).posts:
        raise no_such_page()
    chosen, words = own_template(text), as_text(text)
    rows = OwnTemplate.objects.select_for_update().filter(organisation=organisation)
    current = rows.filter(name=chosen.id, replaced_at=None).first()
    if current is not None and current.text == words:
        return current
    if rows.count() >= MOST_KEPT:
        raise ReportError(
            _("Cette structure a déjà beaucoup de modèles : %(most)d au plus.") % {"most": MOST_KEPT}
        )
    if current is not None:
        _replace(current)
    try:
        with transaction.atomic():
            return OwnTemplate.objects.create(
                organisation=organisation,
                name=chosen.id,
                version=chosen.version,
                text=words,
                added_by=by,
                added_at=clock.now(),
            )
    except IntegrityError as error:
        raise ReportError(_("Quelqu’un vient d’ajouter ce modèle : rouvrez la page.")) from error


@transaction.atomic
def withdraw_template(*, by: Account, template: OwnTemplate) -> None:
    """Offer it no more; the bilans begun on it keep it. Raises Http404 for somebody of another structure."""
    if template.organisation_id not in standing_of(by).posts:
        raise no_such_page()
    if template.replaced_at is None:
        _replace(template)


def _replace(template: OwnTemplate) -> None:
    template.replaced_at = clock.now()
    template.save(update_fields=["replaced_at"])
