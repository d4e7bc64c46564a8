"""Acts of import: receive a file, decide how it is read, import it all or not at all, undo it whole."""

import logging
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Pairs
from typing import Any
from uuid import UUID

import msgspec
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.kernel.text import fold, readable
from pasdecote.portal.intake.enums import OPEN, UNDER_WAY, BatchState
from pasdecote.portal.intake.lines import Line, Memory
from pasdecote.portal.intake.mapping import Mapping
from pasdecote.portal.intake.models import Batch, SavedMapping
from pasdecote.portal.intake.opening import chosen_sheets, mapping_of, plan_of, saved_mappings, told_plan
from pasdecote.portal.intake.queries import is_stalled
from pasdecote.portal.intake.reading import open_table
from pasdecote.portal.intake.rows import to_facts
from pasdecote.portal.intake.survey import Surveyed, survey
from pasdecote.practice.belonging.services import start_project
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.models import Collective, Project
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.queries import projects_told_of
from pasdecote.spine.journal.services import Anchor, prepare_many, tell_many, undo_batch


class IntakeRefused(ValueError):
    """An import that cannot go on; the message says why, and that nothing was kept."""


class AlreadyBegun(IntakeRefused):
    """An import that somebody, or a worker, has taken already."""


log = logging.getLogger(__name__)


def receive(
    *, by: Account, collective: Collective, filename: str, data: bytes, circle: str = Circle.TEAM
) -> Batch:
    """Take a file in, look at its sheets, and keep it until the import is decided. Nothing is told yet.

    Columns decided before for the same headers are used again. Raises FileRefused, IntakeRefused, NotAllowed.
    """
    if collective.pk not in standing_of(by).team:
        raise NotAllowed(_("Vous ne pouvez pas importer dans ce groupe."))
    name = readable(filename)[-200:] or _("tableau")
    choices = _first_choices(survey(open_table(data, name)), saved_mappings(collective))
    if not any(choices.values()):
        raise IntakeRefused(
            _("Aucune feuille de ce fichier ne ressemble à un suivi d’activité ou à un budget.")
        )
    batch = Batch(
        collective=collective, by=by, filename=name, circle=circle, choices=choices, received_at=clock.now()
    )
    batch.file.save(f"{batch.pk}.bin", ContentFile(data), save=False)
    try:
        batch.plan = _encoded(plan_of(batch))
        batch.save()
    except BaseException:
        batch.file.delete(save=False)
        raise
    return batch


@transaction.atomic
def choose(*, by: Account, batch: Batch, sheet: str, mapping: Mapping | None) -> Batch:
    """Decide how a sheet is read (None leaves it aside), for this file and the next ones like it.

    The other sheets read with the same headers follow. Raises IntakeRefused once the import has begun,
    FileRefused.
    """
    _require_open(by, batch)
    if sheet not in batch.choices:
        raise IntakeRefused(_("Cette feuille n’est pas dans le fichier."))
    batch.choices = {**batch.choices, sheet: _encoded(mapping) if mapping else None}
    if mapping is not None:
        for other in batch.choices:
            same = mapping_of(batch, other)
            if same and other != sheet and same.signature == mapping.signature:
                batch.choices[other] = _encoded(mapping.applied_to(same))
        SavedMapping.objects.update_or_create(
            collective=batch.collective,
            signature=mapping.signature,
            defaults={"mapping": _encoded(mapping), "saved_at": clock.now()},
        )
    batch.plan = _encoded(plan_of(batch))
    batch.save(update_fields=["choices", "plan"])
    return batch


def decide(*, by: Account, batch: Batch, circle: str, skip_errors: bool) -> Batch:
    """Say who will read the notes, and whether lines in error are left out; the import then waits its turn.

    Raises IntakeRefused for a circle that an import cannot go to, AlreadyBegun when it was decided before.
    """
    _require_open(by, batch)
    if circle not in (Circle.TEAM, Circle.COLLECTIVE, Circle.INSTITUTION):
        raise IntakeRefused(_("Un import va à l’équipe, au groupe, ou jusqu’aux institutions."))
    _move(
        batch,
        OPEN,
        state=BatchState.WAITING,
        circle=circle,
        skip_errors=skip_errors,
        refusal="",
        ended_at=None,
    )
    return batch


