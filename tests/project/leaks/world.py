"""A world where every kind of row, in every circle, holds a word of its own that is nowhere else.

`plant` gives the word of a name of rights.py; the rows are made by the acts of the house. Whoever reads that
word somewhere has read that row.
"""

import io
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from PIL import Image

from pasdecote.ground.facts.atoms import Due, Partner, Place
from pasdecote.ground.facts.gathering import ActionHeld, Encounter
from pasdecote.ground.facts.learning import StepAside
from pasdecote.ground.facts.reporting import DueNoted
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.actions.services import cancel_session, hold_session, plan_sessions, tell_money
from pasdecote.practice.belonging.cards.services import print_cards
from pasdecote.practice.belonging.concerns.services import note_concern
from pasdecote.practice.commitments.services import ask, note_answer, show
from pasdecote.practice.commitments.services.troubles import say_trouble
from pasdecote.projections.agenda.services import note_due, open_feed
from pasdecote.projections.reports.services import begin
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.return_cards import new_return_card
from pasdecote.spine.collectives.enums import Role
from pasdecote.spine.collectives.models import Collective, Membership
from pasdecote.spine.collectives.services import (
    accompany,
    add_member,
    change_collective,
    create_collective,
    create_project,
    end_membership,
)
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import contest, correct, retract, settle, tell_in_passing, widen
from pasdecote.spine.journal.services.photos import add_photo
from pasdecote.spine.journal.services.recordings import add_recording
from pasdecote.spine.organisations.enums import OrganisationKind, PostRole
from pasdecote.spine.organisations.services import create_organisation, give_post
from tests import sounds
from tests.cast import SINCE, build_cast
from tests.factories import TUESDAY, a_note
from tests.portal.intake.import_files import HEADERS, received, table
from tests.project.leaks.asking import put_to_all
from tests.project.leaks.becoming import more_steps, words_and_rules
from tests.project.leaks.bilans import a_year, bilans
from tests.project.leaks.deciding import put_to_decision
from tests.project.leaks.phones import sown_by_phones
from tests.project.leaks.sowing import World, of
from tests.projections.reports.drafts import line

CIRCLES = ("me", "team", "collective", "institution", "public")


def build_world() -> World:
    """Everybody, and everything."""
    world = World(build_cast())
    told = (_people, _notes, _notebooks, _versions, sown_by_phones, _disputes)
    for part in (*told, _doing, _owing, _saying, _group, words_and_rules, put_to_decision, put_to_all):
        part(world)
    a_year(world)
    bilans(world)
    _elsewhere(world)
    return world


def _account(name: str, email: str | None = "") -> Account:
    email = f"{name}@example.org" if email == "" else email
    return Account.objects.create_user(email=email, password="motdepasse-long", name=name.capitalize())


def _people(world: World) -> None:
    cast, yesterday = world.cast, clock.today() - timedelta(days=1)

    def member(name: str, role: str, *, left: bool = False, email: str | None = "") -> Account:
        account = _account(name, email)
        row = add_member(collective=cast.tilleuls, name=name, role=role, account=account, since=SINCE)
        if left:
            world.keep("ends", (row, yesterday))
        return account

    def worker(name: str, house: Any, role: str = PostRole.WORKER) -> Account:
        account = _account(name)
        give_post(account=account, organisation=house, role=role, since=SINCE)
        return account

    mail = world.plant("e-mail of the member")
    Membership.objects.filter(account=cast.mireille).update(
        account=(mireille := _account("m", f"{mail}@x.fr"))
    )
    world.cast = cast = type(cast)(**{**cast.__dict__, "mireille": mireille})
    former = worker("ancien", cast.club)
    row = add_member(
        collective=cast.tilleuls, name="Ancien", role=Role.COMPANION, account=former, since=SINCE
    )
    world.keep("ends", (row, yesterday))
    council = create_organisation(name="Le Département", kind=OrganisationKind.DEPARTMENT)
    world.keep("council", council)
    reader_mail = world.plant("institution reader's e-mail")
    world.people = {
        "anonyme": None,
        "étranger": cast.paul,
        "carte": None,
        "voisine": _account("voisine"),
        "partie": member("partie", Role.MEMBER, left=True),
        "membre": mireille,
        "stagiaire": member("stagiaire", Role.TRAINEE, email=None),
        "élue": member("élue", Role.INVITED_OFFICIAL, email="elue@example.org"),
        "chercheuse": member("chercheuse", Role.RESEARCHER),
        "nadia": cast.nadia,
        "hélène": cast.helene,
        "ancien": former,
        "collègue": worker("collegue", cast.club),
        "cadre": cast.solene,
        "direction": cast.karim,
        "lectrice": _account("lectrice", f"{reader_mail}@example.org"),
        "agent": worker("agent", council),
    }


