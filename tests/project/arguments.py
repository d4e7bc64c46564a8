"""The values in addresses: by the name of the parameter, or by "address parameter" where one name means two
things."""

from collections.abc import Callable
from typing import Any

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.belonging.charter.services import take_role
from pasdecote.projections.reports.models import InstitutionReader
from tests.factories import (
    a_concern,
    a_contest,
    a_demand,
    a_due,
    a_note,
    a_photo,
    a_recording,
    a_session,
    a_statement,
    a_trouble,
    some_rules,
)
from tests.portal.intake.import_files import imported, received
from tests.practice.deliberation.asked import a_clarification, a_question, a_voice
from tests.practice.deliberation.voters import decided, in_decision
from tests.projections.reports.drafts import (
    CERFA,
    a_bilan,
    a_frozen_bilan,
    a_sending,
    an_own_template,
    held,
    told,
)

# fmt: on


def note_of_nadia(cast: Any, circle: str) -> object:
    """A note in a circle, by its id."""
    return a_note(cast.nadia, cast.tilleuls, circle=circle).pk


def shown_to_an_institution(cast: Any) -> str:
    """A group that asks something of the institution that Paul reads for."""
    a_demand(cast.nadia, cast.tilleuls, institution=a_sending(cast).institution, shown_by=cast.nadia)
    return str(cast.tilleuls.slug)


def drafted(cast: Any) -> str:
    """A group that writes its rules."""
    return str(some_rules(cast.nadia, cast.tilleuls, adopted=False).collective.slug)


def taken(cast: Any) -> str:
    """A role that Hélène took."""
    row = cast.tilleuls.memberships.get(account=cast.helene)
    held = row.terms.filter(role="facilitation").first()
    return str((held or take_role(by=cast.nadia, membership=row, role="facilitation")).role)


