"""What a log line must not keep: the secret of an address that is one by nature.

Two addresses carry a secret: that of a calendar, which a program reads without signing in, and that of a
forgotten password, which an e-mail carries once. What somebody looks for among services is in an address
as well. The console of Django passes its lines through `Masking`; the access log of gunicorn, when somebody
asks for one, through `AccessLogger`.
"""

import logging
import re
from typing import Any

from gunicorn.glogging import Logger  # type: ignore[import-untyped]

MASK = "***"
_SECRETS = re.compile(
    r"(/agenda/flux/|/mot-de-passe/nouveau/(?!fait/))[^\s/?\"']+|(/a-qui-s-adresser/(?:feuille/)?\?)[^\s\"']+"
)


def masked(text: str) -> str:
    """The same text without the secrets of its addresses."""
    return _SECRETS.sub(rf"\g<1>\g<2>{MASK}", text)


class Masking(logging.Filter):
    """Masks the addresses of a line before anything writes it. It lets every line through."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Write the message out, masked, when an address in it holds a secret."""
        said = record.getMessage()
        if (plain := masked(said)) != said:
            record.msg, record.args = plain, ()
        return True


class AccessLogger(Logger):
    """gunicorn's logger, whose lines of accesses hold no secret whatever their format asks for."""

    def atoms(self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any) -> dict[str, Any]:
        """What a format may ask for, masked: the request, its path, where it came from, its headers."""
        found: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        if str(found.get("U", "")).startswith("/a-qui-s-adresser/"):
            found["q"] = MASK
        return {name: masked(value) if isinstance(value, str) else value for name, value in found.items()}
