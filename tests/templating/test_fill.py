"""Drafts: the composed words, and where each slot's own words stand in them."""

import json
from collections.abc import Mapping
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.post import Claim, Post, Source
from composer.model.template import Template
from composer.templating.fill import fill
from composer.templating.parse import parse_template

SLOTS = [
    {"name": "myth", "label": "Myth", "required": True, "max": 90, "kind": "line"},
    {"name": "fact", "label": "Fact", "required": True, "max": 180, "states_facts": True},
    {"name": "starts", "label": "When", "required": False, "max": 25, "kind": "time"},
    {"name": "zone", "label": "Zone", "required": False, "max": 60, "kind": "zone"},
]


def template(bodies: list[str], **extra: object) -> Template:
    """A small template."""
    value = {"schema": 1, "id": "t", "kind": "t", "title": "T", "slots": SLOTS, "bodies": {"default": bodies}, **extra}
    return parse_template(json.dumps(value), "t.json")


def post(answers: Mapping[str, str], **extra: object) -> Post:
    """A post with these answers."""
    return Post("p", "t", answers=MappingProxyType(dict(answers)), **extra)  # type: ignore[arg-type]


def body(bodies: list[str], answers: Mapping[str, str]) -> str:
    """The default body as text."""
    return fill(template(bodies), post(answers)).bodies["default"].text


def test_paragraphs_are_joined_by_blank_lines_and_empty_ones_left_out() -> None:
    """What a person did not fill in leaves no hole."""
    assert body(["{myth}", "Fact: {fact}", "Always."], {"myth": "M"}) == "M\n\nAlways."


def test_a_line_whose_slots_are_empty_is_left_out_of_its_paragraph() -> None:
    """An event without an access note has no dangling label."""
    assert body(["Myth: {myth}\nFact: {fact}"], {"fact": "F"}) == "Fact: F"


def test_an_empty_placeholder_leaves_no_double_space() -> None:
    """Optional words inside a sentence close up."""
    assert body(["{myth} so {fact} it is {zone}"], {"myth": "M", "fact": ""}) == "M so it is"


def test_braces_are_literal_when_doubled_and_answers_are_never_patterns() -> None:
    """What a person types is never read as a placeholder."""
    assert body(["{{{myth}}}"], {"myth": "{fact}"}) == "{{fact}}"


def test_dates_times_and_zones_are_spelled_out() -> None:
    """A slot holds an ISO time; readers get words."""
    words = body(
        ["{starts.weekday}, {starts.date}, {starts.time} ({zone.name})"],
        {"starts": "2027-02-06T13:05", "zone": "America/New_York"},
    )

    assert words == "Saturday, February 6, 1:05 PM (New York time)"


def test_a_half_typed_date_makes_no_words_and_no_error() -> None:
    """Drafts are filled after every key press."""
    assert body(["On {starts.weekday}", "x"], {"starts": "2027-02-"}) == "x"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es-MX", "sábado 6 de febrero, 1:05 p.\u00a0m."),
        ("es", "sábado 6 de febrero, 1:05 p.\u00a0m."),
        ("es-ES", "sábado 6 de febrero, 13:05"),
        ("en-GB", "Saturday 6 February, 13:05"),
        ("en-CA", "Saturday February 6, 1:05 PM"),
    ],
)
def test_other_languages_write_dates_their_way(language: str, words: str) -> None:
    """A Spanish post has Spanish dates, and the clock its readers know."""
    draft = fill(
        template(["{starts.weekday} {starts.date}, {starts.time}"]),
        post({"starts": "2027-02-06T13:05"}, language=language),
    )

    assert draft.bodies["default"].text == words


@given(st.text(max_size=60), st.text(max_size=60))
def test_every_span_shows_the_slots_own_words(myth: str, fact: str) -> None:
    """Findings in composed text are shown in the field, so spans must be exact, whatever was typed."""
    draft = fill(template(["Myth: {myth} / {fact}\n{fact}", "{myth}"]), post({"myth": myth, "fact": fact}))

    composed = draft.bodies["default"]
    for span in composed.spans:
        typed = {"myth": myth, "fact": fact}[span.slot]
        assert composed.text[span.start : span.end] == typed[span.offset : span.offset + span.end - span.start]


def sources(*names: str) -> tuple[Source, ...]:
    """Sources with these ids."""
    return tuple(Source(name, MappingProxyType({"id": name, "title": name.upper()})) for name in names)


def test_sources_are_numbered_as_a_reader_meets_them() -> None:
    """Number 1 is the first the reader sees, not the first that was tied."""
    made = post(
        {"myth": "A. B.", "fact": "C."},
        sources=sources("never", "late", "early"),
        claims=(Claim("fact", "late"), Claim("myth", "late", quote="B."), Claim("myth", "early", quote="A.")),
    )

    assert [s.id for s in fill(template(["{myth}"]), made).cited] == ["early", "late"]


def test_card_words_carry_the_source_number_after_the_words_and_their_full_stop() -> None:
    """The superscript stands where the claim ends, as on the pictures."""
    made = post(
        {"fact": "Acid wears enamel. Drink water."},
        sources=sources("a", "b"),
        claims=(Claim("fact", "a", quote="Acid wears enamel"), Claim("fact", "b")),
    )

    card = fill(template(["{fact}"], card="c", card_texts={"fact": "So: {fact}", "label": "Fact"}), made).card

    assert card.texts == {"fact": "So: Acid wears enamel. Drink water.", "label": "Fact"}
    assert card.marks == {"fact": ((len("So: Acid wears enamel."), 1), (len(card.texts["fact"]), 2))}


def test_the_title_is_short_and_never_empty() -> None:
    """Lists and blogs need one."""
    long = "word " * 60

    draft = fill(template(["{myth}"]), post({"myth": long}))
    empty = fill(template(["{myth}"]), post({}))

    assert len(draft.title) <= 80
    assert draft.title.endswith("word…")
    assert empty.title == "T"
