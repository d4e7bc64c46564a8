"""Lexemes of indexed texts, by the identifier of what they are the words of; things that were done once,
or tried."""

from uuid import UUID

from django.db import models

NOBODY = UUID(int=0)


class IndexedText(models.Model):
    """The stems of one text. A full-text index over `lexemes` is made by the first migration."""

    owner = models.UUIDField(unique=True)
    lexemes = models.TextField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.owner)


class Flag(models.Model):
    """Something that is so once and for all: `name` says what, `account` for whom, NOBODY for all."""

    name = models.CharField(max_length=40)
    account = models.UUIDField(default=NOBODY)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["name", "account"], name="flag_set_once"),)

    def __str__(self) -> str:
        return self.name


class Attempts(models.Model):
    """How often something was asked: `name` is a digest of what, forgotten at `until`."""

    name = models.CharField(max_length=64, primary_key=True)
    number = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
