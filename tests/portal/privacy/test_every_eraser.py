"""Every erasure that a domain declares finds something somewhere, does what it counted, leaves nothing."""

from typing import Any

import pytest

from pasdecote.ground.kernel import clock
from pasdecote.portal.intake.enums import BatchState
from pasdecote.portal.intake.models import Batch
from pasdecote.portal.privacy import registry
from pasdecote.portal.privacy.people import person_of
from pasdecote.practice.deliberation.models import Proposal, Question
from pasdecote.spine.accounts.models import RecoveryCard
from tests.portal.privacy.people import NAME
from tests.portal.privacy.planting import everywhere
from tests.projections.reports.drafts import a_sending

pytestmark = pytest.mark.django_db
DECLARED = {
    (kind.model, number): erasure for kind in registry.kinds() for number, erasure in enumerate(kind.erasures)
}
# What only those do who accompany a group, direct a structure or read for an institution.
OF_WORK = {("reports.Sending", 0), ("organisations.Post", 0), ("reports.InstitutionReader", 0)}
# The place in the group stays, without a name.
BLANK = {("collectives.Membership", 0)}


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = settings.VAR_DIR = tmp_path


def found(person: Any) -> set[tuple[str, int]]:
    return {name for name, erasure in DECLARED.items() if erasure.count(person)}


def planted(cast: Any) -> Any:
    """Zénobie everywhere, with a card that she made for somebody and a table that she finished to import."""
    person = everywhere(cast)
    card: dict[str, Any] = {"made_at": clock.now()}
    helped = {"made_by": person, "made_by_name": NAME}
    RecoveryCard.objects.create(account=cast.paul, secret_digest="a", code_digest="b", **helped, **card)
    RecoveryCard.objects.create(account=person, secret_digest="c", code_digest="d", **card)
    Batch.objects.create(
        collective=cast.tilleuls, by=person, filename="k.csv", received_at=clock.now(), state=BatchState.DONE
    )
    return person


def test_each_finds_what_was_planted(cast):
    member = planted(cast)
    a_sending(cast)
    seen = set()
    for account in (member, cast.nadia, cast.paul):
        for words in (True, False):
            seen |= found(person_of(account, words=words))
    assert set(DECLARED) - seen == set(), "plant a row that it erases"
    assert found(person_of(member)).isdisjoint(OF_WORK)


@pytest.mark.parametrize("words", [True, False])
def test_each_does_what_it_counted_and_finds_nothing_after(cast, words):
    person = person_of(planted(cast), words=words)
    for name, erasure in DECLARED.items():
        counted = erasure.count(person)
        assert erasure.run(person) == counted, name
    assert found(person) == BLANK
    assert Question.objects.filter(words__contains="tamandua").exists() is not words
    assert Proposal.objects.filter(title__contains="vigogne").exists() is not words