def restart(*, by: Account, batch: Batch) -> Batch:
    """Put back in the queue an import whose worker died. What that worker may still do comes to nothing.

    Raises AlreadyBegun when it moves, NotAllowed.
    """
    if batch.collective_id not in standing_of(by).team:
        raise NotAllowed(_("Cet import n’existe pas, ou il n’est pas pour vous."))
    if not is_stalled(batch):
        raise AlreadyBegun(_("Cet import avance : il n’est pas à reprendre."))
    _move(batch, UNDER_WAY, state=BatchState.WAITING, attempt=batch.attempt + 1)
    return batch


@transaction.atomic
def drop(*, by: Account, batch: Batch) -> None:
    """Forget a file that will not be imported. Raises IntakeRefused once the import has begun."""
    _require_open(by, batch)
    name, storage = str(batch.file.name), batch.file.storage
    if not Batch.objects.filter(pk=batch.pk, state__in=OPEN).delete()[0]:
        raise AlreadyBegun(_("Cet import est déjà commencé."))
    transaction.on_commit(lambda: storage.delete(name))


def run(*, batch: Batch, progress: Callable[[int], object] = lambda done: None) -> int:
    """Import a decided batch, all or nothing; gives how many notes are new. Importing again changes nothing.

    Raises AlreadyBegun when another run has it; any other ValueError says why it stopped, and the batch says
    it too: nothing was kept.
    """
    _move(batch, (BatchState.WAITING,), state=BatchState.RUNNING, attempt=batch.attempt + 1)
    try:
        return _import(batch, progress)
    except ValueError as refusal:
        _fail(batch, str(refusal))
        raise
    except Exception as error:
        log.exception("import %s stopped", batch.pk)
        sentence = _("L’outil s’est arrêté en chemin. Rien n’a été gardé : vous pouvez recommencer.")
        _fail(batch, sentence)
        raise IntakeRefused(sentence) from error


@transaction.atomic
def undo(*, by: Account, batch: Batch) -> tuple[int, int]:
    """Undo an import whole; gives (removed, taken back). Projects it made that nothing speaks of any more go.

    Raises IntakeRefused unless it was done, NotAllowed unless the same person did it.
    """
    if batch.by_id != by.pk:
        raise NotAllowed(_("Cet import ne peut être défait que par la personne qui l’a fait."))
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != BatchState.DONE:
        raise IntakeRefused(_("Cet import n’est pas à défaire."))
    removed, taken_back = undo_batch(by=by, batch=batch.pk) if batch.created else (0, 0)
    made = [UUID(pk) for pk in batch.made_projects]
    Project.objects.filter(pk__in=set(made) - projects_told_of(made)).delete()
    batch.removed = removed
    _close(batch, BatchState.UNDONE)
    return removed, taken_back


def lines_of(batch: Batch) -> Iterator[Line]:
    """Every line of the sheets chosen, read. Raises FileRefused."""
    memory, key = Memory.of(str(batch.collective_id)), str(batch.collective_id)
    for sheet, mapping in chosen_sheets(batch):
        yield from to_facts(sheet, mapping, key, memory=memory)


def _notes(batch: Batch, projects: "_Projects") -> Iterator[tuple[UUID, Fact]]:
    """Identifier and content of every note; stops at the first line in error unless those are left out."""
    for line in lines_of(batch):
        if line.errors and not batch.skip_errors:
            raise IntakeRefused(_("%(error)s Rien n’a été importé.") % {"error": line.errors[0]})
        if line.fact is None or line.fact_id is None:
            continue
        project = projects.named(line.project_name) if line.project_name else None
        fact = msgspec.structs.replace(line.fact, project=project) if project else line.fact
        yield line.fact_id, fact


