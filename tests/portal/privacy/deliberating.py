"""Zénobie asks, speaks, answers, objects, moderates and votes: one word of its own in each place that holds
some."""

from typing import Any

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation import services
from pasdecote.practice.deliberation.models import Part, Proposal
from pasdecote.practice.deliberation.services import Terms
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.enums import Role
from pasdecote.spine.collectives.models import Term

SAID = ("tamandua", "gibbon", "lamantin", "agouti", "kinkajou", "suricate", "galago", "dugong")
PROPOSED = ("vigogne", "guanaco", "margay", "caracal", "fennec", "oryx", "colobe")
DISCUSSED = ("wapiti", "mangouste", "coati", "potto")
PLANTED = (*SAID, *PROPOSED, *DISCUSSED)


def with_voices(cast: Any, person: Account) -> None:
    """Her questions, one closed by Nadia; her words, one written down for her; what she answered and laid
    aside as who animates the group."""
    group = cast.tilleuls
    member = group.memberships.get(account=person)
    asked = services.open_question(
        by=person, id=uuid7(), collective=group, words="Un tamandua ?", why="Un gibbon", wide=True
    )
    ended = services.open_question(by=person, id=uuid7(), collective=group, words="Un galago ?")
    services.close_question(by=cast.nadia, id=uuid7(), question=ended)
    said = services.say(by=person, id=uuid7(), question=asked, words="Un lamantin")
    by_nadia: dict[str, Any] = {"by": cast.nadia, "question": asked}
    services.say(id=uuid7(), words="Un agouti", relayed="said", speaker=member, **by_nadia)
    other = services.say(id=uuid7(), words="Nadia dit un tapir", **by_nadia)
    services.ask_meaning(by=person, id=uuid7(), voice=other, words="Quel kinkajou ?")
    meant = services.ask_meaning(by=cast.nadia, id=uuid7(), voice=said, words="Quoi ?")
    services.say_meaning(by=person, clarification=meant, words="Un suricate")
    services.answer(by=person, voice=other, value=1)
    Term.objects.create(membership=member, role=Role.FACILITATION, since=clock.today())
    services.set_aside(by=person, voice=other, why="Un dugong")


def with_decisions(cast: Any, person: Account) -> None:
    """What she puts to decision, changes, objects to, asks, counts and votes."""
    group = cast.tilleuls
    hers = put(person, group, "Une vigogne", "Un guanaco")
    choices = [("Un margay", None), ("Rien", None)]
    put(person, group, "Laquelle ?", "", rule="majority_judgment", options=choices)
    services.leave_proposal(by=cast.nadia, id=uuid7(), proposal=put(person, group, "Une autre vigogne", ""))
    services.amend(by=person, proposal=hers, words="Un caracal")
    services.amend(by=cast.nadia, proposal=hers, words="Nadia en dit un texte")
    services.amend(by=person, proposal=hers, words="Un fennec", why="Un fennec aussi")
    services.count_hands(by=person, proposal=hers, hands={"agrees": 2})
    parts = Part.objects.filter(proposal=hers).order_by("pk")
    mine = parts.get(membership__account=person)
    services.choose_recounters(by=person, proposal=hers, parts=[mine, parts.exclude(pk=mine.pk)[0]])
    theirs = put(cast.nadia, group, "Peindre le hall", "En jaune")
    objected = services.object_to(by=person, id=uuid7(), proposal=theirs, words="Un colobe")
    services.integrate(by=cast.nadia, objection=objected, words="En vert")
    again = services.object_to(by=person, id=uuid7(), proposal=theirs, words="Encore un colobe")
    services.lift(by=person, objection=again, words="Un oryx")
    asking: dict[str, Any] = {"proposal": theirs, "kind": "question"}
    services.say_of(by=person, id=uuid7(), words="Quel wapiti ?", **asking)
    services.say_of(by=person, id=uuid7(), proposal=theirs, kind="reaction", words="Une mangouste")
    question = services.say_of(by=cast.nadia, id=uuid7(), words="Combien ?", **asking)
    services.answer_said(by=person, said=question, words="Un coati")
    with_a_reason(cast, person)


def with_a_reason(cast: Any, person: Account) -> Proposal:
    """She writes a name, and why, in an election without candidates."""
    election = put(cast.nadia, cast.tilleuls, "Qui tient la caisse ?", "", rule="election")
    named = Part.objects.filter(proposal=election).exclude(membership__account=person).order_by("pk")[0]
    said = {"name": str(named.membership_id), "why": "Un potto l’a dit"}
    services.vote(by=person, proposal=election, said=said)
    return election


def put(by: Account, group: Any, title: str, words: str, **terms: Any) -> Proposal:
    """Something that she, or another, puts to decision."""
    return services.open_proposal(
        by=by, id=uuid7(), collective=group, title=title, words=words, terms=Terms(**terms)
    )
