"""Taking the public files of services in: again and again without change."""

import hashlib
from dataclasses import dataclass, field
from uuid import UUID

import msgspec
from django.db import transaction

from pasdecote.ground.kernel.identifiers import uuid8
from pasdecote.ground.store import search
from pasdecote.practice.belonging.models import LocalService
from pasdecote.practice.belonging.referral.reading import Service, read_houses, read_services

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did, in numbers of services; `refused`: lines left aside, each with its reason."""

    new: int = 0
    changed: int = 0
    same: int = 0
    elsewhere: int = 0
    removed: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


def take_services(
    *, data: bytes, structures: bytes = b"", departments: frozenset[str] = frozenset(), replace: bool = False
) -> Taken:
    """Keep the services of a file, those of some départements only if any is named ("93"). With `replace`,
    those that the file does not hold any more go. The same file again changes nothing.

    Raises UnreadableFile; then nothing was changed.
    """
    found = read_services(data, read_houses(structures) if structures else {})
    here = [each for each in found.services if not departments or _department(each.commune) in departments]
    fresh = {uuid8("service", each.key): each for each in here}
    with transaction.atomic():
        kept = dict(LocalService.objects.order_by("pk").values_list("pk", "digest"))
        digests = {pk: _digest(each) for pk, each in fresh.items()}
        new = [pk for pk in fresh if pk not in kept]
        changed = [pk for pk in fresh if pk in kept and kept[pk] != digests[pk]]
        gone = [pk for pk in kept if pk not in fresh] if replace else []
        _drop([*changed, *gone])
        _keep({pk: (fresh[pk], digests[pk]) for pk in (*new, *changed)})
    return Taken(
        new=len(new),
        changed=len(changed),
        same=len(fresh) - len(new) - len(changed),
        elsewhere=len(found.services) - len(here),
        removed=len(gone),
        refused=found.refused,
    )


def _drop(gone: list[UUID]) -> None:
    for start in range(0, len(gone), AT_ONCE):
        part = gone[start : start + AT_ONCE]
        search.forget(part)
        LocalService.objects.filter(pk__in=part).delete()


def _keep(services: dict[UUID, tuple[Service, str]]) -> None:
    rows = [_row(pk, each, digest) for pk, (each, digest) in services.items()]
    LocalService.objects.bulk_create(rows, batch_size=AT_ONCE)
    words = (
        (row.pk, f"{row.name} {row.house} {row.town} {row.description} {row.conditions}") for row in rows
    )
    search.keep([search.prepared(pk, text) for pk, text in words])


def _row(pk: UUID, each: Service, digest: str) -> LocalService:
    plain = msgspec.to_builtins(each)
    for name in ("key", "structure", "needs", "updated_on"):
        plain.pop(name, None)
    needs = "".join(f";{need}" for need in each.needs)
    return LocalService(
        id=pk,
        digest=digest,
        house=each.structure,
        needs=f"{needs};" if needs else "",
        updated_on=each.updated_on,
        **plain,
    )


def _digest(each: Service) -> str:
    return hashlib.sha256(msgspec.json.encode(each)).hexdigest()


def _department(commune: str) -> str:
    return commune[:3] if commune.startswith("97") else commune[:2]
