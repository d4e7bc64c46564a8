"""The acts on bilans: preparing, rereading, freezing, sending."""

from pasdecote.projections.reports.services.answering import answer, answer_once
from pasdecote.projections.reports.services.arranging import arrange, arrange_by_date
from pasdecote.projections.reports.services.copying import forget_copied, note_copied
from pasdecote.projections.reports.services.freezing import add_official_form, begin_again, freeze
from pasdecote.projections.reports.services.measuring import (
    count_minute,
    start_measuring,
    stop_measuring,
)
from pasdecote.projections.reports.services.own_templates import add_template, withdraw_template
from pasdecote.projections.reports.services.preparing import begin, discard, prepared
from pasdecote.projections.reports.services.reading import end_reading, open_reading
from pasdecote.projections.reports.services.rereading import approve, edit, restore, withdraw
from pasdecote.projections.reports.services.sending import send

__all__ = [
    "add_official_form",
    "add_template",
    "answer",
    "answer_once",
    "approve",
    "arrange",
    "arrange_by_date",
    "begin",
    "begin_again",
    "count_minute",
    "discard",
    "edit",
    "end_reading",
    "forget_copied",
    "freeze",
    "note_copied",
    "open_reading",
    "prepared",
    "restore",
    "send",
    "start_measuring",
    "stop_measuring",
    "withdraw",
    "withdraw_template",
]
