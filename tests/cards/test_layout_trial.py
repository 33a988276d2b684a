"""A layout author's file: recognized, read with line and field, and tried on every shape."""

import json
from pathlib import Path
from typing import Any

import pytest

from composer.app.authoring.layout_trial import is_layout, read_with_line, try_layout
from composer.app.tools import Tools
from composer.cli.main import run
from composer.model.errors import BadInput
from composer.model.moment import SystemClock
from composer.model.practice import Practice

pytestmark = pytest.mark.paint


@pytest.fixture
def tools(qapp: Any, tmp_path: Path) -> Tools:
    """What needs no database."""
    return Tools(tmp_path / "home", Practice, SystemClock(), lambda _digest: b"")


def changed(templates_dir: Path, target: Path, **more: object) -> Path:
    """The tip layout under a name of its own, with other fields."""
    value = json.loads((templates_dir / "cards" / "tip.json").read_text(encoding="utf-8"))
    target.write_text(json.dumps({**value, "id": "mine", **more}, indent=1), encoding="utf-8")
    return target


def test_a_layout_is_told_from_a_template(templates_dir: Path, tmp_path: Path) -> None:
    """One command checks both."""
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")

    assert is_layout(templates_dir / "cards" / "tip.json")
    assert not is_layout(templates_dir / "health-tip.json")
    assert not is_layout(tmp_path / "broken.json")
    assert not is_layout(tmp_path)


def test_a_mistake_is_named_with_line_and_field(templates_dir: Path, tmp_path: Path) -> None:
    """Whoever writes a layout has only a text editor."""
    path = changed(templates_dir, tmp_path / "mine.json", title=7)
    line = next(n for n, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if '"title"' in text)

    with pytest.raises(BadInput, match=rf"mine\.json, line {line}: title must be a text"):
        read_with_line(path)


def test_a_good_layout_has_no_problems_and_a_picture(tools: Tools, templates_dir: Path, tmp_path: Path) -> None:
    """What ships is the example to start from."""
    found = try_layout(tools, changed(templates_dir, tmp_path / "mine.json"))

    assert (found.id, found.problems) == ("mine", ())
    assert found.picture.data.startswith(b"\xff\xd8")


def test_a_role_that_no_part_shows_must_be_mended(tools: Tools, templates_dir: Path, tmp_path: Path) -> None:
    """Its words would be missing on every card."""
    path = changed(templates_dir, tmp_path / "mine.json", roles=["label", "headline", "body", "extra"])

    found = try_layout(tools, path)

    assert {p.field for p in found.problems if p.is_stop} == {"extra"}


def test_the_command_says_it_all_in_one_line_and_writes_the_picture(
    qapp: Any, templates_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same command as for templates."""
    picture = tmp_path / "p.jpg"
    path = templates_dir / "cards" / "quote.json"

    status = run(["--home", str(tmp_path / "home"), "templates", "check", str(path), "--picture", str(picture)])

    assert status == 0
    assert json.loads(capsys.readouterr().out)["id"] == "quote"
    assert picture.stat().st_size > 10_000
