"""Every public method of ours says what it does (Qt's own overrides keep Qt's spelling and description)."""

import ast
from pathlib import Path

GUI = Path(__file__).resolve().parents[2] / "composer" / "gui"
QT = {"event", "paint", "data", "flags", "index", "count"}
"""Overrides of Qt whose names look like ours."""


def methods() -> list[tuple[str, str, bool]]:
    """(where, name, has a docstring) of every public method in our spelling."""
    found = []
    for path in sorted(GUI.rglob("*.py")):
        for cls in (n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.ClassDef)):
            ours = (n for n in cls.body if isinstance(n, ast.FunctionDef) and n.name == n.name.lower())
            where = f"{path.relative_to(GUI)}: {cls.name}"
            found += [
                (where, f.name, bool(ast.get_docstring(f))) for f in ours if f.name[0] != "_" and f.name not in QT
            ]
    return found


def test_every_public_method_of_ours_has_a_docstring() -> None:
    """Ruff can't tell Qt's overrides from our own methods; the spelling can. An override of ours is described above."""
    described = {name for _where, name, has in methods() if has}

    assert [f"{where}.{name}" for where, name, has in methods() if not has and name not in described] == []
