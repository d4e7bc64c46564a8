"""The acts of deciding together, one module a family."""

from pasdecote.practice.deliberation.services.answering import answer, put_back, set_aside, take_answers_back
from pasdecote.practice.deliberation.services.closing import (
    agree_on_count,
    choose_recounters,
    close_proposal,
    leave_proposal,
    make_due_final,
    make_final,
)
from pasdecote.practice.deliberation.services.electing import (
    accept,
    draw,
    hear,
    propose_name,
    take_drawn_role,
)
from pasdecote.practice.deliberation.services.errors import DeliberationRefused
from pasdecote.practice.deliberation.services.extending import extend_proposal, extend_question
from pasdecote.practice.deliberation.services.objecting import (
    hold,
    integrate,
    lift,
    object_to,
)
from pasdecote.practice.deliberation.services.proposing import (
    Terms,
    amend,
    answer_said,
    open_proposal,
    say_of,
)
from pasdecote.practice.deliberation.services.questions import close_question, open_question
from pasdecote.practice.deliberation.services.speaking import (
    ask_meaning,
    say,
    say_from_paper,
    say_meaning,
    withdraw,
)
from pasdecote.practice.deliberation.services.tallying import (
    count_hands,
    type_papers,
)
from pasdecote.practice.deliberation.services.voting import (
    take_back,
    vote,
    vote_at_table,
)

__all__ = [
    "DeliberationRefused",
    "Terms",
    "accept",
    "agree_on_count",
    "amend",
    "answer",
    "answer_said",
    "ask_meaning",
    "choose_recounters",
    "close_proposal",
    "close_question",
    "count_hands",
    "draw",
    "extend_proposal",
    "extend_question",
    "hear",
    "hold",
    "integrate",
    "leave_proposal",
    "lift",
    "make_due_final",
    "make_final",
    "object_to",
    "open_proposal",
    "open_question",
    "propose_name",
    "put_back",
    "say",
    "say_from_paper",
    "say_meaning",
    "say_of",
    "set_aside",
    "take_answers_back",
    "take_back",
    "take_drawn_role",
    "type_papers",
    "vote",
    "vote_at_table",
    "withdraw",
]