def _notes(world: World) -> None:
    """A note of Nadia's in each circle, with a photo and a voice."""
    cast = world.cast
    for circle in CIRCLES:
        atoms = {
            "place": Place(name=world.plant(f"note {circle} place"), territory="93066"),
            "partners": (Partner(name=world.plant(f"note {circle} partner")),),
            "next_step": world.plant(f"note {circle} next"),
        }
        note = _told(world, f"note {circle} words", circle, **atoms)
        photo = add_photo(
            by=cast.nadia,
            id=uuid7(),
            version=note.pk,
            data=_picture(CIRCLES.index(circle)),
            agreed=True,
            description=world.plant(f"photo {circle}"),
        )
        world.keep("photo", (photo.pk, f"photo {circle}"))
        voice = sounds.wav(world.plant(f"sound {circle}").encode() * 9)
        recording = add_recording(by=cast.nadia, entry=note.pk, content=voice, keep=True)
        world.keep("sound", (recording.pk, f"sound {circle}"))


def _notebooks(world: World) -> None:
    """What others keep for themselves, those who leave included: they leave afterwards."""
    tilleuls = world.cast.tilleuls
    for role, name in (
        ("membre", "note me of a member"),
        ("stagiaire", "note me of the trainee"),
        ("partie", "note me of who left"),
        ("ancien", "note me of who accompanied"),
    ):
        world.keep("note", a_note(of(world, role), tilleuls, world.plant(name), "me"))
    club = world.cast.club
    world.keep("note", a_note(of(world, "collègue"), club, world.plant("note me of the colleague"), "me"))
    world.keep("note", a_note(world.cast.nadia, club, world.plant("note me about the club"), "me"))
    world.keep("note", a_note(world.cast.nadia, club, world.plant("note of the club"), "team"))
    met = {"by": world.cast.nadia, "organisation": club, "on": TUESDAY}
    for name, circle in (("concern me", "me"), ("concern of the club", "team")):
        note_concern(id=uuid7(), words=f"on attend {world.plant(name)}", circle=circle, **met)
    for row, until in world.rows.pop("ends"):
        end_membership(membership=row, until=until)


def _versions(world: World) -> None:
    """Words corrected, shared since, taken back."""
    nadia = world.cast.nadia
    first = _told(world, "superseded in team, then shared", "team")
    second = correct(
        by=nadia, id=uuid7(), replaces=[first.pk], content=_fact(world.plant("corrected and shared"))
    )
    widen(by=nadia, id=uuid7(), version=second.pk, circle="collective")
    for circle in ("team", "collective"):
        old = _told(world, f"superseded {circle}", circle)
        world.keep("note", correct(by=nadia, id=uuid7(), replaces=[old.pk], content=_fact("Corrigé.")))
        gone = _told(world, f"retracted {circle}", circle)
        retract(by=nadia, id=uuid7(), replaces=[gone.pk])


