"""What screens of the journal ask, and how it becomes a fact."""

from pasdecote.spine.journal.forms.acts import CircleForm, ReviewForm, ThreadFilter, WordsForm
from pasdecote.spine.journal.forms.notes import CorrectForm, NoteForm, RewriteForm
from pasdecote.spine.journal.forms.telling import TellForm

__all__ = [
    "CircleForm",
    "CorrectForm",
    "NoteForm",
    "ReviewForm",
    "RewriteForm",
    "TellForm",
    "ThreadFilter",
    "WordsForm",
]
