"""The shipped platform data, and what the loader says about broken files."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from composer.model.errors import BadInput, NotFound
from composer.model.finding import Severity
from composer.platforms.fields import FIELDS
from composer.platforms.registry import ORDER, load
from composer.platforms.rules import Mark

BADGES = ["X", "Fb", "IG", "IS", "Li", "Th", "Bk", "Ma", "Pi", "GB", "Tk", "Yt", "Wp"]


@pytest.fixture
def files(assets: Path, tmp_path: Path) -> Path:
    """A copy of the data that may be broken."""
    folder = tmp_path / "platforms"
    folder.mkdir()
    for path in (assets / "platforms").glob("*.json"):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def change(folder: Path, name: str, *steps: str, to: Any) -> None:
    """Writes one value into a data file."""
    path = folder / f"{name}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    place = data
    for step in steps[:-1]:
        place = place[step]
    place[steps[-1]] = to
    path.write_text(json.dumps(data), encoding="utf-8")


def test_all_platforms_are_there_in_their_order(assets: Path) -> None:
    """The ids of the design, each with its own badge."""
    platforms = load(assets / "platforms")

    assert platforms.ids == ORDER
    assert len(set(BADGES)) == len(BADGES)
    assert sorted(r.badge for r in platforms) == sorted(BADGES)


def test_every_figure_says_how_well_it_is_known_and_when_it_was_checked(assets: Path) -> None:
    """A figure marked as read somewhere must say where."""
    for rules in load(assets / "platforms"):
        for key, origin in rules.origins.items():
            assert origin.checked_on > date(2026, 1, 1), (rules.id, key)
            assert origin.what or origin.mark is Mark.MEMORY, (rules.id, key)


def test_every_platform_has_every_figure_it_needs(assets: Path) -> None:
    """Pictures, links, hashtags and look are never left to a default."""
    at_will = {"images.prefers", "images.gallery", "images.grid", "images.profile_crop", "look.avatar_radius"}
    at_will |= {
        f"look.{name}" for name in ("kind", "indent", "handle", "caption_name", "more", "actions", "actions_words", "spread",
                                        "picture_radius", "link_shape", "actions_end", "time", "link_text")
    }  # fmt: skip
    always = {k for k in FIELDS if k.startswith(("images.", "look."))} - at_will
    for rules in load(assets / "platforms"):
        assert always <= set(rules.origins), (rules.id, always - set(rules.origins))
        assert {"text.unit", "text.limit", "text.grammar", "text.links", "hashtags.max"} <= set(rules.origins)
        assert rules.formats[0] == "image/jpeg"


@pytest.mark.parametrize(
    ("platform", "shape", "size"),
    [
        ("x", "16:9", (1600, 900)), ("instagram", "4:5", (1080, 1350)), ("instagram-story", "9:16", (1080, 1920)),
        ("linkedin", "1.91:1", (1200, 627)), ("pinterest", "2:3", (1000, 1500)), ("google-business", "4:3", (1200, 900)),
    ],
)  # fmt: skip
def test_the_default_picture_size_comes_first(assets: Path, platform: str, shape: str, size: tuple[int, int]) -> None:
    """What the export makes when nobody chooses."""
    first = load(assets / "platforms")[platform].shapes[0]

    assert (first.name, (first.width, first.height)) == (shape, size)


def test_a_figure_from_hearsay_warns_and_one_from_the_source_blocks(assets: Path) -> None:
    """And the hashtag caps block although hearsay, because many reports agree."""
    platforms = load(assets / "platforms")

    assert platforms["x"].severity("text.limit") is Severity.STOP
    assert platforms["linkedin"].severity("images.alt_limit") is Severity.WARN
    assert platforms["instagram"].severity("hashtags.max") is Severity.STOP
    assert platforms["threads"].severity("hashtags.max") is Severity.WARN


def test_figures_older_than_a_year_say_so(assets: Path) -> None:
    """Half of them change in two years."""
    rules = load(assets / "platforms")["x"]

    assert not rules.is_old(rules.checked_on + timedelta(days=365))
    assert rules.is_old(rules.checked_on + timedelta(days=366))


def test_an_unknown_platform_is_named_with_the_known_ones(assets: Path) -> None:
    """A typing mistake in `--platform`."""
    with pytest.raises(NotFound, match="myspace") as caught:
        load(assets / "platforms")["myspace"]

    assert "bluesky" in caught.value.sentence()


@pytest.mark.parametrize(
    ("steps", "value", "where"),
    [
        (("values", "text.limit", "value"), "many", "x.json, values.text.limit: a whole number"),
        (("values", "text.limit", "value"), True, "values.text.limit: a whole number"),
        (("values", "text.limit", "value"), -1, "values.text.limit: a whole number"),
        (("values", "text.limit", "mark"), "Z", "values.text.limit.mark: the mark"),
        (("values", "text.limit", "checked"), "yesterday", "values.text.limit.checked: a date"),
        (("values", "text.limit", "source"), "x99", 'values.text.limit.source: there is no source "x99"'),
        (("values", "text.limit", "blocks"), "no", "values.text.limit.blocks: true or false"),
        (("values", "text.limit"), 280, "values.text.limit: an object"),
        (("values", "text.limit"), {"mark": "S"}, "values.text.limit: the value is missing"),
        (("values", "text.unit", "value"), "bytes", "values.text.unit: one of"),
        (("values", "text.threads", "value"), 1, "values.text.threads: true or false"),
        (("values", "images.shapes", "value"), [], "values.images.shapes: a list of sizes"),
        (("values", "images.shapes", "value"), ["4:5"], "values.images.shapes: a size needs"),
        (("values", "images.shapes", "value"), [{"name": "a", "width": 9, "height": 9}], "a picture's side"),
        (
            ("values", "images.shapes", "value"),
            [{"name": "a", "width": 900, "height": 900, "safe_top": 300, "safe_bottom": 300}],
            "more than half",
        ),
        (("values", "images.formats", "value"), "jpeg", "values.images.formats: a list of texts"),
        (("values", "look.entity", "value"), "", "values.look.entity: a text"),
        (
            ("values", "text.colour"),
            {"value": 1, "mark": "M", "checked": "2026-11-21"},
            "values.text.colour: there is no",
        ),
        (("values",), [], "values: an object"),
        (("schema",), 9, "x.json, schema: it is written for another version"),
        (("id",), "y", "x.json, id: the id must be"),
        (("badge",), "", "x.json, badge: a name is missing"),
    ],
)
def test_a_broken_file_is_refused_with_file_and_field(
    files: Path, steps: tuple[str, ...], value: Any, where: str
) -> None:
    """One sentence that says what is wrong and where."""
    change(files, "x", *steps, to=value)

    with pytest.raises(BadInput) as caught:
        load(files)

    assert where in caught.value.message


def test_a_missing_figure_is_refused(files: Path) -> None:
    """A platform without a unit can't count."""
    data = json.loads((files / "x.json").read_text(encoding="utf-8"))
    del data["values"]["text.unit"]
    (files / "x.json").write_text(json.dumps(data), encoding="utf-8")

    with pytest.raises(BadInput, match=r"values\.text\.unit"):
        load(files)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"{", "x.json, line 1"),
        (b"\xff\xfe", "x.json: the file is not UTF-8"),
        (b"[]", "x.json: an object"),
        (b"[" * 50_000, "x.json"),
    ],
)
def test_a_file_that_is_no_json_is_refused(files: Path, content: bytes, where: str) -> None:
    """Cut off, binary, another kind, nested without end."""
    (files / "x.json").write_bytes(content)

    with pytest.raises(BadInput) as caught:
        load(files)

    assert where in caught.value.message


