"""An answer in words, for those who count again and for the list of a large vote."""

from django.utils.translation import gettext as _

from pasdecote.practice.deliberation.counting import GRADES, Answer
from pasdecote.practice.deliberation.forms_ballots import LIVING, OBJECTS, YES_NO
from pasdecote.practice.deliberation.holding import names_of
from pasdecote.practice.deliberation.models import Proposal

SAID = dict((*LIVING, OBJECTS, *YES_NO))


def in_words(proposal: Proposal, answer: Answer) -> str:
    """What an answer says, on one line."""
    options = {option.rank: option.words for option in proposal.options.all()}
    if "grades" in answer:
        return " ; ".join(
            f"{options[int(rank)]} : {GRADES[grade]}" for rank, grade in answer["grades"].items()
        )
    if "places" in answer:
        ranked = sorted(answer["places"].items(), key=lambda one: (one[1], int(one[0])))
        return " ; ".join(f"{place}. {options[int(rank)]}" for rank, place in ranked)
    if "options" in answer:
        return " ; ".join(options[rank] for rank in answer["options"]) or _("aucun")
    if "first" in answer or "second" in answer:
        names = names_of(proposal)
        said = [names.get(answer.get(turn, ""), "") for turn in ("first", "second")]
        return " → ".join(filter(None, said))
    return str(SAID.get(answer.get("answer") or answer.get("reaction") or "", ""))
