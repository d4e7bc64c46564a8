"""Reduce the npm package of French territories to the one file that the application reads.

    npm pack @etalab/decoupage-administratif@6.0.0
    tar xzf etalab-decoupage-administratif-6.0.0.tgz
    python scripts/reduire_territoires.py package

Source: INSEE (code officiel géographique 2026), La Poste, DGCL, gathered by Etalab under Licence Ouverte 2.0.

The file is a text compressed with xz: five columns separated by form feeds, one value a line, all columns
of the same length. Columns: code · name · postcodes · parent · population. The first block is a comment.
The same package always gives the same file.
"""

import argparse
import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / "pasdecote" / "spine" / "organisations" / "data" / "territoires.txt.xz"
SOURCE = "npm @etalab/decoupage-administratif {version} (INSEE, La Poste, DGCL), Licence Ouverte 2.0"


class Row(NamedTuple):
    """One territory. `parent` is what holds it directly: a commune's EPCI, an EPCI's département…"""

    code: str
    name: str
    postcodes: str
    parent: str
    population: str


def reduced(package: Path) -> str:
    """The text of the reduced file, from the folder of the npm package; SystemExit for another folder."""
    if not (package / "data" / "communes.json").is_file():
        raise SystemExit(f"{package} n’est pas le dossier du paquet npm : il y manque data/communes.json.")
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    communes = [item for item in _load(package, "communes") if item["type"] == "commune-actuelle"]
    groupings = _load(package, "epci")
    people = {item["code"]: int(item.get("population") or 0) for item in communes}
    homes = {item["code"]: item["departement"] for item in communes}
    rows = [
        *_communes(communes, groupings),
        *_groupings([*groupings, *_load(package, "ept")], people, homes),
        *_larger(_load(package, "departements"), "dep", "departement", communes, parent="region"),
        *_larger(_load(package, "regions"), "reg", "region", communes, parent=None),
    ]
    columns = ["\n".join(column) for column in zip(*rows, strict=True)]
    return "\f".join([SOURCE.format(version=version), *columns])


def write(package: Path, target: Path = TARGET) -> int:
    """Write the reduced file; gives its size in bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    packed = lzma.compress(reduced(package).encode(), check=lzma.CHECK_CRC32, preset=6 | lzma.PRESET_EXTREME)
    return target.write_bytes(packed)


def _load(package: Path, name: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads((package / "data" / f"{name}.json").read_text("utf-8"))
    return sorted(items, key=lambda item: str(item["code"]))


def _communes(communes: Iterable[dict[str, Any]], groupings: Iterable[dict[str, Any]]) -> Iterator[Row]:
    holder = {member["code"]: item["code"] for item in groupings for member in item["membres"]}
    for item in communes:
        code = item["code"]
        if item["departement"] != (code[:3] if code.startswith(("97", "98")) else code[:2]):
            raise SystemExit(f"Le code {code} ne dit plus son département : la lecture est à revoir.")
        postcodes = " ".join(sorted(item.get("codesPostaux", ())))
        grouping = f"epci:{holder[code]}" if code in holder else ""
        yield Row(code, item["nom"], postcodes, grouping, str(item.get("population", "")))


def _groupings(
    groupings: Iterable[dict[str, Any]], people: dict[str, int], homes: dict[str, str]
) -> Iterator[Row]:
    """EPCI and EPT; over several départements, the parent is the one where most of their inhabitants live."""
    for item in groupings:
        members = [member["code"] for member in item["membres"]]
        living: Counter[str] = Counter()
        for code in members:
            living[homes[code]] += people[code]
        department = max(sorted(living), key=living.__getitem__)
        total = sum(people[code] for code in members)
        yield Row(f"epci:{item['code']}", item["nom"], "", f"dep:{department}", str(total))


def _larger(
    items: Iterable[dict[str, Any]],
    prefix: str,
    field: str,
    communes: Iterable[dict[str, Any]],
    *,
    parent: str | None,
) -> Iterator[Row]:
    totals: Counter[str] = Counter()
    for commune in communes:
        totals[commune[field]] += int(commune.get("population") or 0)
    for item in items:
        above = f"reg:{item[parent]}" if parent else ""
        total = totals[item["code"]]
        yield Row(f"{prefix}:{item['code']}", item["nom"], "", above, str(total or ""))


def main() -> None:
    reader = argparse.ArgumentParser(description="Réduire le découpage administratif au fichier du logiciel.")
    reader.add_argument("paquet", type=Path, help="dossier du paquet npm décompressé (« package »)")
    size = write(reader.parse_args().paquet)
    sys.stdout.write(f"{TARGET.relative_to(HERE)} : {size} octets\n")


if __name__ == "__main__":
    main()
