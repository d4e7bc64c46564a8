"""Reading the public files of services, CSV or JSON, in the scheme of data·inclusion (services, v1).

A line that cannot be read is named with its reason, and the others are kept. The name of a contact is never
read: a service is written to, not somebody.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from typing import Any

from pasdecote.practice.belonging.referral.needs import BY_THEME

LARGEST = 200_000_000
MOST_ROWS = 300_000
LONGEST = 3000
_COMMUNE = re.compile(r"\d[\dAB]\d{3}")
_LISTED = re.compile(r"[\[\]{}\"']")


class UnreadableFile(ValueError):
    """A file of services that cannot be read at all; the message is a French sentence."""


@dataclass(frozen=True, slots=True)
class Service:
    """One service, in plain values; `key` is its identifier at its producer's."""

    key: str
    source: str
    name: str
    structure: str
    updated_on: date
    description: str = ""
    conditions: str = ""
    needs: tuple[str, ...] = ()
    free: bool | None = None
    address: str = ""
    commune: str = ""
    town: str = ""
    telephone: str = ""
    e_mail: str = ""
    link: str = ""
    hours: str = ""


@dataclass(slots=True)
class Found:
    """The services of a file, and the lines left aside, each with its reason."""

    services: list[Service] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)


def rows(data: bytes) -> Iterator[tuple[int, Any]]:
    """The lines of a CSV or JSON file with their number, the first being 1 (2 under the header of a CSV).

    Raises UnreadableFile: too large, no text, no JSON, no table of services.
    """
    if len(data) > LARGEST:
        raise UnreadableFile("Ce fichier est trop gros (200 Mo au plus). Gardez votre département.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile("Ce fichier n’est pas un texte UTF-8.") from error
    if text.lstrip()[:1] in ("[", "{"):
        return enumerate(_json_rows(text), start=1)
    return enumerate(_csv_rows(text), start=2)


def read_services(data: bytes, houses: dict[str, str]) -> Found:
    """The services of a file; `houses` gives the names of structures by identifier. Raises UnreadableFile."""
    found = Found()
    for number, row in rows(data):
        if number > MOST_ROWS:
            raise UnreadableFile(f"Ce fichier a plus de {MOST_ROWS} lignes. Gardez votre département.")
        try:
            found.services.append(_service(row, houses))
        except ValueError as error:
            found.refused.append((number, str(error)))
    if not found.services and not found.refused:
        raise UnreadableFile("Ce fichier ne contient aucun service.")
    return found


def read_houses(data: bytes) -> dict[str, str]:
    """The names of the structures of a file, by identifier. Raises UnreadableFile."""
    return {
        _text(row.get("id"), 300): _text(row.get("nom"), 300)
        for _number, row in rows(data)
        if isinstance(row, dict)
    }


def _json_rows(text: str) -> list[Any]:
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError):
        try:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError) as error:
            raise UnreadableFile("Ce fichier JSON est incomplet ou abîmé.") from error
    if isinstance(loaded, dict):
        named = [value for key, value in loaded.items() if key in ("items", "services", "structures")]
        loaded = next((value for value in named if isinstance(value, list)), [loaded])
    return list(loaded)


def _csv_rows(text: str) -> Iterator[dict[str, Any]]:
    header = text.split("\n", 1)[0]
    found = csv.DictReader(StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))
    if not {"id", "nom"} <= set(found.fieldnames or ()):
        raise UnreadableFile(
            "Ce tableau n’a pas les colonnes « id » et « nom » : ce n’est pas le bon fichier."
        )
    try:
        yield from found
    except csv.Error as error:
        raise UnreadableFile("Ce tableau est abîmé : une de ses cases ne finit pas.") from error


def _service(row: Any, houses: dict[str, str]) -> Service:
    """One line. Raises ValueError with a French reason."""
    if not isinstance(row, dict):
        raise ValueError("ce n’est pas un service")
    key, name = _text(row.get("id"), 300), _text(row.get("nom"), 300)
    if not key:
        raise ValueError("il manque l’identifiant (« id »)")
    if not name:
        raise ValueError("il manque le nom (« nom »)")
    structure = _text(row.get("structure_id"), 300)
    commune = _text(row.get("code_insee"), 10)
    address = (_text(row.get(name), 300) for name in ("adresse", "complement_adresse"))
    return Service(
        key=key,
        source=_text(row.get("source"), 100) or key.partition("--")[0][:100],
        name=name,
        structure=houses.get(structure, ""),
        updated_on=_day(row.get("date_maj")),
        description=_text(row.get("description") or row.get("presentation_detail"), LONGEST),
        conditions=_text(row.get("conditions_acces"), LONGEST),
        needs=_needs(row.get("thematiques")),
        free={"gratuit": True, "payant": False}.get(_text(row.get("frais"), 20)),
        address=", ".join(part for part in address if part),
        commune=commune if _COMMUNE.fullmatch(commune) else "",
        town=_text(row.get("commune"), 150),
        telephone=_text(row.get("telephone"), 40),
        e_mail=_e_mail(row.get("courriel")),
        link=_link(row.get("lien_source") or row.get("lien_mobilisation")),
        hours=_text(row.get("horaires_accueil"), 500),
    )


def _text(value: Any, longest: int) -> str:
    """A value as a text that can be kept, cut with « … » where it is too long."""
    if value is None or isinstance(value, dict | list):
        return ""
    text = str(value).encode("utf-8", "replace").decode().replace("\x00", "").replace("\r\n", "\n").strip()
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(_text(value, 40)[:10])
    except ValueError:
        raise ValueError(f"la date de mise à jour « {_text(value, 20)} » ne se lit pas") from None


def _needs(value: Any) -> tuple[str, ...]:
    """What it is for, from a list of themes or its text."""
    themes = value if isinstance(value, list) else _LISTED.sub("", _text(value, LONGEST)).split(",")
    codes = (BY_THEME.get(str(theme).strip().partition("--")[0], "") for theme in themes)
    return tuple(dict.fromkeys(code for code in codes if code))


def _e_mail(value: Any) -> str:
    text = _text(value, 254)
    return text if re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\"]+\.\w+", text) else ""


def _link(value: Any) -> str:
    """A web address, and nothing that a browser would run."""
    text = _text(value, 2083)
    return text if re.match(r"https?://[^\s<>\"]+$", text, re.I) else ""
