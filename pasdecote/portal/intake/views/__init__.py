"""The screens of import: bring a file, check it, decide what columns hold, follow it, undo it."""

from pasdecote.portal.intake.views.bringing import start
from pasdecote.portal.intake.views.checking import check, columns
from pasdecote.portal.intake.views.following import progress, undo

__all__ = ["check", "columns", "progress", "start", "undo"]
