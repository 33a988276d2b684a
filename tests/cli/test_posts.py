"""The commands on posts: new, check, render, card, export, and what they refuse."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine

SAMPLES = ("myth-buster", "health-tip", "event")


def test_the_three_templates_are_listed_with_their_slots(chairside: CommandLine) -> None:
    """The templates line of DESIGN 6."""
    lines = chairside("templates", "--json").lines

    assert set(SAMPLES) <= {line["id"] for line in lines}
    assert all({"id", "kind", "title", "slots", "specialty", "language"} <= set(line) for line in lines)
    assert all({"name", "required", "max"} == set(slot) for line in lines for slot in line["slots"])


@pytest.mark.parametrize("template", SAMPLES)
def test_a_sample_post_raises_nothing_that_blocks_and_fits_everywhere(
    chairside: CommandLine, tmp_path: Path, template: str
) -> None:
    """What ships must pass its own checks."""
    file = chairside.sample(template, tmp_path)
    post = json.loads(file.read_text(encoding="utf-8"))

    checked = chairside("check", str(file))

    assert checked.status == 0, checked.out
    for platform in post["platforms"]:
        line = chairside("render", str(file), "--platform", platform, "--json").lines[0]
        assert line["fits"], line
        assert line["parts"][0]["text"]


def test_new_takes_answers_and_writes_the_post_file(chairside: CommandLine, tmp_path: Path) -> None:
    """The same object is printed and written."""
    out = tmp_path / "post.json"

    result = chairside("new", "myth-buster", "--answers", "-", "--out", str(out), given='{"myth": "Soda is fine."}')

    assert result.status == 0
    assert result.lines[0] == json.loads(out.read_text(encoding="utf-8"))
    assert result.lines[0]["answers"]["myth"] == "Soda is fine."


def test_an_unfinished_post_is_refused_with_findings(chairside: CommandLine, tmp_path: Path) -> None:
    """Exit status 1: an empty slot blocks the queue."""
    out = tmp_path / "post.json"
    chairside("new", "myth-buster", "--answers", "-", "--out", str(out), given="{}")

    result = chairside("check", str(out))

    assert result.status == 1
    assert any(f["severity"] == "stop" for f in result.lines[0]["findings"])


def test_unknown_keys_of_a_post_file_do_not_stop_anything(chairside: CommandLine, tmp_path: Path) -> None:
    """A newer version's file still renders."""
    file = chairside.sample("health-tip", tmp_path)
    post = json.loads(file.read_text(encoding="utf-8")) | {"from_the_future": {"a": 1}}
    file.write_text(json.dumps(post), encoding="utf-8")

    assert chairside("render", str(file), "--platform", "x", "--json").status == 0


@pytest.mark.paint
def test_a_card_is_written_with_its_size_and_alt_text(chairside: CommandLine, tmp_path: Path) -> None:
    """The card line of DESIGN 6, true to the file."""
    pytest.importorskip("PySide6.QtGui")
    from PIL import Image

    file = chairside.sample("myth-buster", tmp_path)

    result = chairside("card", str(file), "--platform", "instagram", "--out", str(tmp_path / "out"))

    assert result.status == 0, result.err
    line = result.lines[0]
    with Image.open(line["file"]) as picture:
        assert picture.size == (line["width"], line["height"]) == (1080, 1350)
        assert picture.getexif() == {}
    assert Path(line["file"]).stat().st_size == line["bytes"]
    assert line["alt"]


@pytest.mark.paint
@pytest.mark.parametrize("template", SAMPLES)
def test_export_writes_every_card_text_alt_sources_and_hand_out(
    chairside: CommandLine, tmp_path: Path, template: str
) -> None:
    """A line per file, and every file is there."""
    pytest.importorskip("PySide6.QtGui")
    file = chairside.sample(template, tmp_path)
    platforms = set(json.loads(file.read_text(encoding="utf-8"))["platforms"])

    result = chairside("export", str(file), "--out", str(tmp_path / "out"))

    assert result.status == 0, result.err
    assert {line["kind"] for line in result.lines} == {"card", "text", "alt", "sources", "handout", "slide", "overview"}
    for kind in ("card", "text", "alt"):
        assert {line["platform"] for line in result.lines if line["kind"] == kind} == platforms
    for line in result.lines:
        assert Path(line["file"]).stat().st_size > 0 or line["kind"] == "sources"


@pytest.mark.paint
def test_slides_are_numbered_pictures_for_a_screen(chairside: CommandLine, tmp_path: Path) -> None:
    """A folder of them plays as a loop in the waiting room, in the order they were named."""
    pytest.importorskip("PySide6.QtGui")
    files = [str(chairside.sample(name, tmp_path)) for name in ("myth-buster", "health-tip")]

    lines = chairside("slides", *files, "--out", str(tmp_path / "loop")).lines

    assert [(line["width"], line["height"]) for line in lines] == [(1920, 1080)] * 2
    assert [Path(line["file"]).name[:4] for line in lines] == ["001-", "002-"]


@pytest.mark.paint
def test_a_card_that_cannot_show_its_words_says_so(chairside: CommandLine, tmp_path: Path) -> None:
    """In `check` and beside the card's own line; a silent cut would reach patients."""
    pytest.importorskip("PySide6.QtGui")
    file = chairside.sample("health-tip", tmp_path)
    post = json.loads(file.read_text(encoding="utf-8"))
    post["answers"] = dict.fromkeys(post["answers"], "ორჯერ " + "word " * 160)
    post["platforms"] = ["linkedin"]
    file.write_text(json.dumps(post), encoding="utf-8")

    checked = {f["rule"] for f in chairside("check", str(file)).lines[0]["findings"]}
    card = chairside("card", str(file), "--platform", "linkedin", "--out", str(tmp_path / "out")).lines[0]

    assert {"media.card_script", "media.card_cut"} <= checked
    assert {"media.card_script", "media.card_cut"} <= {f["rule"] for f in card["findings"]}


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("", "JSON"),
        ("{", "JSON"),
        ('{"schema": 99, "id": "a", "template": "event"}', "schema"),
        ('{"schema": 1, "id": "a", "template": "event", "answers": []}', "answers"),
    ],
)
def test_a_broken_post_file_is_named_with_what_is_wrong(
    chairside: CommandLine, tmp_path: Path, content: str, part: str
) -> None:
    """One sentence, exit status 2, nothing lost."""
    file = tmp_path / "broken.json"
    file.write_text(content, encoding="utf-8")

    result = chairside("check", str(file))

    assert result.status == 2
    assert "broken.json" in result.err
    assert part in result.err
    assert len(result.err.strip().splitlines()) == 1


@pytest.mark.parametrize("name", ["../secret.png", "/etc/hostname"])
def test_a_post_file_cannot_reach_pictures_outside_its_folder(
    chairside: CommandLine, tmp_path: Path, name: str
) -> None:
    """Post files come from outside."""
    file = chairside.sample("health-tip", tmp_path)
    post = json.loads(file.read_text(encoding="utf-8")) | {"media": [{"path": name, "alt": "x"}]}
    file.write_text(json.dumps(post), encoding="utf-8")

    result = chairside("check", str(file))

    assert result.status == 2
    assert "outside" in result.err
