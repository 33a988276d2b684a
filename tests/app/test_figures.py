"""A practice's own file of platform figures is checked whole before it is taken, and can not keep the program from starting."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from composer.app.writing import figures
from composer.cli.main import run
from composer.model.errors import BadInput
from composer.platforms.fields import ICONS


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


@pytest.mark.parametrize(
    ("platforms", "said"),
    [
        ({"x": {"look.width": 900_000_000}}, "from 240 to 1,200"),
        ({"x": {"look.text_px": 0}}, "from 9 to 32"),
        ({"x": {"look.actions": ["hat"]}}, '"hat" is not known'),
        ({"x": {"look.order": ["name", "foot"]}}, '"foot" is not known'),
        ({"x": {"images.formats": ["gif"]}}, "image/jpeg"),
        ({"x": {"images.max_bytes": 0}}, "from 10"),
        ({"x": {"text.limit": 0}}, "from 1 to"),
        ({"x": {"fields.offered": ["secret"]}}, '"secret" is not known'),
    ],
)
def test_a_figure_nobody_could_draw_or_send_is_refused(tmp_path: Path, platforms: dict[str, Any], said: str) -> None:
    """A column of a billion pixels would end the program at the first preview."""
    with pytest.raises(BadInput) as caught:
        figures.check(own(tmp_path, platforms))

    assert said in caught.value.message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"schema": 1, "checked_on": "2026-12-01", "platforms": {"x": {"text.limit": 1, "text.limit": 2}}}', "twice"),
        ('{"schema": 1, "checked_on": "2026-12-01", "platform": {}}', "platforms, schedulers, note"),
        ('{"schema": 1, "checked_on": "2026-12-01", "schedulers": {"postiz": {"text": {"myspace": 5}}}}', "no such platform"),
        ('{"schema": 1, "checked_on": "2031-01-01", "platforms": {"x": {"text.limit": 1}}}', "has not come"),
        ('{"schema": 1, "checked_on": "2026-12-01"}', "platforms"),
    ],
)  # fmt: skip
def test_a_slip_of_the_hand_is_named(tmp_path: Path, content: str, said: str) -> None:
    """A name twice, a misspelled heading, an unknown platform, a day far off, nothing at all."""
    path = tmp_path / "mine.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(BadInput) as caught:
        figures.check(path, date(2026, 12, 1))

    assert said in caught.value.message


def test_a_file_as_notepad_writes_it_is_read(tmp_path: Path) -> None:
    """It puts a mark before the first sign; in UTF-16 it is refused with what to do."""
    words = '{"schema": 1, "checked_on": "2026-12-01", "platforms": {"mastodon": {"text.limit": 1000}}, "note": "ours"}'
    path = tmp_path / "mine.json"
    path.write_bytes(words.encode("utf-8-sig"))

    assert figures.check(path) == 1
    assert figures.changes(path) == ["Mastodon, text.limit: 500 → 1,000"]
    path.write_bytes(words.encode("utf-16"))
    with pytest.raises(BadInput, match="as UTF-8"):
        figures.check(path)


def test_a_file_of_schedulers_limits_alone_will_do(tmp_path: Path) -> None:
    """Whoever only knows what the scheduler takes need not write an empty part."""
    path = tmp_path / "mine.json"
    path.write_text(
        '{"schema": 1, "checked_on": "2026-12-01", "schedulers": {"postiz": {"text": {"x": 4000}}}}', encoding="utf-8"
    )

    assert figures.check(path) >= 1


def test_every_icon_a_row_of_actions_may_name_is_there(assets: Path) -> None:
    """A name without a drawing would be a hole in the row."""
    assert [name for name in ICONS if not (assets / "icons" / f"{name}.svg").is_file()] == []
