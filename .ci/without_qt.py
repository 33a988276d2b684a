"""A pytest plugin for the run of the core's tests where PySide6 is not installed: `pytest -p without_qt`.

Leaves out, and names, the test files that themselves use Qt; refuses to run where Qt could be imported after all.
"""

import importlib.util
import re
import tomllib
from pathlib import Path

import pytest

USES_QT = re.compile(
    r"^\s*(?:from|import)\s+(?:PySide6|composer\.gui|composer\.cards\.paint)\b|\bqtbot\b|\bqapp\b", re.MULTILINE
)
LEFT_OUT = ("gui", "paint", "peer", "package", "slow")
_files: list[str] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """The settings of pytest-qt in pyproject.toml, which is not installed here either."""
    settings = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    for name in settings:
        if name.startswith("qt_"):
            parser.addini(name, "of pytest-qt, not used here")


def pytest_sessionstart() -> None:
    """Stops where the promise could not be tested."""
    if importlib.util.find_spec("PySide6") is not None:
        raise pytest.UsageError("PySide6 is installed here, so nothing would be proved")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leaves out test files, and folders whose conftest.py, use Qt."""
    path = collection_path / "conftest.py" if collection_path.is_dir() else collection_path
    if not (path.is_file() and (path.match("test_*.py") or path.name == "conftest.py")):
        return None
    if USES_QT.search(path.read_text(encoding="utf-8")):
        _files.append(str(collection_path.relative_to(Path.cwd())))
        return True
    return None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out tests that are marked as needing Qt, a server or the package."""
    out = [i for i in items if any(i.get_closest_marker(m) for m in LEFT_OUT)]
    config.hook.pytest_deselected(items=out)
    items[:] = [i for i in items if i not in set(out)]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says what was left out."""
    terminalreporter.write_line(f"Left out, because they use Qt themselves ({len(_files)}): " + " ".join(_files))
