"""The house rules that no linter knows: sizes, docstrings, fences. Reasons are in the test names."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "composer").rglob("*.py"))
MAX_FILE, MAX_FUNCTION, MAX_METHODS, MAX_VIEW_CONSTRUCTOR = 400, 60, 20, 45


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function in a module."""
    return (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def too_big(path: Path) -> list[str]:
    """What breaks a size limit in one file."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    found = [f"file has {n} lines"] if (n := len(text.splitlines())) > MAX_FILE else []
    for f in functions(tree):
        length = (f.end_lineno or f.lineno) - f.lineno + 1
        limit = MAX_VIEW_CONSTRUCTOR if f.name == "__init__" and "gui" in path.parts else MAX_FUNCTION
        if length > limit:
            found.append(f"{f.name} has {length} lines (limit {limit})")
    for c in (n for n in ast.walk(tree) if isinstance(n, ast.ClassDef)):
        methods = sum(isinstance(b, ast.FunctionDef) for b in c.body)
        if methods > MAX_METHODS:
            found.append(f"class {c.name} has {methods} methods")
    return found


def undocumented(path: Path) -> list[str]:
    """Public names without a docstring in one file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = (
        node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    )
    found = [] if ast.get_docstring(tree) else ["module"]
    found.extend(node.name for node in public if not ast.get_docstring(node))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_newcomer_can_read_every_file_because_sizes_are_limited(path: Path) -> None:
    """A file is one idea, a function fits a screen (STYLE, Shape)."""
    assert too_big(path) == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_and_public_name_says_what_it_is_for(path: Path) -> None:
    """STYLE, Docstrings."""
    assert undocumented(path) == []


def test_the_import_rule_and_the_fences_hold() -> None:
    """The layers of pyproject.toml, checked by import-linter."""
    pytest.importorskip("importlinter")
    script = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"

    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_widgets_are_in_gui_only_and_qt_nowhere_else_but_paint() -> None:
    """QtWidgets in gui; QtGui and QtCore in gui and cards/paint (DESIGN 3)."""
    for path in FILES:
        inside = path.relative_to(ROOT / "composer").parts
        text = path.read_text(encoding="utf-8")
        if inside[0] == "gui":
            continue
        if inside[:2] == ("cards", "paint"):
            assert "QtWidgets" not in text, path
        else:
            assert "PySide6" not in text or inside[0] in {"app", "__main__.py"}, path


def test_the_project_holds_no_path_of_a_developers_machine() -> None:
    """What is committed must mean the same everywhere."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    marks = ["/" + "work/", "/" + "root/", "/" + "home/" + "user/"]
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if (
            path.suffix not in {".py", ".md", ".toml", ".json", ".sh", ".yml", ".spec", ".ps1", ".qss", ""}
            or not path.is_file()
        ):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not [m for m in marks if m in text], name