class _Projects:
    """Projects by the name that a file gives them. Those that do not exist get their id now, and start
    with the import."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        rows = Project.objects.filter(collective=batch.collective).order_by("pk")
        self._known: dict[str, UUID] = {fold(row.name): row.pk for row in rows}
        self.made: dict[UUID, str] = {}

    def named(self, name: str) -> UUID:
        """The id of the project of this name."""
        key = fold(name)
        if key not in self._known:
            self._known[key] = uuid7()
            self.made[self._known[key]] = name
        return self._known[key]

    def start(self) -> None:
        """Start those that did not exist."""
        for pk, name in self.made.items():
            start_project(by=_teller(self._batch), collective=self._batch.collective, name=name, id=pk)


def _teller(batch: Batch) -> Account:
    if batch.by is None:
        raise IntakeRefused(_("La personne qui a commencé cet import n’a plus de compte."))
    return batch.by


def _first_choices(sheets: Iterable[Surveyed], kept: Pairs[str, Mapping]) -> dict[str, str | None]:
    """The sheets to read at first: those proposed, and those that somebody decided to read before.

    None leaves a sheet aside; "" too, and for good: it has no headers.
    """
    choices: dict[str, str | None] = {}
    for found in sheets:
        mapping = found.mapping
        choices[found.sheet.name] = None if mapping else ""
        if mapping and (found.proposed or mapping.signature in kept):
            choices[found.sheet.name] = _encoded(kept.get(mapping.signature, mapping).applied_to(mapping))
    return choices


def _import(batch: Batch, progress: Callable[[int], object]) -> int:
    """Read everything, then keep everything in one transaction."""
    projects = _Projects(batch)
    ready = prepare_many(
        by=_teller(batch),
        batch=batch.pk,
        anchor=Anchor(collective=batch.collective),
        circle=batch.circle,
        notes=_notes(batch, projects),
        progress=progress,
    )
    with transaction.atomic():
        mine = Batch.objects.select_for_update().filter(
            pk=batch.pk, attempt=batch.attempt, state=BatchState.RUNNING
        )
        if not mine.exists():
            raise AlreadyBegun(_("Cet import a été repris par ailleurs."))
        projects.start()
        batch.created = tell_many(prepared=ready)
        batch.made_projects = [str(pk) for pk in projects.made]
        _close(batch, BatchState.DONE)
    return batch.created


def _move(batch: Batch, states: Iterable[BatchState], **changes: Any) -> None:
    """Change a batch that is in one of these states, once: of two who try together, one is told."""
    at = Batch.objects.filter(pk=batch.pk, state__in=states, attempt=batch.attempt)
    if not at.update(moved_at=clock.now(), **changes):
        raise AlreadyBegun(_("Cet import est déjà commencé."))
    batch.refresh_from_db()


def _fail(batch: Batch, sentence: str) -> None:
    """Write on a batch why it stopped, unless another run took it meanwhile."""
    Batch.objects.filter(pk=batch.pk, attempt=batch.attempt, state=BatchState.RUNNING).update(
        state=BatchState.FAILED, refusal=sentence, ended_at=clock.now()
    )
    if Batch.objects.filter(pk=batch.pk).exists():
        batch.refresh_from_db()


def _require_open(by: Account, batch: Batch) -> None:
    if batch.collective_id not in standing_of(by).team:
        raise NotAllowed(_("Cet import n’existe pas, ou il n’est pas pour vous."))
    if batch.state not in OPEN:
        raise AlreadyBegun(_("Cet import est déjà commencé."))


def _close(batch: Batch, state: BatchState) -> None:
    """The end of a batch: its file goes, and what the dry run quoted of it; the journal has its words."""
    batch.state, batch.ended_at = state, clock.now()
    batch.plan = _encoded(msgspec.structs.replace(told_plan(batch), errors=(), warnings=(), skipped=()))
    if batch.file:
        name, storage = str(batch.file.name), batch.file.storage
        batch.file = ""
        transaction.on_commit(lambda: storage.delete(name))
    batch.save()


def _encoded(mapping: Any) -> str:
    return msgspec.json.encode(mapping).decode()