def _disputes(world: World) -> None:
    cast = world.cast
    for circle, by in (("team", cast.helene), ("collective", cast.mireille)):
        note = _told(world, f"disputed {circle}", circle)
        said = contest(by=by, id=uuid7(), version=note.pk, words=world.plant(f"dispute {circle}"))
        world.keep("contest", said)
    quiet = a_note(cast.nadia, cast.tilleuls, "Une autre.", "team")
    said = contest(by=cast.helene, id=uuid7(), version=quiet.pk, words="Non.")
    settle(by=cast.nadia, id=said.pk, outcome=world.plant("settled dispute team"))
    aside = StepAside(happened_on=TUESDAY, happened=world.plant("step aside"))
    world.keep("note", a_note(cast.nadia, cast.tilleuls, aside, "team"))
    world.keep(
        "note",
        tell_in_passing(id=uuid7(), collective=cast.tilleuls, words=world.plant("told in passing")),
    )


def _doing(world: World) -> None:
    """Sessions and money."""
    cast, soon = world.cast, clock.today() + timedelta(days=5)
    common = {"by": cast.nadia, "collective": cast.tilleuls}
    plan = plan_sessions(
        id=uuid7(),
        dates=[soon],
        title=world.plant("session title"),
        place=world.plant("session place"),
        who=world.plant("session who"),
        **common,
    )[0]
    off = plan_sessions(id=uuid7(), dates=[soon], title="Chorale", **common)[0]
    cancel_session(id=uuid7(), plan=off, reason=world.plant("session cancelled why"), **common)
    done = plan_sessions(id=uuid7(), dates=[TUESDAY], title="Cuisine", **common)[0]
    held = ActionHeld(happened_on=TUESDAY, happened=world.plant("session held"))
    hold_session(id=uuid7(), plan=done, content=held, circle="team", **common)
    world.rows["plan"] = [plan, off, done]
    money = line("601", "expense", "actual", 742, label=world.plant("money label"))
    tell_money(id=uuid7(), on=date(2026, 3, 3), line=_in_2026(money), **common)
    grant = line("74-prive", "income", "actual", 500, funder=world.plant("money funder"))
    tell_money(id=uuid7(), on=date(2026, 3, 3), line=_in_2026(grant), **common)


def _owing(world: World) -> None:
    cast, soon = world.cast, clock.today() + timedelta(days=9)

    def due(name: str, by: Account, about: Any, circle: str, who: str = "") -> UUID:
        said = {"what": "report", "title": world.plant(name), "on": soon, "who": who, "circle": circle}
        return note_due(by=by, id=uuid7(), about=about, **said)

    world.keep("due", due("due team", cast.nadia, cast.tilleuls, "team", world.plant("due team who")))
    world.keep("due", due("due collective", cast.nadia, cast.tilleuls, "collective"))
    world.keep("club due", due("due of the club", cast.nadia, cast.club, "team"))
    world.keep("centre due", due("due of the centre", cast.karim, cast.centre, "team"))
    for name in ("nadia", "hélène", "membre", "cadre", "direction"):
        about = {"cadre": cast.club, "direction": cast.centre}.get(name, cast.tilleuls)
        world.keep("feed", (name, open_feed(by=of(world, name), about=about)))
    world.words["feed secret"] = world.rows["feed"][0][1]


def _saying(world: World) -> None:
    """What the group asks of institutions."""
    cast, council = world.cast, world.rows["council"][0]
    common: dict[str, Any] = {"by": cast.nadia, "collective": cast.tilleuls, "on": TUESDAY}
    asked = ask(id=uuid7(), asked=world.plant("demand collective"), to="le bailleur", **common)
    for name, to in (
        ("demand shown to the département", {"institution": council}),
        ("demand shown to another", {"to": "la Région"}),
    ):
        shown = ask(id=uuid7(), asked=world.plant(name), **to, **common)
        show(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, demand=shown)
        world.keep("demand", shown)
        if to.get("institution"):
            words = world.plant("demand answer")
            note_answer(id=uuid7(), demand=shown, outcome="refused", words=words, **common)
    world.keep("demand", asked)

    trouble = say_trouble(
        by=cast.mireille,
        id=uuid7(),
        collective=cast.tilleuls,
        words=world.plant("trouble"),
        to=[cast.helene.pk],
    )
    world.keep("trouble", trouble.pk)


