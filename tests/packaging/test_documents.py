"""What is written down agrees with what is there."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

PAGES = ["README.md", "CHANGELOG.md", "docs/architecture.md", "packaging/README.md", ".github/CONTRIBUTING.md"]


def canonical(requirement: str) -> str:
    """The name in a requirement, as the index spells it."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def test_every_requirement_has_a_tested_version(root: Path) -> None:
    """Else a fresh clone next year gets versions that nobody tried."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {canonical(r) for r in [*project["dependencies"], *extras["test"], *extras["package"]]}
    pins = (root / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()

    pinned = {canonical(line) for line in pins if line and not line.startswith("#")}

    assert wanted - pinned == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_link_inside_the_project_leads_somewhere(root: Path, page: str) -> None:
    """A dead link on the first screen is the first impression."""
    text = (root / page).read_text(encoding="utf-8")
    links = [unquote(m) for m in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text) if "://" not in m]

    dead = [link for link in links if not ((root / page).parent / link).exists()]

    assert dead == []


def test_the_readme_shows_the_two_commands_first(root: Path) -> None:
    """They are the promise of the first screen (docs/decisions/0003-two-commands.md)."""
    text = (root / "README.md").read_text(encoding="utf-8")
    screen = text.splitlines()[:40]

    assert "python3 start.py" in screen
    assert "python3 start.py test" in screen
    assert any("docs/images/compose.png" in line for line in screen)


@pytest.mark.paint
def test_the_readmes_command_line_works_as_printed(root: Path, tmp_path: Path) -> None:
    """Line by line, in order, in an empty folder, as a reader would paste it."""
    pytest.importorskip("PySide6")
    text = (root / "README.md").read_text(encoding="utf-8")
    lines = [re.split(r"\s{2,}", line)[0] for line in text.splitlines() if line.startswith("chairside ")]
    env = dict(os.environ, CHAIRSIDE_HOME=str(tmp_path / "data"), PYTHONPATH=str(root), QT_QPA_PLATFORM="offscreen")

    for line in lines:
        command = [sys.executable, "-P", "-m", "composer", *line.split()[1:]]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, f"{line}\n{done.stdout[-1000:]}\n{done.stderr[-2000:]}"

    assert len(lines) >= 7
    assert list((tmp_path / "FOLDER").rglob("*.jpg"))


def test_every_package_of_the_program_is_on_the_map(root: Path) -> None:
    """docs/architecture.md is where a newcomer starts."""
    text = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    packages = [p.parent.name for p in (root / "composer").glob("*/__init__.py")]

    assert [p for p in packages if f"`{p}`" not in text] == []


def test_every_state_of_a_job_is_in_the_picture(root: Path) -> None:
    """The picture of the states is read when something went wrong; a missing state would mislead."""
    from composer.model.job import JobState

    text = (root / "docs" / "architecture.md").read_text(encoding="utf-8")

    assert [s.value for s in JobState if s.value not in text] == []
