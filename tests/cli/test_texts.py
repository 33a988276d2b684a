"""The commands on bare texts: shapes, units, offsets, refusals."""

import json

import pytest

from tests.cli.conftest import CommandLine


def jsonl(*texts: str) -> str:
    """Lines of {"id","text"}."""
    return "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts))


def test_x_counts_a_link_as_23_and_says_its_unit(chairside: CommandLine) -> None:
    """DESIGN 6, the count line."""
    result = chairside("count", "--platform", "x", "--jsonl", "-", given=jsonl("See example.com"))

    assert result.lines == [{"id": 0, "length": 27, "limit": 280, "unit": "x-weighted", "fits": True}]


@pytest.mark.parametrize(
    "platform",
    [
        "x",
        "facebook",
        "instagram",
        "instagram-story",
        "linkedin",
        "threads",
        "bluesky",
        "mastodon",
        "pinterest",
        "google-business",
        "tiktok",
        "youtube",
        "wordpress",
    ],
)
def test_every_platform_of_the_design_counts(chairside: CommandLine, platform: str) -> None:
    """The ids are a contract for scripts."""
    line = chairside("count", "--platform", platform, "--jsonl", "-", given=jsonl("Hello")).lines[0]

    assert (line["length"], line["fits"]) == (5, True)


def test_offsets_are_code_points_and_bluesky_adds_bytes(chairside: CommandLine) -> None:
    """An accent before the tag moves bytes, not code points."""
    line = chairside("entities", "--platform", "bluesky", "--jsonl", "-", given=jsonl("é #Teeth")).lines[0]

    assert line["hashtags"] == [{"start": 2, "end": 8, "text": "#Teeth"}]
    assert line["facets"] == [{"byteStart": 3, "byteEnd": 9, "kind": "tag", "value": "Teeth"}]


def test_a_phone_number_blocks_the_queue(chairside: CommandLine) -> None:
    """The check line."""
    text = "Call Ann at 312-555-0182."

    line = chairside("check", "--jsonl", "-", given=jsonl(text)).lines[0]

    phone = next(f for f in line["findings"] if f["rule"].startswith("privacy.phone"))
    assert phone["severity"] == "stop"
    assert text[phone["start"] : phone["end"]] == "312-555-0182"


def test_readability_gives_words_sentences_and_six_grades(chairside: CommandLine) -> None:
    """The readability line."""
    line = chairside("readability", "--jsonl", "-", given=jsonl("Brush your teeth. Drink water.")).lines[0]

    assert (line["words"], line["sentences"]) == (5, 2)
    assert {
        "flesch_kincaid_grade",
        "flesch_reading_ease",
        "smog",
        "gunning_fog",
        "coleman_liau",
        "automated_readability",
    } < set(line)


@pytest.mark.parametrize("style", ["ama", "vancouver", "apa"])
def test_a_csl_item_becomes_a_reference_in_every_style(chairside: CommandLine, style: str) -> None:
    """The cite line keeps the item's id."""
    item = {
        "id": "walsh",
        "type": "article-journal",
        "title": "Fluoride toothpastes",
        "author": [{"family": "Walsh", "given": "Tanya"}],
        "container-title": "Cochrane Database of Systematic Reviews",
        "issued": {"date-parts": [[2019, 3, 4]]},
        "DOI": "10.1002/14651858.CD007868.pub3",
    }

    line = chairside("cite", "--style", style, "--jsonl", "-", given=json.dumps(item)).lines[0]

    assert line["id"] == "walsh"
    assert "Walsh" in line["text"]
    assert "10.1002/14651858.CD007868.pub3" in line["text"]


@pytest.mark.parametrize(
    ("given", "part"),
    [
        ('{"id": 1, "text": "ok"}\nnot json\n', "line 2"),
        ('{"id": 1}\n', "line 1"),
        ('{"id": 1, "text": 5}\n', "line 1"),
        ("[1]\n", "object"),
        (b"\xff\xfe\x00bad", "UTF-8"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_unreadable_input_is_said_in_one_sentence_with_its_place(
    chairside: CommandLine, given: str | bytes, part: str
) -> None:
    """Exit status 2 and no traceback."""
    result = chairside("count", "--platform", "x", "--jsonl", "-", given=given)

    assert result.status == 2
    assert part in result.err
    assert "Traceback" not in result.err
    assert len(result.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("count", "--platform", "myspace", "--jsonl", "-"),
        ("count", "--platform", "x", "--jsonl", "no-such-file"),
        ("check",),
        ("new", "no-such-template"),
        ("frobnicate",),
        ("restore", "no-such-backup"),
    ],
)
def test_bad_usage_is_exit_status_2(chairside: CommandLine, words: tuple[str, ...]) -> None:
    """And names what is wrong."""
    result = chairside(*words)

    assert result.status == 2
    assert result.out == ""
    assert result.err.strip()


def test_a_lone_surrogate_comes_back_as_valid_json(chairside: CommandLine) -> None:
    """Text from outside may be broken; the line is not."""
    result = chairside(
        "entities", "--platform", "x", "--jsonl", "-", given='{"id": "\\ud800", "text": "\\ud800 #Teeth"}\n'
    )

    assert result.status == 0
    assert result.lines[0]["hashtags"][0]["text"] == "#Teeth"
