"""Two tabs, or a phone that stammers: the same pieces several times at once are one photo."""

import hashlib
import io
import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client
from PIL import Image

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store import pieces
from pasdecote.spine.journal.models import Arriving, Attachment
from tests.cast import build_cast
from tests.factories import a_note

AT_ONCE = 6
pytestmark = pytest.mark.django_db(transaction=True)


def test_a_photo_sent_by_several_tabs_at_once_is_kept_once(client):
    cast = build_cast()
    client.force_login(cast.nadia)
    note, id, start = a_note(cast.nadia, cast.tilleuls, circle="team"), uuid7(), Barrier(AT_ONCE)
    stream = io.BytesIO()
    Image.effect_noise((200, 200), 80).convert("RGB").save(stream, "JPEG")
    data = stream.getvalue()
    announced = {"kind": "photo", "size": len(data), "agreed": True}
    announced |= {"digest": hashlib.sha256(data).hexdigest()}
    size = len(data) // 4 + 1

    def tab(_rank):
        own = Client()
        own.cookies = client.cookies
        address = f"/carnet/{note.pk}/pieces/{id}"
        try:
            start.wait(30)
            own.put(address, json.dumps(announced), content_type="application/json")
            for offset in range(0, len(data), size):
                piece = data[offset : offset + size]
                answer = own.put(f"{address}/{offset}", piece, content_type="application/octet-stream")
            return answer.status_code, answer.content
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = set(pool.map(tab, range(AT_ONCE)))
    assert {status for status, _said in answers} == {200}
    assert len(answers) == 1
    assert json.loads(answers.pop()[1])["state"] == "kept"
    assert (Attachment.objects.count(), Arriving.objects.count(), pieces.came(id)) == (1, 0, 0)
