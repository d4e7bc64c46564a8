"""The hand-written year of journal.yaml, told in the database by the acts of the journal."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from pasdecote.ground.facts.accounts import EXPENSES, IN_KIND
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.reading import from_mapping
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.enums import Role
from pasdecote.spine.collectives.models import Collective, Project
from pasdecote.spine.collectives.services import accompany, add_member, create_collective, create_project
from pasdecote.spine.journal.services import Anchor, contest, correct, retract, tell
from pasdecote.spine.organisations.enums import OrganisationKind, PostRole
from pasdecote.spine.organisations.models import Organisation
from pasdecote.spine.organisations.services import create_organisation, give_post

HERE = Path(__file__).parent
SINCE, LONG_BEFORE = date(2025, 2, 1), date(2024, 1, 1)
WORDS = ("title", "happened", "changed", "difficulty", "next_step", "learnt")
AS_THEY_ARE = ("question", "answer", "not_collected", "outcome", "themes")
PARTS = ("age", "gender", "residence")


@dataclass(frozen=True)
class House:
    """Those of whom the year is told."""

    group: Collective
    four: Project
    jardin: Project
    structure: Organisation
    teller: Account
    member: Account
    director: Account


def the_year() -> House:
    """Put the whole year in an empty database."""
    house = _house()
    journal = yaml.safe_load((HERE / "journal.yaml").read_text(encoding="utf-8"))
    for row in journal["notes"]:
        tell(
            by=house.teller,
            id=fact(row["n"]),
            anchor=_anchor(house, row),
            circle=row["circle"],
            content=content(house, row),
            told_at=told_at(row),
        )
    for row in journal["corrected"]:
        correct(
            by=house.teller, id=corrected(row["n"]), replaces=[fact(row["n"])], content=content(house, row)
        )
    for n in journal["disputed"]:
        contest(by=house.member, id=UUID(int=3000 + n), version=fact(n), words="Pas seule : à six.")
    for n in journal["taken_back"]:
        retract(by=house.teller, id=UUID(int=4000 + n), replaces=[fact(n)])
    return house


def fact(n: int) -> UUID:
    """The identifier of a note, which is that of its first version."""
    return UUID(int=n)


def corrected(n: int) -> UUID:
    """The version of a note that stands since it was corrected."""
    return UUID(int=2000 + n)


def number(version: UUID) -> int:
    """The note of a version."""
    return version.int % 1000


def told_at(row: dict[str, Any]) -> datetime:
    """Notes of one day are told in the order of their numbers."""
    return datetime.combine(row["day"], time(12), UTC) + timedelta(minutes=row["n"])


def content(house: House, row: dict[str, Any]) -> Fact:
    """A line of the file as a fact of the journal, checked as any other."""
    project = {"four": house.four, "jardin": house.jardin}.get(row["in"])
    found: dict[str, Any] = {
        "kind": row["what"],
        "happened_on": row["day"],
        "ended_on": row.get("until"),
        "duration_minutes": row.get("minutes"),
        "members_role": row.get("role"),
        "addressed_to": "la Ville" if row["what"] == "demand" else None,
        "project": project.pk if project else None,
        "session": fact(row["session"]) if "session" in row else None,
        "follows": [fact(row["follows"])] if "follows" in row else None,
        "counts": list(_counts(row)),
        "partners": [{"name": name} for name in row.get("partners", ())],
        "place": {"name": row["place"], "territory": row.get("commune", "")} if "place" in row else None,
        "volunteers": _volunteers(row["volunteers"]) if "volunteers" in row else None,
        "due": [{"on": row["due"], "what": "session"}] if "due" in row else None,
        "money": list(_money(row)),
    }
    found |= {name: row[name] for name in (*WORDS, *AS_THEY_ARE) if name in row}
    return from_mapping({name: value for name, value in found.items() if value not in (None, [])})


def _counts(row: dict[str, Any]) -> Any:
    parts = [
        {"dimension": name, "band": band, "value": value}
        for name in PARTS
        for band, value in row.get(name, {}).items()
    ]
    if row.get("present") == "not_collected":
        yield {"unit": "attendances", "obtained": "not_collected", "reason": row["because"]}
    elif "present" in row:
        more = {"out_of": row["out_of"]} if "out_of" in row else {}
        yield _count("attendances", row["present"]) | {"parts": parts} | more
    if "people" in row:
        yield _count("people", row["people"])
    for measure in ("new", "reached"):
        if measure in row:
            yield _count("people", row[measure]) | {"measure": measure}
    if "sessions" in row:
        yield {"unit": "sessions", "value": row["sessions"]}


def _count(unit: str, told: str) -> dict[str, Any]:
    value, obtained = told.split()
    return {"unit": unit, "value": int(value), "obtained": obtained}


def _volunteers(told: str) -> dict[str, int]:
    people, minutes = told.split()
    return {"minutes": int(minutes)} | ({} if people == "?" else {"people": int(people)})


def _money(row: dict[str, Any]) -> Any:
    """Lines such as "601 410.50" or "74-etat 1500 Préfecture paid"."""
    for stage in ("planned", "actual"):
        for told in row.get(stage, ()):
            account, euros, *rest = told.split()
            line = {
                "account": account,
                "side": "expense" if account in EXPENSES else "income",
                "stage": stage,
                "cents": round(float(euros) * 100),
                "exercise": row.get("exercise", 2025),
            }
            if rest and account not in IN_KIND:
                line |= {"funder": " ".join(rest[:-1]), "status": rest[-1]}
            yield line


def _anchor(house: House, row: dict[str, Any]) -> Anchor:
    if row["in"] == "structure":
        return Anchor(organisation=house.structure)
    return Anchor(collective=house.group)


def _house() -> House:
    group = create_collective(name="Le four des Remparts", founded_on=LONG_BEFORE, territory="86194")
    structure = create_organisation(
        name="Espace de vie sociale La Passerelle", kind=OrganisationKind.SOCIAL_CENTRE, territory="86194"
    )
    structure.siret, structure.rna = "00000000400015", "W861234567"
    structure.address, structure.representative = "12 rue des Remparts, Poitiers", "Odile Garnier, présidente"
    structure.save()
    accompany(collective=group, organisation=structure, since=SINCE)
    teller, member, director = (
        Account.objects.create_user(email=f"{name}@example.org", name=name)
        for name in ("salome", "odette", "ghislaine")
    )
    give_post(account=teller, organisation=structure, role=PostRole.WORKER, since=LONG_BEFORE)
    give_post(account=director, organisation=structure, role=PostRole.DIRECTOR, since=LONG_BEFORE)
    add_member(collective=group, name="Salomé", role=Role.COMPANION, account=teller, since=LONG_BEFORE)
    add_member(collective=group, name="Odette", role=Role.MEMBER, account=member, since=LONG_BEFORE)
    return House(
        group=group,
        four=create_project(collective=group, name="Le four à pain"),
        jardin=create_project(collective=group, name="Le jardin"),
        structure=structure,
        teller=teller,
        member=member,
        director=director,
    )
