"""Graphemes against Unicode's own tests and as properties."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.text import graphemes

JOINERS = st.text(alphabet="ae\u0301\u200d\ufe0f👩🏽👧⚕🇺🇸\r\n \u1100\u1161가न\u094dम字\u0600\ud83d", max_size=40)


def cases(path: Path) -> list[list[str]]:
    """The lines of GraphemeBreakTest as lists of clusters."""
    lines = (line.split("#")[0].strip("÷ \t\n") for line in path.read_text(encoding="utf-8").splitlines())
    found = [line for line in lines if line]
    return [
        ["".join(chr(int(x, 16)) for x in cluster.replace("×", " ").split()) for cluster in line.split("÷")]
        for line in found
    ]


def test_every_line_of_unicodes_grapheme_test_agrees(shared: Path) -> None:
    """UAX 29 with GB9c: what Bluesky and Mastodon count."""
    lines = cases(shared / "conformance/unicode/GraphemeBreakTest-16.0.0.txt")

    wrong = [line for line in lines if graphemes.clusters("".join(line)) != line]

    assert len(lines) > 700
    assert wrong == []


def test_every_emoji_is_one_grapheme(shared: Path) -> None:
    """A family of four is one character to its reader."""
    text = (shared / "conformance/unicode/emoji-test-15.0.txt").read_text(encoding="utf-8")
    codes = [line.split(";")[0].split() for line in text.splitlines() if ";" in line.split("#")[0]]
    emoji = ["".join(chr(int(code, 16)) for code in line) for line in codes]

    assert len(emoji) > 3000
    assert [e for e in emoji if graphemes.length(e) != 1] == []


@given(JOINERS)
def test_clusters_joined_are_the_text(text: str) -> None:
    """Cutting between characters must lose nothing."""
    clusters = graphemes.clusters(text)

    assert "".join(clusters) == text
    assert graphemes.length(text) == len(clusters)
    assert graphemes.borders(text) == [len("".join(clusters[: i + 1])) for i in range(len(clusters))]


@given(JOINERS, st.integers(-1, 45))
def test_a_cut_is_the_first_clusters(text: str, n: int) -> None:
    """`cut` works run by run, and must agree with the slow way."""
    assert graphemes.cut(text, n) == "".join(graphemes.clusters(text)[: max(0, n)])


@given(st.text(max_size=60))
def test_the_fast_way_agrees_with_the_library_on_any_text(text: str) -> None:
    """Letters that skip the library must be clusters of their own there too."""
    from pyuegc import EGC

    assert graphemes.clusters(text) == EGC(text)


@pytest.mark.slow
def test_no_code_point_that_joins_a_letter_is_taken_for_plain() -> None:
    """The table of plain code points, checked one by one against the library."""
    from pyuegc import EGC

    points = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000]

    assert [c for c in points if graphemes.is_plain(c) and (len(EGC("a" + c)) == 1 or len(EGC(c + "a")) == 1)] == []
