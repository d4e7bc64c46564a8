"""Lexemes of indexed texts, by the identifier of what they are the words of."""

from django.db import models


class IndexedText(models.Model):
    """The stems of one text. A full-text index over `lexemes` is made by the first migration."""

    owner = models.UUIDField(unique=True)
    lexemes = models.TextField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.owner)
