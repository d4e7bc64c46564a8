"""Values for queries written by hand, as the database in use holds them.

Django's own queries do this by themselves. A few reads that every page makes are written by hand, because
making them up anew costs ten times what the database takes to answer.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection


def as_held(value: UUID | date | str) -> Any:
    """The value as a parameter: SQLite holds identifiers and dates as text, PostgreSQL has them native."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
