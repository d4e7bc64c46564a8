"""What a phone says and is told, as docs/hors-ligne.md has it: words, receipts, media in pieces."""

from pasdecote.spine.journal.api.media import piece, pieces
from pasdecote.spine.journal.api.receipts import receipt, sending
from pasdecote.spine.journal.api.words import put

__all__ = ["piece", "pieces", "put", "receipt", "sending"]
