"""The set-up scripts as modules: they stand outside the package, so they are loaded from their files."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def load(path: Path) -> ModuleType:
    """The module in that file, not kept in sys.modules."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skips the tests of the real package unless they were asked for: they build for minutes and install on this system."""
    if "package" in (config.option.markexpr or ""):
        return
    for item in items:
        if item.get_closest_marker("package"):
            item.add_marker(pytest.mark.skip(reason="builds and installs the package; asked for by -m package"))


@pytest.fixture
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """start.py, with all that it writes in a folder of the test."""
    module = load(ROOT / "start.py")
    project = tmp_path / "project"
    project.mkdir()
    (project / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (project / "pins.txt").write_text("a==1\n", encoding="utf-8")
    venv = project / ".venv"
    for name, value in {
        "ROOT": project,
        "VENV": venv,
        "PYTHON": venv / "bin" / "python",
        "STAMP": venv / "chairside-setup.json",
        "LIBRARIES": venv / "system-libs",
        "LIBRARY_SETTINGS": venv / "system-libs" / "environment.json",
        "PINS": project / "pins.txt",
    }.items():
        monkeypatch.setattr(module, name, value)
    return module


@pytest.fixture
def debian_packages() -> ModuleType:
    """packaging/debian_packages.py."""
    return load(ROOT / "packaging" / "debian_packages.py")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A folder that is all of PATH but for the system's own small tools, and a function that puts a fake program there."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def add(name: str, script: str) -> Path:
        path = folder / name
        path.write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
        path.chmod(0o755)
        return path

    return add
