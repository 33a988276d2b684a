"""Links, hashtags, mentions and cashtags on X against twitter-text's conformance suite."""

import html
import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from composer.model.rendering import Entity, EntityKind
from composer.text import entities_x as x

Case = dict[str, Any]


def suite(shared: Path, name: str) -> dict[str, list[Case]]:
    """One file of the suite: group -> cases."""
    text = (shared / f"conformance/twitter-text/{name}.yml").read_text(encoding="utf-8")
    found: dict[str, list[Case]] = yaml.safe_load(text)["tests"]
    return found


def utf16(text: str, entity: Entity) -> list[int]:
    """The entity's place as the suite counts."""
    return [len(text[:i].encode("utf-16-le")) // 2 for i in (entity.start, entity.end)]


def mentions(text: str) -> list[Entity]:
    """The mentions without lists."""
    return [e for e in x.find_mentions_and_lists(text) if "/" not in e.text]


def reply(text: str) -> str | None:
    """The name a text replies to."""
    return next((e.text[1:] for e in mentions(text) if not text[: e.start].strip()), None)


def placed(key: str, find: Callable[[str], Any], skip: int = 1) -> Callable[[str], list[Case]]:
    """Entities as the suite writes them with their places."""
    return lambda text: [{key: e.text[skip:], "indices": utf16(text, e)} for e in find(text)]


def lists(text: str) -> list[Case]:
    """Mentions and lists as the suite writes them."""
    found = [(e, *e.text[1:].partition("/")) for e in x.find_mentions_and_lists(text)]
    return [{"screen_name": n, "list_slug": bar + slug, "indices": utf16(text, e)} for e, n, bar, slug in found]


GROUPS: dict[str, Callable[[str], Any]] = {
    "mentions": lambda t: [e.text[1:] for e in mentions(t)],
    "mentions_with_indices": placed("screen_name", mentions),
    "mentions_or_lists_with_indices": lists,
    "replies": reply,
    "urls": lambda t: [e.text for e in x.find_links(t)],
    "urls_with_indices": placed("url", x.find_links, 0),
    "urls_with_directional_markers": placed("url", x.find_links, 0),
    "tco_urls_with_params": lambda t: [e.text for e in x.find_links(t)],
    "hashtags": lambda t: [e.text[1:] for e in x.find_hashtags(t)],
    "hashtags_from_astral": lambda t: [e.text[1:] for e in x.find_hashtags(t)],
    "hashtags_with_indices": placed("hashtag", x.find_hashtags),
    "cashtags": lambda t: [e.text[1:] for e in x.find_cashtags(t)],
    "cashtags_with_indices": placed("cashtag", x.find_cashtags),
}


@pytest.mark.parametrize("group", GROUPS)
def test_extraction_agrees_with_xs_own_suite(shared: Path, group: str) -> None:
    """Every case of extract.yml."""
    found = suite(shared, "extract")[group]

    assert [(c["text"], got) for c in found if (got := GROUPS[group](c["text"])) != c["expected"]] == []


@pytest.mark.parametrize("group", ["country", "generic"])
def test_every_top_level_domain_makes_a_link(shared: Path, group: str) -> None:
    """Also retired ones: X still links them."""
    found = suite(shared, "tlds")[group]

    assert [c for c in found if [e.text for e in x.find_links(c["text"])] != c["expected"]] == []


def test_all_top_level_domains_of_the_network_are_known(shared: Path) -> None:
    """The whole list, not only the cases at hand."""
    from composer.text.domains import is_top_level

    text = (shared / "conformance/twitter-text/tld_lib.yml").read_text(encoding="utf-8")
    names = yaml.safe_load(text)

    assert [n for n in [*names["country"], *names["generic"]] if not is_top_level(n)] == []


@pytest.mark.parametrize(
    ("group", "find"),
    [
        ("usernames", x.find_mentions_and_lists),
        ("lists", x.find_mentions_and_lists),
        ("hashtags", lambda t: [e for e in x.entities(t) if e.kind is EntityKind.HASHTAG]),
        ("cashtags", x.find_cashtags),
        ("all", x.entities),
    ],
)
def test_what_x_turns_into_links_is_what_we_mark(shared: Path, group: str, find: Callable[[str], list[Entity]]) -> None:
    """autolink.yml: the words between its anchors."""
    wrong = []
    for case in suite(shared, "autolink")[group]:
        anchors = re.findall(r"<a [^>]*>(.*?)</a>", case["expected"])
        expected = [html.unescape(re.sub("<[^>]*>", "", a)).lstrip("@＠") for a in anchors]
        got = [e.text.lstrip("@＠") for e in find(case["text"])]
        wrong += [(case["text"], expected, got)] if got != expected else []

    assert wrong == []


@pytest.mark.parametrize("group", ["usernames", "lists", "hashtags"])
def test_names_are_valid_when_they_are_found_whole(shared: Path, group: str) -> None:
    """validate.yml for names, lists and hashtags."""
    found = suite(shared, "validate")[group]

    for case in found:
        entities = [*x.find_mentions_and_lists(case["text"]), *x.find_hashtags(case["text"])]
        whole = [e for e in entities if e.text == case["text"] and (group != "lists" or "/" in e.text)]
        assert bool(whole) == case["expected"], case


def test_a_label_of_64_characters_is_no_link() -> None:
    """The domain name system takes 63."""
    assert [e.text for e in x.find_links(f"https://{'a' * 63}.com")] == [f"https://{'a' * 63}.com"]
    assert x.find_links(f"https://{'a' * 64}.com") == ()


@pytest.mark.parametrize("host", ["xn--.com", "xn--字.com", "字" * 64 + ".com", "あ" * 60 + ".com"])
def test_a_host_that_no_name_server_can_know_is_no_link(host: str) -> None:
    """Its ASCII form is empty, mixed or too long."""
    assert x.find_links(f"https://{host}") == ()


def test_a_character_that_is_half_of_one_does_not_stop_the_search() -> None:
    """Broken pastes happen."""
    assert [e.text for e in x.find_links("\ud83dhttps://\ud83d.com example.org")] == [
        "https://\ud83d.com",
        "example.org",
    ]


def test_a_link_in_the_middle_of_ideographs_is_found_once() -> None:
    """Text without spaces is common in Japanese and Chinese."""
    assert [e.text for e in x.find_links("詳しくはexample.comをご覧ください。")] == ["example.com"]


@given(st.text(alphabet="a1.com字_-/:#@$ ?()httpsé\n", max_size=60))
def test_entities_lie_in_the_text_in_order_and_apart(text: str) -> None:
    """Places are code points of the text as typed."""
    found = x.entities(text)

    assert all(text[e.start : e.end] == e.text and e.text for e in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.text(alphabet="a1.com字_-/: \n", max_size=40), st.text(alphabet="a1.com字_-/: \n", max_size=40))
def test_links_do_not_reach_over_a_line(first: str, second: str) -> None:
    """What lets lines be looked at one by one."""
    apart = [e.text for e in [*x.find_links(first), *x.find_links(second)]]

    assert [e.text for e in x.find_links(f"{first}\n{second}")] == apart