def test_a_huge_or_unreadable_file_is_refused(files: Path) -> None:
    """Nothing this large is platform data."""
    (files / "x.json").write_bytes(b" " * 1_000_001)
    with pytest.raises(BadInput, match="too large"):
        load(files)

    (files / "x.json").unlink()
    (files / "x.json").mkdir()
    with pytest.raises(BadInput, match="can't be read"):
        load(files)


def test_an_empty_folder_says_that_data_is_missing(tmp_path: Path) -> None:
    """A broken installation."""
    with pytest.raises(BadInput, match="no platform data"):
        load(tmp_path)


def test_a_practices_own_file_overrides_figures(assets: Path, tmp_path: Path) -> None:
    """Its own server takes 1,000; the figure then says that the practice set it."""
    own = tmp_path / "own.json"
    values = {"mastodon": {"text.limit": 1000}, "x": {"text.limit": {"value": 25000, "source": "Premium"}}}
    own.write_text(json.dumps({"schema": 1, "checked_on": "2026-12-01", "platforms": values}), encoding="utf-8")

    platforms = load(assets / "platforms", own)

    assert platforms["mastodon"].limit == 1000
    assert platforms["x"].limit == 25000
    assert platforms["x"].origin("text.limit").what == "Premium"
    assert platforms["x"].origin("text.limit").mark is Mark.USER
    assert platforms["bluesky"].limit == 300


def test_no_own_file_is_no_error(assets: Path, tmp_path: Path) -> None:
    """Most practices have none."""
    assert load(assets / "platforms", tmp_path / "none.json").ids == ORDER


@pytest.mark.parametrize(
    ("platforms", "checked", "where"),
    [
        ({"myspace": {}}, "2026-12-01", "own.json, platforms.myspace: there is no such platform"),
        ({"x": {"text.color": 1}}, "2026-12-01", "own.json, platforms.x.text.color: there is no such figure"),
        ({"x": {"text.limit": "a"}}, "2026-12-01", "own.json, platforms.x.text.limit: a whole number"),
        ({"x": 280}, "2026-12-01", "own.json, platforms.x: an object"),
        ({}, None, "own.json, checked_on: a date"),
    ],
)
def test_a_broken_own_file_is_refused(
    assets: Path, tmp_path: Path, platforms: Any, checked: str | None, where: str
) -> None:
    """Nothing half-read is used."""
    own = tmp_path / "own.json"
    own.write_text(json.dumps({"schema": 1, "checked_on": checked, "platforms": platforms}), encoding="utf-8")

    with pytest.raises(BadInput) as caught:
        load(assets / "platforms", own)

    assert where in caught.value.message


def test_a_platform_the_program_does_not_know_comes_last(files: Path) -> None:
    """Data may run ahead of the program."""
    text = (files / "facebook.json").read_text(encoding="utf-8")
    (files / "aaa.json").write_text(text.replace('"id": "facebook"', '"id": "aaa"'), encoding="utf-8")

    platforms = load(files)

    assert platforms.ids[-1] == "aaa"
    assert "aaa" in platforms
    assert platforms.all()[-1].id == "aaa"
