"""Gathers the French sentences of the code and of the templates, and compiles the translations.

French is the source: a sentence is its own key. Without a word more (`make messages`), adds new sentences to
each `locale/…/django.po` with nothing across, takes out those gone, keeps what is translated, compiles the
`.mo` beside it, and names what waits for a translation. `nouvelle CODE` makes the empty pack of a language;
`manque CODE` names the sentences that a pack lacks, and writes nothing.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import polib
from babel import Locale, UnknownLocaleError
from babel.messages.extract import extract_python
from babel.messages.plurals import get_plural
from django.conf import settings
from django.utils.translation import templatize, to_locale

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = "pasdecote"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
Key = tuple[str, str, str]  # context, sentence, plural; empty where there is none


def sentences() -> dict[Key, list[tuple[str, str]]]:
    """Every French sentence to translate, with the places that say it: (file, line)."""
    found: dict[Key, list[tuple[str, str]]] = {}
    for path in sorted((ROOT / DOMAIN).rglob("*")):
        if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
            if path.suffix != ".py" and "templates" not in path.parts:
                continue
            for key in _read(path):
                place = (str(path.relative_to(ROOT)), "")
                if place not in found.setdefault(key, []):
                    found[key].append(place)
    return found


def _read(path: Path) -> Iterator[Key]:
    source = path.read_text()
    if path.suffix != ".py":
        # What Django gives is read as Python, to which the indents of a template would mean something.
        source = "\n".join(line.strip() for line in templatize(source, origin=str(path)).split("\n"))
    # Several words come as a tuple, whatever Babel's annotations say.
    extracted: Any = extract_python(io.BytesIO(source.encode()), KEYWORDS, [], {})
    for _line, function, words, _notes in extracted:
        given = [str(word or "") for word in (words if isinstance(words, tuple) else [words])]
        context = given.pop(0) if "pgettext" in (function or "") else ""
        plural = given[1] if "ngettext" in (function or "") else ""
        if given and given[0]:
            yield context, given[0], plural


def key_of(entry: polib.POEntry) -> Key:
    """The key of an entry of a .po file."""
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def translated(entry: polib.POEntry) -> bool:
    """Whether nothing of the entry waits: no empty sentence, nothing marked as doubtful."""
    given = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    return bool(given) and all(given) and "fuzzy" not in entry.flags


def merged(old: polib.POFile, found: dict[Key, list[tuple[str, str]]]) -> polib.POFile:
    """A new catalogue: the sentences found, in order, with the translations that the old one has."""
    known = {key_of(entry): entry for entry in old}
    new = polib.POFile(wrapwidth=110)
    new.metadata = {
        "Project-Id-Version": "pasdecote",
        "Language": old.metadata.get("Language", "en"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": old.metadata.get("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    }
    forms = range(int(re.search(r"nplurals=(\d+)", new.metadata["Plural-Forms"])[1]))  # type: ignore[index]
    for key in sorted(found, key=lambda key: (key[1], key[0])):
        context, sentence, plural = key
        entry = polib.POEntry(msgid=sentence, msgid_plural=plural, msgctxt=context or None)
        entry.occurrences = found[key]
        entry.msgstr_plural = dict.fromkeys(forms, "") if plural else {}
        if key in known:
            entry.msgstr, entry.msgstr_plural = known[key].msgstr, known[key].msgstr_plural
        if "%(" in sentence:
            entry.flags.append("python-format")
        new.append(entry)
    return new


def catalogues() -> list[Path]:
    """The .po files, one a language; the French one holds nothing but how French counts."""
    return sorted((ROOT / "locale").glob("*/LC_MESSAGES/django.po"))


def refresh() -> int:
    """Refresh every catalogue; print what waits for a translation."""
    found = sentences()
    for path in catalogues():
        _keep(merged(polib.pofile(str(path)), found), path)
    return 0


def begin(code: str) -> int:
    """Make the pack of a language: every sentence, nothing across. Refused when there is one already."""
    path = _place(code)
    if path.exists():
        print(f"La langue {code} est déjà là : {path.relative_to(ROOT)}", file=sys.stderr)
        return 1
    empty = polib.POFile()
    empty.metadata = {"Language": code, "Plural-Forms": _plurals(code)}
    path.parent.mkdir(parents=True)
    _keep(merged(empty, sentences()), path)
    return 0


def lacking(code: str) -> int:
    """Print the sentences that a pack lacks, with a place that says each; 1 when some do, 2 without pack."""
    path = _place(code)
    if not path.exists():
        print(f"Aucune langue {code} dans locale/.", file=sys.stderr)
        return 2
    done = {key_of(entry) for entry in polib.pofile(str(path)) if translated(entry)}
    found = sentences()
    waiting = sorted(found.keys() - done, key=lambda key: (found[key][0], key[1]))
    for key in waiting:
        print(f"{found[key][0][0]} : {key[1]}")
    print(f"{code} : {len(found)} phrases, {len(waiting)} à traduire")
    return 1 if waiting else 0


def _keep(catalogue: polib.POFile, path: Path) -> None:
    catalogue.save(str(path))
    path.with_suffix(".mo").write_bytes(catalogue.to_binary())
    waiting = [entry.msgid for entry in catalogue if not translated(entry)]
    print(f"{path.relative_to(ROOT)} : {len(catalogue)} phrases, {len(waiting)} à traduire")
    for sentence in waiting:
        print(f"  {sentence[:100]}")


def _place(code: str) -> Path:
    return ROOT / "locale" / to_locale(code) / "LC_MESSAGES" / "django.po"


def _plurals(code: str) -> str:
    """How a language counts, as gettext says it; as English does where nobody knows."""
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return "nplurals=2; plural=(n != 1);"
    return str(get_plural(code.partition("-")[0]).plural_forms)


def main(words: list[str]) -> int:
    """What the command line asks."""
    parser = argparse.ArgumentParser(
        description="Les traductions de l’outil.", usage="%(prog)s [nouvelle|manque CODE]"
    )
    parser.add_argument("act", nargs="?", choices=("nouvelle", "manque"))
    parser.add_argument("code", nargs="?", default="")
    asked = parser.parse_args(words)
    if asked.act and not re.fullmatch(r"[a-z]{2,3}(-[a-z]{2,4})?", asked.code):
        parser.error("dites la langue par son code : ar, pt, ps, zh-hans…")
    settings.configure()
    django.setup()
    acts = {"nouvelle": begin, "manque": lacking}
    return acts[asked.act](asked.code) if asked.act else refresh()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
