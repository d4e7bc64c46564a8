"""A primary key that sorts by time and leaves no trace of this application in migrations."""

from typing import Any

from django.db import models

from pasdecote.ground.kernel.identifiers import uuid7


class TimeOrderedId(models.UUIDField):  # type: ignore[type-arg]
    """A UUIDv7 primary key. Migrations see a plain UUIDField: they import nothing of this application."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"primary_key": True, "default": uuid7, "editable": False, **options})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """As Django asks, under the name of the plain field and without the default."""
        name, _path, args, options = super().deconstruct()
        options.pop("default", None)
        return name, "django.db.models.UUIDField", list(args), options
