"""Lengths by each platform's own rule, against other people's suites and hostile texts."""

import json
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from composer.model.rendering import Unit
from composer.text import counting, entities_mastodon, pictographs
from composer.text.counting import Weights, count_units, weighted

FAMILY = "👨‍👩‍👧‍👧"
CONFIGS = {
    "tweets": 1,
    "WeightedTweetsCounterTest": 2,
    "WeightedTweetsWithDiscountedEmojiCounterTest": 3,
    "UnicodeDirectionalMarkerCounterTest": 3,
}
HOSTILE = {
    "lone surrogates": "\ud83d" * 100_000,
    "split pairs": "\ud83d\ude00" * 20_000,
    "nulls": "\x00" * 100_000,
    "bidirectional controls": "\u202e\u2066" * 50_000,
    "combining marks": "e" + "\u0301" * 100_000,
    "joiners": "\u200d" * 100_000,
    "joined people": "👩‍" * 33_000,
    "flags": "🇺🇸" * 25_000,
    "dots": "a." * 50_000,
    "dots between ideographs": "字." * 50_000,
    "near links": "a.com_." * 14_000,
    "open parentheses": "https://a.com/" + "(a" * 50_000,
    "commas after a link": "https://a.com/" + "," * 100_000,
    "signs": "#@$" * 33_000,
    "tags of marks": "#" + "\u0301" * 100_000,
    "carriage returns": "\r" * 100_000,
    "one long word": "x" * 100_000,
}


def weights_of(config: dict[str, object]) -> Weights:
    """A twitter-text configuration file as weights."""
    ranges = tuple((r["start"], r["end"]) for r in config.get("ranges", ()))  # type: ignore[attr-defined]
    heavy = int(config.get("defaultWeight", 100)) // 100  # type: ignore[call-overload]
    everything = ((0, 0x10FFFF),)
    return Weights(
        ranges or everything, heavy, int(config["transformedURLLength"]), bool(config.get("emojiParsingEnabled"))
    )  # type: ignore[call-overload]


@pytest.mark.parametrize("group", CONFIGS)
def test_x_counts_as_its_own_suite_says(shared: Path, group: str) -> None:
    """Validate cases under the configuration each group is meant for; version 3 is the one in force."""
    folder = shared / "conformance/twitter-text"
    config = json.loads((folder / f"config-v{CONFIGS[group]}.json").read_text(encoding="utf-8"))
    found = yaml.safe_load((folder / "validate.yml").read_text(encoding="utf-8"))["tests"].get(group, [])
    weights, most = weights_of(config), config["maxWeightedTweetLength"]

    wrong = []
    for case in found:
        length, expected = weighted(case["text"], weights), case["expected"]
        is_valid = 0 < length <= most
        if isinstance(expected, bool):
            wrong += [case] if is_valid != expected else []
        elif (length, is_valid) != (expected["weightedLength"], expected["valid"]):
            wrong.append(case)

    assert wrong == []


def test_every_emoji_weighs_two_on_x(shared: Path) -> None:
    """X's documentation; its library's frozen table counts later ones more."""
    text = (shared / "conformance/unicode/emoji-test-15.0.txt").read_text(encoding="utf-8")
    codes = [line.split(";")[0].split() for line in text.splitlines() if ";" in line.split("#")[0]]
    emoji = ["".join(chr(int(code, 16)) for code in line) for line in codes]

    assert [e for e in emoji if count_units(e, Unit.X_WEIGHTED) != 2] == []
    assert [e for e in emoji if count_units(f"a{e}{e}", Unit.X_WEIGHTED) != 5] == []


def test_threads_counts_an_emoji_by_its_bytes(shared: Path) -> None:
    """Meta's documentation of 2026-04-14: a thumb is 4, a family 25."""
    assert count_units("👍", Unit.THREADS) == 4
    assert count_units(FAMILY, Unit.THREADS) == 25
    assert count_units(f"né{FAMILY}字", Unit.THREADS) == 28


@pytest.mark.parametrize(
    ("unit", "length"), [(Unit.UTF16, 11), (Unit.GRAPHEME, 1), (Unit.X_WEIGHTED, 2), (Unit.MASTODON, 1)]
)
def test_a_family_has_a_different_length_everywhere(unit: Unit, length: int) -> None:
    """Why one counter can't serve all platforms."""
    assert count_units(FAMILY, unit) == length


def test_an_emoji_no_system_knows_counts_as_its_parts() -> None:
    """Four doctors joined are on no list and show as four doctors: 2 each, and 1 for each joiner."""
    assert weighted("👩‍👩‍👩‍👩") == 11


