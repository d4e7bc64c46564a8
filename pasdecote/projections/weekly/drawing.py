"""The sheet in words: for the screen, as a text to forward, and as a document in large type."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from pasdecote.ground.documents.model import BlankLines, Block, Bullets, Document, Heading, Paragraph
from pasdecote.ground.facts.becoming import Awaited
from pasdecote.ground.facts.owing import Expected, Owed
from pasdecote.projections.weekly.projection import TWO_WEEKS, Came, Sheet
from pasdecote.spine.journal.awaiting import awaited_words
from pasdecote.spine.journal.names import kind_words
from pasdecote.spine.journal.sentences import day_in_words, sentence_of, shortened

LONGEST, LONGEST_WORD = 180, 90


@dataclass(frozen=True, slots=True)
class Part:
    """A titled list of sentences."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet in words. `below` are the sentences under the lists; `not_so` says how to answer back."""

    group: str
    week: str
    parts: tuple[Part, ...]
    below: tuple[str, ...]
    not_so: str

    @property
    def text(self) -> str:
        """The whole sheet as plain text, to paste in any thread."""
        blocks = [f"{self.group}\n{self.week}"]
        blocks += ["\n".join((part.title, *(f"• {line}" for line in part.lines))) for part in self.parts]
        return "\n\n".join([*blocks, *self.below, self.not_so])


def page_of(sheet: Sheet, group: str, today: date) -> Page:
    """The sheet in the language of the screen; the words of the tellers stay theirs."""
    happened = [str(sentence_of(item.content, today, longest=LONGEST)) for item in sheet.happened]
    decided = [str(sentence_of(item.content, today, longest=LONGEST)) for item in sheet.decided]
    coming = [_expected(item, today) for item in sheet.coming]
    found = [
        Part(_("Ce qui s’est passé"), tuple(happened)),
        Part(_("Ce qui a été décidé"), tuple(decided)),
        Part(_("Ce qui vient"), tuple(coming)),
        Part(_("Ce que nos paroles sont devenues"), tuple(_words(sheet, today))),
    ]
    return Page(
        group=group,
        week=week_in_words(sheet.monday, sheet.sunday),
        parts=tuple(part for part in found if part.lines),
        below=tuple(_below(sheet, today)),
        not_so=_(
            "Ce n’est pas ça ? Écrivez-le au dos de cette feuille, ou dites-le à quelqu’un du groupe : "
            "les mots en question seront retenus le temps d’en parler."
        ),
    )


def document_of(page: Page, today: date) -> Document:
    """The sheet to print, in large type, with room to answer."""
    blocks: list[Block] = []
    for part in page.parts:
        blocks += [Heading(1, part.title), Bullets(part.lines)]
    blocks += [Paragraph(words) for words in page.below]
    blocks += [Paragraph(page.not_so, style="quote"), BlankLines(2)]
    language = get_language() or "fr"
    return Document(
        title=page.group,
        subtitle=page.week,
        date=today,
        blocks=tuple(blocks),
        language=language.split("-")[0],
        large=True,
    )


def week_in_words(monday: date, sunday: date) -> str:
    """« Semaine du 16 au 22 novembre 2026 »."""
    same_month = (monday.year, monday.month) == (sunday.year, sunday.month)
    start = date_format(monday, "j" if same_month else "j F")
    return _("Semaine du %(start)s au %(end)s") % {"start": start, "end": date_format(sunday, "j F Y")}


def _words(sheet: Sheet, today: date) -> list[str]:
    """What came of words this week; on the sheet of these days, the answers that institutions owe."""
    recent = today < sheet.monday + TWO_WEEKS
    return [_became(one, today) for one in (*sheet.came, *(sheet.owed if recent else ()))]


def _became(one: Came, today: date) -> str:
    """« Ils régularisent en août » et 3 autres : Décision, on ira consulter les justificatifs. »"""
    content, what = one.word.content, one.what
    said = shortened((content.title or content.happened).strip(" «»\u00a0\n"), LONGEST_WORD)
    whose = _("« %(words)s »") % {"words": said} if said else _("Une parole")
    if one.others:
        more = ngettext("et %(n)s autre", "et %(n)s autres", one.others) % {"n": one.others}
        whose = f"{whose} {more}"
    if isinstance(what, Awaited):
        return f"{whose}{_(' : ')}{awaited_words(what, today)}"
    kind = kind_words(what.content.kind)
    return f"{whose}{_(' : ')}{kind}, {sentence_of(what.content, today, longest=LONGEST).body}"


def _expected(item: Owed, today: date) -> str:
    content = item.told.content
    place = content.place.name.strip() if content.place else ""
    when = ", ".join(part for part in (day_in_words(item.due.on, today), item.due.at, place) if part)
    words = shortened(content.title or content.happened, LONGEST) or _EXPECTED[Expected(item.due.what)]()
    return f"{when}{_(' : ')}{words}"


_EXPECTED = {
    Expected.SESSION: lambda: _("séance"),
    Expected.REPORT: lambda: _("bilan à envoyer"),
    Expected.ANSWER: lambda: _("réponse attendue"),
    Expected.REVIEW: lambda: _("décision à revoir"),
    Expected.TASK: lambda: _("à faire"),
    Expected.CLOSING: lambda: _("fin des réponses"),
}


def _below(sheet: Sheet, today: date) -> list[str]:
    found = []
    if sheet.empty:
        found.append(_("Rien n’a été raconté cette semaine. Un groupe a le droit de se reposer."))
    if sheet.more:
        words = ngettext("%(n)s autre note est dans le Fil.", "%(n)s autres sont dans le Fil.", sheet.more)
        found.append(words % {"n": sheet.more})
    if sheet.nothing and sheet.happened and today < sheet.monday + TWO_WEEKS:
        words = ngettext(
            "%(n)s parole de l’année n’a encore rien donné que nous ayons noté.",
            "%(n)s paroles de l’année n’ont encore rien donné que nous ayons noté.",
            sheet.nothing,
        )
        found.append(words % {"n": sheet.nothing})
    if sheet.disputed:
        words = ngettext(
            "Une note est en discussion : elle n’est pas sur cette feuille.",
            "%(n)s notes sont en discussion : elles ne sont pas sur cette feuille.",
            sheet.disputed,
        )
        found.append(words % {"n": sheet.disputed})
    return found