def _group(world: World) -> None:
    """The group itself: its people, its project, its cards, an import that waits."""
    cast = world.cast
    change_collective(collective=cast.tilleuls, presentation=world.plant("presentation"))
    project = create_project(
        collective=cast.tilleuls, name=world.plant("project name"), aims=world.plant("project aims")
    )
    world.keep("project", project.slug)
    named = add_member(collective=cast.tilleuls, name=world.plant("member name"), since=SINCE)
    world.keep("membership", named.pk)
    card, day = (
        print_cards(by=cast.nadia, collective=cast.tilleuls, count=1, days=7, for_a_day=one)[0]
        for one in (False, True)
    )
    world.words |= {"card secret": card.secret, "card code": card.code}
    world.day_secret = day.secret
    world.words["return card secret"] = new_return_card(account=of(world, "stagiaire")).secret
    row = ["06/01/2026", "", "Atelier", "8", world.plant("import row"), ""]
    data = table([row], HEADERS)
    world.keep("batch", received(cast, data, name=f"{world.plant('import name')}.xlsx").pk)


def _elsewhere(world: World) -> None:
    """Another group, of which our neighbour is."""
    other: Collective = create_collective(name="Les Acacias", founded_on=SINCE)
    accompany(collective=other, organisation=world.cast.elsewhere, since=SINCE)
    voisine = of(world, "voisine")
    add_member(collective=other, name="Voisine", account=voisine, since=SINCE)
    add_member(collective=other, name=world.plant("elsewhere member"), since=SINCE)
    create_project(collective=other, name=world.plant("elsewhere project"))
    world.keep("note", a_note(voisine, other, world.plant("elsewhere note"), "collective"))
    world.keep("group", other.slug)


def more_of_the_team(world: World) -> None:
    """What changes nothing for whoever is not of the team: notes, a due, money, a photo, a bilan, a word."""
    cast = world.cast
    more_steps(world)
    for circle in ("me", "team"):
        for _turn in range(3):
            atoms = {"place": Place(name="Au sous-sol"), "due": (Due(on=clock.today(), what="other"),)}
            a_note(cast.nadia, cast.tilleuls, f"Encore une, {circle}", circle, **atoms)
    due = DueNoted(
        happened_on=clock.today(), title="Rendre la clé", due=(Due(on=clock.today(), what="other"),)
    )
    a_note(cast.nadia, cast.tilleuls, due, "team")
    money = _in_2026(line("602", "expense", "actual", 12, label="Des vis"))
    tell_money(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, line=money, on=TUESDAY)
    noted = a_note(cast.nadia, cast.tilleuls, "Contestée entre nous.", "team")
    contest(by=cast.helene, id=uuid7(), version=noted.pk, words="Non, pas ainsi.")
    frame = {"since": date(2025, 1, 1), "until": date(2025, 12, 31), "template_id": "assemblee-generale"}
    begin(by=cast.nadia, about=cast.tilleuls, bearer=cast.club, **frame)


def _told(world: World, name: str, circle: str, **atoms: Any) -> Entry:
    return world.keep(
        "note", a_note(world.cast.nadia, world.cast.tilleuls, world.plant(name), circle, **atoms)
    )


def _fact(words: str) -> Encounter:
    return Encounter(happened_on=TUESDAY, happened=words)


def _in_2026(money: Any) -> Any:
    return type(money)(
        **{name: getattr(money, name) for name in money.__struct_fields__} | {"exercise": 2026}
    )


def _picture(shade: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (20, 10), (40 * shade, 10, 90)).save(stream, "JPEG")
    return stream.getvalue()
