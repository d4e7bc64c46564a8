"""Draws the icons of the installed application from the mark: `python scripts/dessiner_icones.py`.

A maskable icon fills its square and keeps what matters in the middle: each phone cuts its own shape out.
"""

import tempfile
from pathlib import Path

import typst

ROOT = Path(__file__).resolve().parents[1]
MARK = ROOT / "pasdecote/ground/ui/static/ui/marque.svg"
FOLDER = ROOT / "pasdecote/portal/home/static/home/icones"
GROUND = "#1c4d8f"
# Name, size in pixels, share of the square that the mark takes.
ICONS = [("icone-192", 192, 1.0), ("icone-512", 512, 1.0), ("masque-192", 192, 0.8), ("masque-512", 512, 0.8)]


def main() -> None:
    """Write every icon beside the others."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, size, share in ICONS:
        picture = drawn(size, share)
        (FOLDER / f"{name}.png").write_bytes(picture)
        print(f"{name}.png  {len(picture)} octets")


def drawn(size: int, share: float) -> bytes:
    """A square PNG of this size, with the mark in its middle."""
    ground = f'rgb("{GROUND}")' if share < 1 else "none"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "marque.svg").write_bytes(MARK.read_bytes())
        page = Path(folder, "icone.typ")
        page.write_text(
            f"#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: {ground})\n"
            f'#align(center + horizon, image("marque.svg", width: {size * share}pt))\n'
        )
        picture = typst.compile(str(page), format="png", ppi=72.0)
    assert isinstance(picture, bytes)
    return picture


if __name__ == "__main__":
    main()
