"""The code of a card for one vote: worked out from the place it opens, and kept nowhere."""

from django.utils.crypto import constant_time_compare, salted_hmac

from pasdecote.ground.kernel.codes import ALPHABET, LENGTH, code_in
from pasdecote.practice.deliberation.models import Part, Proposal

SALT = "pasdecote.deliberation.card"


def code_of(part: Part) -> str:
    """Eight signs; the same as long as the place is, and of no use once it was laid anew."""
    number = int.from_bytes(salted_hmac(SALT, str(part.pk), algorithm="sha256").digest(), "big")
    signs = []
    for _sign in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[rest])
    return "".join(signs)


def part_with(proposal: Proposal, typed: str) -> Part | None:
    """The place that this code opens in this vote; None when it opens none."""
    code = code_in(typed)
    if code is None:
        return None
    parts = proposal.parts.select_related("membership", "ballot").order_by("pk")
    return next((part for part in parts if constant_time_compare(code_of(part), code)), None)
