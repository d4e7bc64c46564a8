"""The script that reduces the npm package: same package, same file; another folder is refused."""

import importlib.util
import json
import lzma
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "reduire_territoires.py"

COMMUNES: list[dict[str, Any]] = [
    {"code": "01002", "nom": "Bourg", "codesPostaux": ["01001", "01000"], "population": 7},
    {"code": "01001", "nom": "Œil-Saint", "codesPostaux": ["01000"]},
]
HELD = {"departement": "01", "region": "84", "type": "commune-actuelle"}


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reduire_territoires", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def package(tmp_path: Path) -> Path:
    data = {
        "communes": [{**item, **HELD} for item in COMMUNES]
        + [{"code": "01003", "nom": "Ancien", "type": "commune-deleguee", "departement": "01"}],
        "epci": [{"code": "200", "nom": "CC du Bourg", "membres": [{"code": "01002"}]}],
        "ept": [],
        "departements": [{"code": "01", "nom": "Ain", "region": "84"}],
        "regions": [{"code": "84", "nom": "Auvergne-Rhône-Alpes"}],
    }
    (tmp_path / "data").mkdir()
    (tmp_path / "package.json").write_text('{"version": "6.0.0"}')
    for name, items in data.items():
        (tmp_path / "data" / f"{name}.json").write_text(json.dumps(items))
    return tmp_path


def test_columns_are_in_order_and_of_one_length(script: ModuleType, package: Path) -> None:
    comment, *columns = script.reduced(package).split("\f")
    assert "6.0.0" in comment
    assert "Licence Ouverte" in comment
    assert [column.split("\n") for column in columns] == [
        ["01001", "01002", "epci:200", "dep:01", "reg:84"],
        ["Œil-Saint", "Bourg", "CC du Bourg", "Ain", "Auvergne-Rhône-Alpes"],
        ["01000", "01000 01001", "", "", ""],
        ["", "epci:200", "dep:01", "reg:84", ""],
        ["", "7", "7", "7", "7"],
    ]


def test_the_same_package_gives_the_same_bytes(script: ModuleType, package: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.xz", tmp_path / "other.xz"
    assert script.write(package, one) == script.write(package, other) > 0
    assert one.read_bytes() == other.read_bytes()
    assert lzma.decompress(one.read_bytes()).decode() == script.reduced(package)


def test_another_folder_is_refused_with_a_sentence(script: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"il y manque data/communes\.json"):
        script.reduced(tmp_path)


def test_a_commune_whose_code_no_longer_tells_its_department_stops_the_work(
    script: ModuleType, package: Path
) -> None:
    wrong = [{**COMMUNES[0], **HELD, "departement": "02"}]
    (package / "data" / "communes.json").write_text(json.dumps(wrong))
    with pytest.raises(SystemExit, match="ne dit plus son département"):
        script.reduced(package)
