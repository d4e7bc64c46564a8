"""How others lost data, made it double or made it up, where it hangs on the shape of the whole house: what is
unique, what is counted and kept, what is drawn by chance. docs/hors-ligne.md names the tests of each way."""

import ast

from django.apps import apps
from django.db import models

from tests.project import tree

# Made by us, or a key that somebody holds: never a name that a person gives.
UNIQUE = {
    "accounts.Account.email": "an address signs in",
    "accounts.RecoveryCard.secret_digest": "of a secret drawn here",
    "accounts.RecoveryCard.code_digest": "of a code drawn here",
    "collectives.Invitation.secret_digest": "of a secret drawn here",
    "collectives.Invitation.code_digest": "of a code drawn here",
    "collectives.Collective.slug": "two groups of one name get two addresses",
    "collectives.Project.slug": "two projects of one name get two addresses",
    "organisations.Organisation.slug": "two structures of one name get two addresses",
    "agenda.Feed.digest": "of a secret drawn here",
    "store.Flag.name": "a name that the code gives",
    "store.Attempts.name": "a name that the code gives",
    "collectives.Term.role": "one of our codes",
    "journal.Receipt.sent": "the print of what came",
    "reports.OwnTemplate.name": "a new version takes over from the former, which stays",
    "reports.TimeSpent.template": "the identifier of a template",
    "reports.EditedSentence.field": "the identifier of a field",
    "reports.Arrangement.field": "the identifier of a field",
    "reports.CopiedLine.line": "the identifier of a line",
    "reports.SnapshotFile.format": "one of our codes",
    "intake.SavedMapping.signature": "the print of the columns of a file",
}
# Said by somebody, measured on a file, or of an act that is over: nothing that the rows could tell again.
NUMBERS = {
    "store.Attempts.number": "wrong codes of an hour, then thrown away",
    "collectives.Charter.number": "the rank of a version",
    "collectives.Invitation.number": "printed on the card",
    "journal.Attachment.width": "of a picture",
    "journal.Attachment.height": "of a picture",
    "journal.Arriving.size": "announced by the phone",
    "deliberation.Proposal.quorum": "said by the group",
    "deliberation.Proposal.budget_cents": "said by the group",
    "deliberation.Proposal.places": "said by the group",
    "deliberation.Proposal.version": "the rank of a version",
    "deliberation.Proposal.withdrawn": "ballots that are no more, and cannot be counted again",
    "deliberation.Option.rank": "a place in a list",
    "deliberation.Option.cost_cents": "said by the group",
    "deliberation.Tally.people": "hands, counted in the room",
    "deliberation.Answer.value": "an answer",
    "deliberation.Answer.shown": "an answer, as the others see it",
    "deliberation.Milestone.answers": "when a map was drawn",
    "reports.Draft.exercise": "a year",
    "reports.TimeSpent.year": "a year",
    "reports.TimeSpent.quarter": "a quarter",
    "reports.TimeSpent.minutes": "measured, once its moments are thrown away",
    "intake.Batch.created": "what an import did that day",
    "intake.Batch.removed": "what undoing it did that day",
    "intake.Batch.attempt": "the rank of a try",
}
# Chance makes secrets and identifiers, and the data of the sample. A draw has its seed in the file.
CHANCE = {
    "ground/kernel/codes.py",
    "ground/kernel/identifiers.py",
    "ground/measures/opinion/holding.py",
    "portal/home/sample/weekly.py",
    "practice/deliberation/services/electing.py",
}
WORDS = (models.CharField, models.TextField)


def ours():
    return [model for model in apps.get_models() if model.__module__.startswith("pasdecote")]


def unique_words(model):
    """The fields of text that may not be twice the same, alone or beside others."""
    groups = [[field.name] for field in model._meta.concrete_fields if field.unique]
    groups += [
        list(one.fields) for one in model._meta.constraints if isinstance(one, models.UniqueConstraint)
    ]
    fields = {model._meta.get_field(name) for group in groups for name in group}
    return [field for field in fields if isinstance(field, WORDS)]


def test_nothing_that_somebody_names_must_be_unique():
    found = {f"{model._meta.label}.{field.name}" for model in ours() for field in unique_words(model)}
    assert found == set(UNIQUE), "does a person give this name? then it may come twice"


def test_no_count_is_kept_that_can_be_counted():
    kinds = (models.IntegerField, models.FloatField, models.DecimalField)
    found = {
        f"{model._meta.label}.{field.name}"
        for model in ours()
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.primary_key
    }
    assert found == set(NUMBERS), "can it be counted from the rows? then it is not kept"


def draws(module):
    """Whether a module names any way to draw by chance."""
    parsed = ast.parse(module.read_text())
    named = {node.attr for node in ast.walk(parsed) if isinstance(node, ast.Attribute)}
    for node in ast.walk(parsed):
        if isinstance(node, ast.Import | ast.ImportFrom):
            named |= {alias.name for alias in node.names} | {getattr(node, "module", "") or ""}
    return bool(named & {"random", "secrets", "default_rng", "shuffle", "SystemRandom"})


def test_nothing_told_or_shown_is_drawn_by_chance():
    found = {path.relative_to(tree.ROOT / "pasdecote").as_posix() for path in tree.modules() if draws(path)}
    assert found == CHANCE
