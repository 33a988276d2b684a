"""The one module that knows where `assets/` and `templates/` are: beside the package in a checkout, inside it in a wheel."""

import json
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _folder(name: str) -> Path:
    inside = _PACKAGE / "_data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def assets() -> Path:
    """The folder of fonts, icons, translations, platform and rule data."""
    return _folder("assets")


def templates() -> Path:
    """The folder of built-in post templates and card layouts."""
    return _folder("templates")


def card_layouts() -> set[str]:
    """The ids of the card layouts there are."""
    return {path.stem for path in (templates() / "cards").glob("*.json")}


def card_roles(layout: str) -> frozenset[str]:
    """The roles of a built-in card layout; empty when there is none of that id."""
    if layout not in card_layouts():
        return frozenset()
    return frozenset(json.loads((templates() / "cards" / f"{layout}.json").read_text(encoding="utf-8"))["roles"])
