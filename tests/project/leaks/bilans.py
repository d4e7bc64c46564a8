"""What a year has for bilans, and bilans from live to sent, with a word of its own in each."""

from datetime import date
from typing import Any

from pasdecote.ground.facts.atoms import Count, Obtained, Place, Unit
from pasdecote.ground.facts.gathering import ActionHeld
from pasdecote.ground.facts.learning import StepAside
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.reports.services import add_template, approve, begin, edit, freeze, send
from pasdecote.projections.reports.services.answering import answer_once
from pasdecote.projections.reports.services.reading import open_reading
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import contest, correct, retract
from tests.factories import a_note
from tests.project.leaks.sowing import World, of
from tests.projections.reports.drafts import CERFA, OWN

YEAR = date(2025, 3, 3)


def a_year(world: World) -> None:
    """What 2025 has for bilans."""
    nadia = world.cast.nadia

    def held(name: str, circle: str, **more: Any) -> Entry:
        count = Count(unit=Unit.ATTENDANCES, value=30, obtained=Obtained.COUNTED)
        content = ActionHeld(happened_on=YEAR, happened=world.plant(name), counts=(count,), **more)
        return world.keep("note", a_note(nadia, world.cast.tilleuls, content, circle))

    held("year team words", "team", place=Place(name=world.plant("year team place")))
    world.keep("approved", held("year approved words", "team"))
    place = Place(name=world.plant("year institution place"), territory="93066")
    held("year institution words", "institution", place=place)
    disputed = held("year disputed words", "institution")
    contest(by=world.cast.mireille, id=uuid7(), version=disputed.pk, words=world.plant("year dispute"))
    retract(by=nadia, id=uuid7(), replaces=[held("year retracted words", "institution").pk])
    old = held("year superseded words", "institution")
    again = ActionHeld(happened_on=YEAR, happened="Corrigé aussi.")
    correct(by=nadia, id=uuid7(), replaces=[old.pk], content=again)
    aside = StepAside(happened_on=YEAR, happened=world.plant("year step aside"))
    a_note(nadia, world.cast.tilleuls, aside, "institution")
    answer_once(
        by=nadia,
        id=uuid7(),
        about=world.cast.tilleuls,
        question="orientations",
        text=world.plant("answer of the team"),
    )


def bilans(world: World) -> None:
    """One bilan live, one frozen, one sent to the département, one sent elsewhere."""
    cast, nadia = world.cast, world.cast.nadia
    frame = {"about": cast.tilleuls, "since": date(2025, 1, 1), "until": date(2025, 12, 31)}

    def bilan(sentence: str, **more: Any) -> Any:
        draft = begin(by=nadia, **frame, bearer=cast.club, **({"template_id": CERFA} | more))
        edit(by=nadia, draft=draft, field="objectifs_indicateurs", words=world.plant(sentence))
        approve(by=nadia, draft=draft, version=world.rows["approved"][0].pk)
        return world.keep("bilan", draft)

    live = bilan("live bilan sentence", funder=world.plant("live bilan funder"))
    edit(by=nadia, draft=live, field="mise_en_oeuvre", words=world.plant("sentence written over"))
    edit(by=nadia, draft=live, field="mise_en_oeuvre", words="Écrit de nouveau.")
    freeze(by=nadia, draft=bilan("frozen bilan sentence"))
    council = world.rows["council"][0]
    for name, to in (
        ("sent bilan sentence", {"institution": council}),
        ("sent elsewhere sentence", {"sent_to": world.plant("sent elsewhere to")}),
    ):
        draft = bilan(name)
        freeze(by=nadia, draft=draft)
        sending = send(by=nadia, id=uuid7(), draft=draft, on=clock.today(), **to)
        world.keep("sending", sending)
        if to.get("institution"):
            email, who = of(world, "lectrice").email, {"institution": council, "name": "Lectrice"}
            world.keep("reader", open_reading(by=cast.solene, draft=draft, email=email, **who).pk)
    text = OWN.replace("Racontez", world.plant("own template"))
    own = add_template(by=nadia, organisation=cast.club, text=text)
    world.keep("own", own.pk)
    world.keep("bilan", begin(by=nadia, **frame, bearer=cast.club, own=own))
    asking = begin(by=nadia, **frame, bearer=cast.club, template_id="assemblee-generale")
    world.keep("bilan", asking)
