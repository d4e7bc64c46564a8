"""A phone that sends notes, as docs/hors-ligne.md has it."""

import json
from typing import Any

ADDRESS = "/carnet/{}"


def body(words: str = "On s’est vus", **fields: Any) -> dict[str, Any]:
    """What a phone sends of a note about les Tilleuls, told to oneself."""
    content = {"kind": "encounter", "happened_on": "2026-03-03", "happened": words}
    return {"anchor": {"collective": "les-tilleuls"}, "circle": "me", "content": content} | fields


def put(client: Any, id: object, data: Any, **extra: Any) -> Any:
    """Send it; the answer."""
    raw = data if isinstance(data, bytes | str) else json.dumps(data)
    return client.put(f"/carnet/{id}", raw, content_type="application/json", **extra)


def correction(old: Any, words: str, **fields: Any) -> dict[str, Any]:
    """What a phone sends to correct a version, told to the group."""
    return body(words, **{"fact": str(old), "replaces": [str(old)], "circle": "collective"} | fields)
