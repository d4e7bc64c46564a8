"""What arrives in part is refused whole: half a form is not what somebody wrote."""

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from pasdecote.portal.home.errors import CutShort, not_understood, without_length


class RefuseCutSendings:
    """A middleware: a sending that ends before the length it announced answers 400, one that announces none
    answers 411, and nothing of either is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "CONTENT_LENGTH" not in request.META and "HTTP_TRANSFER_ENCODING" in request.META:
            return without_length(request)
        announced = str(request.META.get("CONTENT_LENGTH") or "0")
        if not re.fullmatch("[0-9]{1,18}", announced):
            return not_understood(request)
        stream = getattr(request, "_stream", None)
        if stream is not None:
            # Django gives no other place to stand between the server and what reads its forms.
            request._stream = Whole(stream, int(announced))  # type: ignore[assignment]
        return self.get_response(request)


class Whole:
    """A stream that raises CutShort when it ends before it gave the bytes announced."""

    def __init__(self, stream: Any, announced: int) -> None:
        self.stream = stream
        self.missing = announced

    def read(self, size: int = -1) -> bytes:
        """As many bytes, all that are announced without a size. Raises CutShort."""
        wanted = self.missing if size < 0 else min(size, self.missing)
        pieces = []
        while wanted > 0:
            piece = self._counted(self.stream.read(wanted))
            pieces.append(piece)
            wanted -= len(piece)
        return b"".join(pieces)

    def readline(self, size: int = -1) -> bytes:
        """A line. Raises CutShort."""
        return self._counted(self.stream.readline(size)) if self.missing and size else b""

    def close(self) -> None:
        """Nothing more is read."""
        self.stream.close()

    def _counted(self, piece: bytes) -> bytes:
        if not piece:
            raise CutShort("fewer bytes than announced")
        self.missing -= len(piece)
        return piece
