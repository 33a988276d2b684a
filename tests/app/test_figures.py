"""A practice's own file of platform figures is checked whole before it is taken, and can not keep the program from starting."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from composer.app.writing import figures
from composer.cli.main import run
from composer.model.errors import BadInput


def own(folder: Path, platforms: dict[str, Any], **more: Any) -> Path:
    """A file of figures."""
    path = folder / "mine.json"
    path.write_text(
        json.dumps({"schema": 1, "checked_on": "2026-12-01", "platforms": platforms, **more}), encoding="utf-8"
    )
    return path


def test_a_good_file_is_taken_and_its_figures_are_named(tmp_path: Path) -> None:
    """From then on the server's thousand characters count."""
    path = own(tmp_path, {"mastodon": {"text.limit": 1000}}, schedulers={"postiz": {"text": {"x": 4000}}})

    assert figures.take(path, tmp_path / "home") >= 2
    line = next(x for x in figures.overview(tmp_path / "home", date(2026, 12, 2)) if x["platform"] == "mastodon")

    assert (line["limit"], line["own"]) == (1000, ["text.limit"])
    assert "your own: text.limit" in figures.sentence(line)


@pytest.mark.parametrize(
    "platforms",
    [{"mastodon": {"text.limit": -1}}, {"myspace": {}}, {"x": {"text.colour": 1}}, {"x": {"images.grid": "wide"}}],
)
def test_a_file_with_a_mistake_changes_nothing(tmp_path: Path, platforms: dict[str, Any]) -> None:
    """The file that was there before stays."""
    home = tmp_path / "home"
    figures.take(own(tmp_path, {"mastodon": {"text.limit": 1000}}), home)
    before = (home / figures.FILE).read_bytes()

    with pytest.raises(BadInput, match=r"mine\.json"):
        figures.take(own(tmp_path, platforms), home)

    assert (home / figures.FILE).read_bytes() == before


def test_a_limit_older_than_a_year_says_so(tmp_path: Path) -> None:
    """Half of it changes in two years."""
    now, later = (figures.overview(tmp_path, day)[0] for day in (date(2026, 12, 1), date(2028, 1, 1)))

    assert (now["old"], later["old"]) == (False, True)
    assert figures.sentence(later).endswith("over a year ago")


def test_the_program_starts_with_its_own_figures_when_the_file_became_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new version may not know an old key; the person's post must still be counted."""
    (tmp_path / figures.FILE).write_text("{", encoding="utf-8")
    texts = tmp_path / "t.jsonl"
    texts.write_text('{"id":"1","text":"Hello"}\n', encoding="utf-8")

    assert run(["--home", str(tmp_path), "count", "--platform", "mastodon", "--jsonl", str(texts)]) == 0
    assert json.loads(capsys.readouterr().out)["limit"] == 500


def test_the_command_line_checks_takes_lists_and_forgets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same use cases."""
    path, home = own(tmp_path, {"x": {"text.limit": 4000}}), ["--home", str(tmp_path / "home")]

    assert run(["platforms", "check", str(path)]) == 0
    assert run([*home, "platforms", "use", str(path)]) == 0
    assert run([*home, "platforms", "list", "--json"]) == 0
    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert next(x for x in listed if x["platform"] == "x")["limit"] == 4000
    assert run([*home, "platforms", "forget"]) == 0
    assert not (tmp_path / "home" / figures.FILE).exists()
    path.write_text("nonsense", encoding="utf-8")
    assert run(["platforms", "check", str(path)]) == 2
