"""What was erased, beside the database and out of backups: identifiers alone, so that a backup of before is
erased again once it is put back."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from pasdecote.ground.kernel import clock
from pasdecote.ground.store.personal import Person
from pasdecote.portal.privacy.people import person_named, person_of
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Membership


@dataclass(frozen=True)
class Erased:
    """One erasure: its day, the account when it went whole, the names otherwise, and whether words went."""

    on: date
    account: UUID | None
    memberships: tuple[UUID, ...]
    words: bool


def keep_in_mind(person: Person) -> None:
    """Add one line to the list."""
    line = Erased(
        on=clock.today(),
        account=person.account if person.whole else None,
        memberships=tuple(sorted(person.memberships)),
        words=person.words,
    )
    place = _place()
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a", encoding="utf-8") as stream:
        stream.write(_written(line) + "\n")


def forget_old() -> None:
    """Let go of the lines older than the log of accesses is kept: no backup of before should be left."""
    oldest = clock.today() - timedelta(days=settings.ACCESS_LOG_DAYS)
    found = erased()
    kept = [each for each in found if each.on >= oldest]
    if len(kept) < len(found):
        unfinished = _place().with_name(_place().name + ".incomplet")
        unfinished.write_text("".join(_written(each) + "\n" for each in kept), encoding="utf-8")
        unfinished.replace(_place())


def erased() -> list[Erased]:
    """The erasures kept in mind, first done first; none when there is no list here."""
    place = _place()
    return [_read(line) for line in place.read_text(encoding="utf-8").splitlines()] if place.exists() else []


def come_back() -> Iterator[Person]:
    """Those of the list who are here again, since a backup of before was put back."""
    for one in erased():
        account = Account.objects.filter(pk=one.account).first() if one.account else None
        if account is not None:
            yield person_of(account, words=one.words)
        rows = Membership.objects.filter(pk__in=one.memberships).exclude(name="").order_by("pk")
        for row in rows.select_related("account") if account is None else ():
            yield person_named(row, words=one.words)


def _place() -> Path:
    return Path(settings.VAR_DIR) / "effacements.jsonl"


def _written(one: Erased) -> str:
    said = {
        "le": one.on.isoformat(),
        "compte": str(one.account) if one.account else None,
        "noms": [str(pk) for pk in one.memberships],
        "mots": one.words,
    }
    return json.dumps(said, ensure_ascii=False)


def _read(line: str) -> Erased:
    said: dict[str, Any] = json.loads(line)
    return Erased(
        on=date.fromisoformat(said["le"]),
        account=UUID(said["compte"]) if said["compte"] else None,
        memberships=tuple(UUID(pk) for pk in said["noms"]),
        words=said["mots"],
    )