NOTES = "note correct retract widen contest put receipt choose add_photo add_recording".split()
PHOTOS = "photo hide_faces remove_photo".split()
VOICES = "recording write_down destroy_recording".split()
DRAFTS = ("rewrite", "discard")
CONCERNS = ("list", "note", "found", "open_nearby")
STRUCTURES = ("structure", "identity", "welcome", "end_post")
BILANS = "bilan minute figure field edit restore approve arrange freeze discard download official".split()
SHEETS = "copying copying_paper copied years".split()
FROZEN_BILANS = "send compare begin_again readers end_reader".split()
ANSWERS = "answer_words own_answers take_answers_back uniting uniting_file".split()
QUESTION_PAGES = (*ANSWERS, *"question say paper close_question".split())
ARGUMENTS: dict[str, Callable[[Any], object]] = {
    "slug": lambda cast: cast.tilleuls.slug,
    "collective": lambda cast: cast.tilleuls.slug,
    **{f"structures:{page} slug": lambda cast: cast.centre.slug for page in STRUCTURES},
    **{f"concerns:{page} slug": lambda cast: cast.centre.slug for page in CONCERNS},
    "concerns:open_nearby version": lambda cast: a_concern(cast.karim, cast.centre),
    "post": lambda cast: cast.helene.posts.get().pk,
    "project": lambda cast: cast.fete.slug,
    "membership": lambda cast: cast.tilleuls.memberships.get(account=cast.helene).pk,
    "accompaniment": lambda cast: cast.tilleuls.accompaniments.get(organisation=cast.club).pk,
    **{f"journal:{page} id": lambda cast: note_of_nadia(cast, "team") for page in NOTES},
    **{f"journal:{page} id": lambda cast: note_of_nadia(cast, "me") for page in DRAFTS},
    "note": lambda cast: note_of_nadia(cast, "team"),
    **{f"journal:{page} id": lambda cast: uuid7() for page in ("pieces", "piece", "settle_early")},
    "offset": lambda cast: 0,
    "journal:settle id": lambda cast: a_contest(cast.mireille, cast.nadia, cast.tilleuls).pk,
    **{f"journal:{page} id": lambda cast: a_photo(cast.nadia, cast.tilleuls).pk for page in PHOTOS},
    **{f"journal:{page} id": lambda cast: a_recording(cast.nadia, cast.tilleuls).pk for page in VOICES},
    **{f"privacy:{page} slug": lambda cast: cast.centre.slug for page in ("structure", "erase_person")},
    "privacy:erase_person membership": lambda cast: cast.demir.pk,
    "plan": lambda cast: a_session(cast.nadia, cast.tilleuls),
    "trouble": lambda cast: a_trouble(cast.mireille, cast.tilleuls, cast.nadia, cast.karim).pk,
    "address": lambda cast: cast.centre.pk,
    **{f"commitments:{page} slug": lambda cast: cast.centre.slug for page in ("addresses", "remove_address")},
    "demand": lambda cast: a_demand(cast.nadia, cast.tilleuls),
    "deliberation:uniting_file form": lambda cast: "csv",
    **{f"deliberation:{page} question": lambda cast: a_question(cast).pk for page in QUESTION_PAGES},
    "voice": lambda cast: a_voice(cast).pk,
    "clarification": lambda cast: a_clarification(cast).pk,
    "proposal": lambda cast: in_decision(cast).pk,
    **{f"deliberation:{page} proposal": lambda cast: decided(cast).pk for page in ("recount", "recounters")},
    "deliberation:take_back part": lambda cast: in_decision(cast).parts.get(membership=cast.demir).pk,
    "said": lambda cast: in_decision(cast).said.get().pk,
    "objection": lambda cast: in_decision(cast).objections.get().pk,
    "place": lambda cast: "nothing-was-signed",
    "what": lambda cast: "cartes",
    "house": lambda cast: cast.centre.slug,
    "fact": lambda cast: a_due(cast.nadia, cast.tilleuls),
    **{
        f"agenda:house_{page} fact": lambda cast: a_due(cast.karim, cast.centre)
        for page in ("settle", "move")
    },
    **{f"charter:{page} slug": lambda cast: drafted(cast) for page in ("draft", "drop", "adopt")},
    "charter:file slug": lambda cast: some_rules(cast.nadia, cast.tilleuls).collective.slug,
    "charter:version number": lambda cast: some_rules(cast.nadia, cast.tilleuls).number,
    "charter:hand_on role": lambda cast: taken(cast),
    "threads:voice fact": lambda cast: a_statement(cast.nadia, cast.tilleuls),
    "secret": lambda cast: "nobody-was-given-this",
    "batch": lambda cast: received(cast).pk,
    **{f"intake:{page} batch": lambda cast: imported(cast).pk for page in ("progress", "undo")},
    "template": lambda cast: CERFA,
    "own": lambda cast: an_own_template(cast).pk,
    **{f"reports:{page} id": lambda cast: a_bilan(cast).pk for page in (*BILANS, *SHEETS)},
    **{f"reports:{page} id": lambda cast: a_frozen_bilan(cast).pk for page in FROZEN_BILANS},
    "reports:asked_by slug": lambda cast: shown_to_an_institution(cast),
    "sending": lambda cast: a_sending(cast).pk,
    "reader": lambda cast: InstitutionReader.objects.get(institution=a_sending(cast).institution).pk,
    "reports:cost slug": lambda cast: cast.centre.slug,
    "field": lambda cast: "ecarts",
    "reports:arrange field": lambda cast: "mise_en_oeuvre",
    "of": lambda cast: "groupe",
    "question": lambda cast: "what_is_missing",
    "form": lambda cast: "json",
    "weekly:file form": lambda cast: "png",
    "version": lambda cast: told(cast, held("Une note de l’équipe")).pk,
    # nobody's key and nobody's link: both answer that there is no such thing
    "pk": lambda cast: 0,
    "uidb36": lambda cast: "0",
    "key": lambda cast: "0-0",
}
