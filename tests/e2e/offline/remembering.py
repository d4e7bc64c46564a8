"""What was told during a walk, as those who told it remember it, and how the house compares in the end.

A version is *sure* once « Garder » was confirmed. It is not any more once its teller deleted it, or said it
anew after a refusal: then it may be there if it had left before, and must not be if it never left.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal import reading
from pasdecote.spine.journal.access import versions
from pasdecote.spine.journal.models import Attachment, Early, Entry, Receipt
from pasdecote.spine.journal.queries import resolutions
from tests.cast import Cast

READERS = {"team": {"nadia", "helene"}, "collective": {"nadia", "helene", "mireille"}}


@dataclass
class Version:
    """One version: whose, of which note, in the place of which, for whom, its words."""

    id: str
    by: str
    words: str
    circle: str
    fact: str
    replaces: list[str]
    sure: bool = True


@dataclass
class Draft:
    """Words typed and not kept. `words`: any of these; `sure`: whether they must be on the phone."""

    words: set[str]
    sure: bool = True


@dataclass
class Memory:
    """All that was told, by identifier; what was deleted before it left; what was told on a page of the
    server and has no receipt; the drafts of each person by phone; the note of each photo."""

    cast: Cast
    told: dict[str, Version] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    on_page: set[str] = field(default_factory=set)
    drafts: dict[tuple[int, str], list[Draft]] = field(default_factory=dict)
    photos: dict[str, str] = field(default_factory=dict)
    number: int = 0

    def words(self, name: str, dice: float) -> str:
        """New words of somebody; now and then the very same as others."""
        self.number += 1
        return f"mot de {name}, encore" if dice < 0.15 else f"mot de {name} n° {self.number}"

    def keep(self, version: Version) -> None:
        """It was confirmed, or may have been."""
        self.told[version.id] = version
        self.gone.discard(version.id)

    def delete(self, id: str, *, left: bool) -> None:
        """Its teller deleted it, after it may have left or before."""
        if left:
            self.told[id].sure = False
        else:
            self.photos = {photo: note for photo, note in self.photos.items() if note != id}
            del self.told[id]
            self.gone.add(id)

    def nothing_lost(self, held: Iterable[str]) -> None:
        """Every sure version is on a phone (`held`, read before) or on the server."""
        kept = {*held, *(str(pk) for pk in Entry.objects.order_by("pk").values_list("pk", flat=True))}
        kept |= {str(pk) for pk in Early.objects.order_by("pk").values_list("pk", flat=True)}
        lost = {id: told for id, told in self.told.items() if told.sure and id not in kept}
        assert not lost, f"kept, then nowhere: {lost}"

    def compare(self) -> int:
        """The server has exactly what was told, each once, with its last words, for its circle only. Gives
        the number of versions."""
        rows = {str(entry.pk): entry for entry in Entry.objects.select_related("author").order_by("pk")}
        early = {str(row.pk): row for row in Early.objects.select_related("account").order_by("pk")}
        there = rows.keys() | early.keys()
        assert not rows.keys() & early.keys(), "a correction waits and stands"
        sure = {id for id, told in self.told.items() if told.sure}
        assert not sure - there, f"lost: {[self.told[id] for id in sure - there]}"
        assert not there - self.told.keys(), f"from nowhere: {there - self.told.keys()}; deleted: {self.gone}"
        for id in there:
            kept: Any = rows.get(id) or early[id]
            who = kept.author if id in rows else kept.account
            said = json.loads(kept.content)["happened"], who.pk, kept.circle
            told = self.told[id]
            assert said == (told.words, self.cast.everybody[told.by].pk, told.circle), (told, said)
        for row in early.values():
            assert set(row.replaces) - rows.keys(), f"waits for nothing: {row.pk}"
        receipts = {str(item) for item in Receipt.objects.order_by("pk").values_list("item", flat=True)}
        assert not there - receipts - self.on_page, "without a receipt"
        self._photos(rows)
        self._last_words(rows)
        self._readers(rows)
        return len(there)

    def _photos(self, rows: dict[str, Any]) -> None:
        """Each photo told with a note is there once, with that note; none of a note deleted before."""
        kept = {str(row.pk): str(row.fact) for row in Attachment.objects.order_by("pk")}
        told = {photo: self.told[note] for photo, note in self.photos.items()}
        sure = {photo: version.fact for photo, version in told.items() if version.sure}
        assert sure.items() <= kept.items(), f"photos lost: {sure.items() - kept.items()}"
        assert kept.keys() <= told.keys(), f"photos from nowhere: {kept.keys() - told.keys()}"

    def _last_words(self, rows: dict[str, Any]) -> None:
        """What stands of each note is what nothing replaced; its teller reads it on its page."""
        replaced = {old for id in rows for old in self.told[id].replaces}
        for fact, found in resolutions({row.fact for row in rows.values()}).items():
            mine = {id for id in rows if self.told[id].fact == str(fact)}
            heads = mine - replaced
            assert {str(head) for head in found.heads} == heads, fact
            if len(heads) > 1:
                continue
            last = self.told[heads.pop()]
            page = reading.note(standing_of(self.cast.everybody[last.by]), UUID(last.id))
            assert page.card.content.happened == last.words, (page.card, last)

    def _readers(self, rows: dict[str, Any]) -> None:
        """Each version is read by its circle, and by nobody else."""
        for name, account in self.cast.everybody.items():
            read = versions(standing_of(account)).order_by("pk").values_list("pk", flat=True)
            mine = {id for id in rows if name in READERS.get(self.told[id].circle, {self.told[id].by})}
            assert {str(pk) for pk in read} == mine, name

    def drafts_of(self, phone: int, name: str) -> list[Draft]:
        """The drafts of somebody on a phone."""
        return self.drafts.setdefault((phone, name), [])

    def take_draft(self, phone: int, name: str, words: str) -> Draft:
        """The page shows these words as a draft: they must be of this person. Gives what may be on disk.

        Of a page that left at once the window may remember the last words and the disk the former ones: both
        are drafts then, and the former may be shown again.
        """
        mine = self.drafts_of(phone, name)
        found = [draft for draft in mine if words in draft.words]
        assert found, f"{name} sees on phone {phone} what is no draft of theirs: {words!r}"
        mine.remove(found[0])
        if former := found[0].words - {words}:
            mine.append(Draft(former, sure=False))
        return found[0]

    def compare_drafts(self, phone: int, name: str, found: list[str]) -> None:
        """The drafts on the phone are those that were left there."""
        mine = self.drafts_of(phone, name)
        for words in found:
            assert any(words in draft.words for draft in mine), f"{name}, phone {phone}: draft {words!r}"
        for draft in mine:
            there = draft.words & set(found)
            assert there or not draft.sure, f"{name}, phone {phone}: lost {draft}, has {found}"