def test_the_list_of_single_emoji_is_the_librarys() -> None:
    """When a new Unicode version brings more, this test says so."""
    from emoji import EMOJI_DATA

    listed = {e[0] for e in EMOJI_DATA if len(e) == 1 or e[1:] == "\ufe0f"}

    assert pictographs._singles() == listed


def test_an_emoji_asked_for_as_text_is_text() -> None:
    """The heart with a text selector: two heavy code points."""
    assert list(pictographs.find("❤\ufe0e")) == []
    assert weighted("❤\ufe0e") == 4


def test_links_weigh_23_on_x_with_and_without_a_scheme() -> None:
    """`example.com` is 11 characters and costs 23."""
    assert weighted("see example.com and https://example.org/a/very/long/path?with=much#more, ok") == 23 + 23 + 13


def test_mastodon_counts_as_its_server_and_its_counter_do(shared: Path) -> None:
    """Status length and counter cases that are not marked as disputed."""
    data = json.loads((shared / "conformance/mastodon/mastodon.json").read_text(encoding="utf-8"))

    lengths = [c for c in data["status_length"] if (counting.mastodon(c["spoiler"] + c["text"]) <= 500) != c["valid"]]
    undisputed = [c for c in data["counter"] if not c["status"].startswith("disputed")]
    counted = [c for c in undisputed if entities_mastodon.shortened(c["text"]) != c["expected"]]

    assert lengths == []
    assert counted == []


def test_bluesky_lengths_agree(shared: Path) -> None:
    """Graphemes and bytes of the AT Protocol's own tests."""
    data = json.loads((shared / "conformance/bluesky/richtext.json").read_text(encoding="utf-8"))
    found = [*data["grapheme_len"], *data["lengths"]]

    assert [c for c in found if count_units(c["text"], Unit.GRAPHEME) != c["graphemes"]] == []
    assert [c for c in found if "bytes" in c and counting.utf8(c["text"]) != c["bytes"]] == []


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_can_crash_or_freeze_a_count(name: str) -> None:
    """100,000 characters of trouble in every unit; the timeout is the assertion against freezing."""
    lengths = [count_units(HOSTILE[name], unit) for unit in Unit]

    assert all(0 < n <= 4 * len(HOSTILE[name]) for n in lengths)


@given(st.text(alphabet="aé字e\u0301 \r\n👍🏽\u200d#.", max_size=50), st.sampled_from(Unit))
def test_line_endings_count_as_they_are_sent(text: str, unit: Unit) -> None:
    """A post typed on Windows is as long as the same post typed elsewhere."""
    text = text.replace("\r", "")

    assert count_units(text.replace("\n", "\r\n"), unit) == count_units(text, unit)


@given(st.text(max_size=60))
def test_xs_count_is_stable_under_normalization(text: str) -> None:
    """X composes before it counts."""
    decomposed = unicodedata.normalize("NFD", text)

    assert weighted(decomposed) == weighted(unicodedata.normalize("NFC", decomposed))


def test_an_accented_letter_opens_a_text_but_not_a_later_line() -> None:
    """X looks at the very first sign otherwise; a line that is remembered must not be taken for a beginning."""
    assert count_units("éb.ac", Unit.X_WEIGHTED) == 24
    assert count_units("\néb.ac", Unit.X_WEIGHTED) == 24
    assert count_units("a\néb.ac\néb.ac", Unit.X_WEIGHTED) == 1 + 24 + 24


@given(st.lists(st.text(alphabet="ab.c/:h#@ é👍\u0301", max_size=12), max_size=5), st.sampled_from(Unit))
def test_a_text_is_as_long_as_its_lines(lines: list[str], unit: Unit) -> None:
    """What lets lines be remembered, checked against counting the whole at once."""
    whole = {Unit.X_WEIGHTED: weighted, Unit.MASTODON: counting.mastodon, Unit.THREADS: counting.threads}
    text = "\n".join(lines)

    assert count_units(text, unit) == whole.get(unit, lambda t: count_units(t, unit))(text)


@given(st.text(alphabet="éñÅ가각字ộ a\n", max_size=40), st.sampled_from([Unit.GRAPHEME, Unit.MASTODON]))
def test_graphemes_are_stable_under_normalization(text: str, unit: Unit) -> None:
    """A reader sees the same characters however the keyboard made them."""
    assert count_units(unicodedata.normalize("NFD", text), unit) == count_units(
        unicodedata.normalize("NFC", text), unit
    )
