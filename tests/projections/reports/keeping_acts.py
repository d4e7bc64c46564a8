"""Every act of the house that bilans could depend on: each sets its stage, then gives what is left to do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from pasdecote.ground.facts.deciding import ProposalOpened
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.money import Expense
from pasdecote.ground.facts.owing import Expected
from pasdecote.ground.facts.reporting import AnswerGiven
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.reports import erasers
from pasdecote.projections.reports import services as reports
from pasdecote.projections.reports.answers import question_key
from pasdecote.projections.reports.drawing import spec_of, template_of
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.queries import scope_of
from pasdecote.spine.collectives import services as collectives
from pasdecote.spine.collectives.models import Accompaniment
from pasdecote.spine.journal import services as journal
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.organisations import services as organisations
from tests import sounds
from tests.projections.reports.drafts import held, line, told

Act = Callable[[], object]
STORY, GAPS = "mise_en_oeuvre", "ecarts"


@dataclass(frozen=True)
class Stage:
    """Who is there, what is told, and the bilan of the group that decisions are made in."""

    cast: Any
    year: dict[str, Entry]
    draft: Draft

    def by(self, **more: Any) -> dict[str, Any]:
        return {"by": self.cast.nadia, **more}

    def note(self, circle: str = "institution", **more: Any) -> Entry:
        return told(self.cast, held("Un atelier de plus.", date(2025, 5, 5), 21, **more), circle)


def _telling(stage: Stage) -> Act:
    return lambda: stage.note()


def _recording(stage: Stage) -> Act:
    said = AnswerGiven(happened_on=date(2025, 9, 9), question=_key(stage), answer="La sono.")
    anchor = journal.Anchor(collective=stage.cast.tilleuls)
    return lambda: journal.record_act(
        by=stage.cast.karim, id=uuid7(), anchor=anchor, circle="team", content=said
    )


def _correcting_an_act(stage: Stage) -> Act:
    said, fact = AnswerGiven(happened_on=date(2025, 9, 9), question=_key(stage), answer="La sono."), uuid7()
    anchor = journal.Anchor(collective=stage.cast.tilleuls)
    journal.record_act(by=stage.cast.karim, id=fact, anchor=anchor, circle="team", content=said)
    again = replace(said, answer="Les bancs.")
    return lambda: journal.correct_act(id=uuid7(), fact=fact, content=again)


def _redating_an_act(stage: Stage) -> Act:
    said, fact = ProposalOpened(happened_on=date(2025, 9, 9), title="Les bancs"), uuid7()
    anchor = journal.Anchor(collective=stage.cast.tilleuls)
    journal.record_act(by=stage.cast.nadia, id=fact, anchor=anchor, circle="collective", content=said)
    on = date(2025, 10, 1)
    return lambda: journal.redate_act(**stage.by(id=uuid7(), fact=fact, what=Expected.CLOSING, on=on))


def _key(stage: Stage) -> str:
    """What the field of gaps asks, as answers name it."""
    return question_key(spec_of(template_of(stage.draft), GAPS), scope_of(stage.draft))


def _rewriting(stage: Stage) -> Act:
    mine = stage.note("me")
    again = held("Autrement.", date(2025, 5, 5), 22)
    return lambda: journal.rewrite(by=stage.cast.nadia, id=mine.pk, content=again, base=mine.digest)


def _sharing(stage: Stage) -> Act:
    mine = stage.note("me")
    return lambda: journal.share(by=stage.cast.nadia, ids=[mine.pk], circle="institution")


def _widening(stage: Stage) -> Act:
    return lambda: journal.widen(**stage.by(id=uuid7(), version=stage.year["team"].pk, circle="institution"))


def _correcting(stage: Stage) -> Act:
    content = held("La fête, à soixante.", date(2025, 6, 20), 60)
    return lambda: journal.correct(
        **stage.by(id=uuid7(), replaces=[stage.year["shared"].pk], content=content)
    )


def _retracting(stage: Stage) -> Act:
    return lambda: journal.retract(**stage.by(id=uuid7(), replaces=[stage.year["shared"].pk]))


def _throwing(stage: Stage) -> Act:
    mine = stage.note("me")
    return lambda: journal.discard(**stage.by(id=uuid7(), version=mine.pk))


def _erasing(stage: Stage) -> Act:
    return lambda: journal.erase_words(facts=[stage.year["shared"].fact])


def _disputing(stage: Stage) -> Act:
    version = stage.year["shared"].pk
    return lambda: journal.contest(by=stage.cast.mireille, id=uuid7(), version=version, words="Non.")


def _settling(stage: Stage) -> Act:
    opened = _disputing(stage)()
    return lambda: journal.settle(**stage.by(id=opened.pk, outcome="On s’est mis d’accord."))  # type: ignore[attr-defined]


def _importing(stage: Stage) -> Act:
    ready = _prepared(stage, uuid7())
    return lambda: journal.tell_many(prepared=ready)


def _undoing(stage: Stage) -> Act:
    batch = uuid7()
    journal.tell_many(prepared=_prepared(stage, batch))
    return lambda: journal.undo_batch(**stage.by(batch=batch))


def _prepared(stage: Stage, batch: UUID) -> journal.Prepared:
    anchor = journal.Anchor(collective=stage.cast.tilleuls)
    notes = [(uuid7(), held(f"Importée {rank}.", date(2025, 4, 4), 11)) for rank in range(3)]
    return journal.prepare_many(**stage.by(batch=batch, anchor=anchor, circle="institution", notes=notes))


def _passing(stage: Stage) -> Act:
    return lambda: journal.tell_in_passing(id=uuid7(), collective=stage.cast.tilleuls, words="Merci.")


def _answering(stage: Stage) -> Act:
    return lambda: reports.answer(**stage.by(id=uuid7(), draft=stage.draft, field=GAPS, text="La sono."))


def _answering_once(stage: Stage) -> Act:
    said = {"about": stage.cast.tilleuls, "question": _key(stage), "text": "La sono."}
    return lambda: reports.answer_once(**stage.by(id=uuid7(), **said))


def _approving(stage: Stage) -> Act:
    return lambda: reports.approve(**stage.by(draft=stage.draft, version=stage.year["team"].pk))


def _withdrawing(stage: Stage) -> Act:
    _approving(stage)()
    return lambda: reports.withdraw(**stage.by(draft=stage.draft, version=stage.year["team"].pk))


def _editing(stage: Stage) -> Act:
    return lambda: reports.edit(**stage.by(draft=stage.draft, field=STORY, words="Nos mots."))


def _restoring(stage: Stage) -> Act:
    _editing(stage)()
    return lambda: reports.restore(**stage.by(draft=stage.draft, field=STORY))


def _arranging(stage: Stage) -> Act:
    other = stage.note()
    left = [stage.year["shared"].fact]
    return lambda: reports.arrange(
        **stage.by(draft=stage.draft, field=STORY, order=[other.fact], left_out=left)
    )


def _arranging_by_date(stage: Stage) -> Act:
    _arranging(stage)()
    return lambda: reports.arrange_by_date(**stage.by(draft=stage.draft, field=STORY))


def _sending(stage: Stage) -> Act:
    reports.freeze(**stage.by(draft=stage.draft))
    return lambda: reports.send(
        **stage.by(id=uuid7(), draft=stage.draft, sent_to="La fondation", on=date(2026, 1, 5))
    )


def _erasing_reread_words(stage: Stage) -> Act:
    _editing(stage)()
    return lambda: erasers.erase_words(facts=[stage.year["shared"].fact])


def _accompanying(stage: Stage) -> Act:
    group = collectives.create_collective(name="Les Acacias")
    collectives.add_member(collective=group, name="Nadia", role="companion", account=stage.cast.nadia)
    journal.tell(
        **stage.by(
            id=uuid7(), anchor=journal.Anchor(collective=group), circle="institution", content=_session()
        )
    )
    return lambda: collectives.accompany(
        collective=group, organisation=stage.cast.club, since=date(2024, 1, 1)
    )


def _session() -> Fact:
    return held("Ailleurs.", date(2025, 2, 2), 12)


def _leaving(stage: Stage) -> Act:
    row = Accompaniment.objects.get(organisation=stage.cast.club, collective=stage.cast.tilleuls)
    return lambda: collectives.end_accompaniment(accompaniment=row, until=date(2025, 4, 1))


def _naming(stage: Stage) -> Act:
    return lambda: collectives.change_collective(collective=stage.cast.tilleuls, name="Les Grands Tilleuls")


def _naming_a_project(stage: Stage) -> Act:
    return lambda: collectives.change_project(project=stage.cast.fete, name="La grande fête")


def _identifying(stage: Stage) -> Act:
    return lambda: organisations.change_identity(
        by=stage.cast.solene, organisation=stage.cast.club, siret="12345678900011"
    )


def _spending(stage: Stage) -> Act:
    bought = Expense(
        happened_on=date(2025, 8, 8), happened="Un four.", money=(line("601", "expense", "actual", 99),)
    )
    return lambda: told(stage.cast, bought)


def _telling_aloud(stage: Stage) -> Act:
    said = held("Dit de vive voix.", date(2025, 5, 6), 23)
    anchor = journal.Anchor(collective=stage.cast.tilleuls)
    given = stage.by(id=uuid7(), anchor=anchor, circle="institution", content=said)
    return lambda: journal.tell_with_voice(**given, sound=sounds.ALL["wav"], lasting=False)


def _writing_down(stage: Stage) -> Act:
    note = stage.note()
    voice = journal.add_recording(by=stage.cast.nadia, entry=note.pk, content=sounds.ALL["wav"], keep=False)
    given = stage.by(id=uuid7(), recording=voice.pk, version=note.pk, base=note.digest)
    return lambda: journal.write_down(**given, words="Écrit d’après la voix.")


CHANGING: dict[str, Callable[[Stage], Act]] = {
    "journal.tell": _telling,
    "journal.tell, money": _spending,
    "journal.tell_with_voice": _telling_aloud,
    "journal.write_down": _writing_down,
    "journal.record_act": _recording,
    "journal.share": _sharing,
    "journal.widen": _widening,
    "journal.correct": _correcting,
    "journal.correct_act": _correcting_an_act,
    "journal.redate_act": _redating_an_act,
    "journal.retract": _retracting,
    "journal.erase_words": _erasing,
    "journal.contest": _disputing,
    "journal.settle": _settling,
    "journal.tell_many": _importing,
    "journal.undo_batch": _undoing,
    "journal.tell_in_passing": _passing,
    "reports.answer": _answering,
    "reports.answer_once": _answering_once,
    "reports.approve": _approving,
    "reports.withdraw": _withdrawing,
    "reports.edit": _editing,
    "reports.restore": _restoring,
    "reports.arrange": _arranging,
    "reports.arrange_by_date": _arranging_by_date,
    "reports.erasers": _erasing_reread_words,
    "collectives.accompany": _accompanying,
    "collectives.end_accompaniment": _leaving,
    "collectives.change_collective": _naming,
    "collectives.change_project": _naming_a_project,
    "organisations.change_identity": _identifying,
}
QUIET: dict[str, Callable[[Stage], Act]] = {
    "journal.rewrite": _rewriting,
    "journal.discard": _throwing,
    "reports.send": _sending,
}
# Acts on other rows, or on no row: nothing that a bilan is drawn from.
ELSEWHERE = {
    *(f"journal.{name}" for name in ("prepare_many", "add_recording", "destroy_recording")),
    *(f"reports.{name}" for name in ("prepared", "begin", "begin_again", "discard")),
    *(f"reports.{name}" for name in ("freeze", "add_official_form", "open_reading", "end_reading")),
    *(f"reports.{name}" for name in ("note_copied", "forget_copied", "add_template", "withdraw_template")),
    *(f"reports.{name}" for name in ("start_measuring", "stop_measuring", "count_minute")),
    *(f"collectives.{name}" for name in ("create_collective", "create_project", "add_member")),
    *(f"collectives.{name}" for name in ("end_membership", "take_role", "end_role")),
    *(f"collectives.{name}" for name in ("give_role", "end_roles_of")),
    *(f"organisations.{name}" for name in ("create_organisation", "give_post", "open_house", "end_post")),
    *(f"organisations.{name}" for name in ("welcome_colleague", "posts_of")),
}
MODULES: dict[str, ModuleType] = {
    "journal": journal,
    "reports": reports,
    "collectives": collectives,
    "organisations": organisations,
}
