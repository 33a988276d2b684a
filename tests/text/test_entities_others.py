"""Links, tags and mentions on Bluesky, Mastodon and the platforms without a published grammar."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.rendering import Entity, EntityKind
from composer.text import entities_bluesky as bluesky
from composer.text import entities_mastodon as mastodon
from composer.text import entities_plain as plain

SIGNS = st.text(alphabet="a1.com字_-/:#＃@$ ?()https!é👍\ufe0f\u200b\n", max_size=60)


def data(shared: Path, name: str) -> dict[str, list[Any]]:
    """One suite: group -> cases."""
    found: dict[str, list[Any]] = json.loads((shared / f"conformance/{name}.json").read_text(encoding="utf-8"))
    return found


def segments(text: str) -> list[list[str]]:
    """The text in pieces with their targets, as Bluesky's suite writes them."""
    raw, at, out = text.encode(), 0, []
    for facet in bluesky.facets(text):
        if facet.kind not in {"link", "mention"}:
            continue
        if facet.byte_start > at:
            out.append([raw[at : facet.byte_start].decode()])
        value = facet.value if facet.kind == "link" else f"did:fake:{facet.value}"
        out.append([raw[facet.byte_start : facet.byte_end].decode(), value])
        at = facet.byte_end
    return [*out, [raw[at:].decode()]] if at < len(raw) else out


def test_bluesky_segments_agree(shared: Path) -> None:
    """Links and mentions, byte by byte."""
    found = data(shared, "bluesky/richtext")["segments"]

    assert [(c["text"], segments(c["text"])) for c in found if segments(c["text"]) != c["expected"]] == []


@pytest.mark.parametrize(("group", "kind"), [("tags", "tag"), ("cashtags", "cashtag")])
def test_bluesky_tags_agree(shared: Path, group: str, kind: str) -> None:
    """Tags and cashtags with their byte offsets."""
    for case in data(shared, "bluesky/richtext")[group]:
        facets = [f for f in bluesky.facets(case["text"]) if f.kind == kind]

        assert [f.value for f in facets] == case["tags"], case
        assert [{"byteStart": f.byte_start, "byteEnd": f.byte_end} for f in facets] == case["indices"], case


@given(SIGNS)
def test_facets_cut_the_bytes_at_whole_characters(text: str) -> None:
    """A facet inside a character would be refused."""
    raw = text.encode()

    for facet, entity in zip(bluesky.facets(text), bluesky.entities(text), strict=True):
        assert raw[facet.byte_start : facet.byte_end].decode() == entity.text


def test_mastodon_mentions_agree(shared: Path) -> None:
    """Only mentions that name their server; places in UTF-16."""
    for case in data(shared, "mastodon/mastodon")["mentions"]:
        text = case["text"]
        found = [e for e in mastodon.entities(text) if e.kind is EntityKind.MENTION]
        places = [[len(text[:i].encode("utf-16-le")) // 2 for i in (e.start, e.end)] for e in found]
        got = [[*p, *e.text[1:].split("@")] for p, e in zip(places, found, strict=True)]

        assert got == case["expected"], case


@pytest.mark.parametrize(("group", "kind"), [("hashtags", EntityKind.HASHTAG), ("urls", EntityKind.URL)])
def test_mastodon_tags_and_links_agree(shared: Path, group: str, kind: EntityKind) -> None:
    """The first tag or link of each text, or none."""
    for case in data(shared, "mastodon/mastodon")[group]:
        first = next((e.text for e in mastodon.entities(case["text"]) if e.kind is kind), None)

        assert first == case["expected"], case


def test_mastodon_links_need_a_scheme() -> None:
    """Its documentation and its server; a bare domain counts in full."""
    assert mastodon.entities("see example.com") == []
    assert mastodon.shortened("see example.com") == "see example.com"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("a #tooth b #gum", "#tooth"),
        ("#2026 #teeth", "#teeth"),
        ("# #a.b", "#a"),
        (f"#{'x' * 51}", None),
        ("no tag", None),
    ],
)
def test_threads_has_one_topic(text: str, tag: str | None) -> None:
    """The first valid one; the others stay plain words."""
    found = [e.text for e in plain.threads(text) if e.kind is EntityKind.HASHTAG]

    assert found == ([tag] if tag else [])


def test_a_caption_has_no_links() -> None:
    """Instagram: addresses stay dead text, mentions and tags live."""
    found = plain.without_links("https://example.org @dr.smith_1. #Teeth me@example.org")

    assert [e.text for e in found] == ["@dr.smith_1", "#Teeth"]


def test_a_page_has_no_mentions_from_plain_text() -> None:
    """Facebook and LinkedIn: `@Name` stays plain without an API permission."""
    found = plain.without_mentions("@dr.smith example.org #Teeth")

    assert [e.text for e in found] == ["example.org", "#Teeth"]


@given(SIGNS, st.sampled_from([bluesky.entities, mastodon.entities, plain.entities, plain.threads]))
def test_entities_lie_in_the_text_in_order_and_apart(text: str, find: Any) -> None:
    """Places are code points of the text as typed."""
    found: list[Entity] = find(text)

    assert all(text[e.start : e.end] == e.text and e.text for e in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "piece", ["#!", "@a@b.", "@a.", "#·", "magnet:?", "xmpp:a!", "(a.b", "a.b(", "$a", "https://a.b/(", "#\u0301"]
)
def test_no_text_can_freeze_a_search(piece: str) -> None:
    """100,000 characters of near misses; the timeout is the assertion."""
    text = (piece * 100_000)[:100_000]

    for find in (bluesky.facets, mastodon.entities, plain.entities, plain.threads):
        assert isinstance(find(text), list | tuple)
