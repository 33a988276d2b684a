"""Checks on whole drafts: structure, sources, pictures. Every finding has its place."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from composer.checks.registry import Checks
from composer.model.finding import Finding, Severity
from composer.model.media import MediaFacts
from composer.model.post import Claim, Media, Post, Source
from composer.model.practice import CheckSettings
from composer.model.template import Draft, Template
from composer.templating.fill import fill
from composer.templating.library import load
from composer.templating.start import sample_post

TODAY = CheckSettings(today="2026-11-21")


@pytest.fixture(scope="module")
def tip(templates_dir: Path) -> Template:
    """The built-in health tip."""
    return load(templates_dir).get("health-tip")


@pytest.fixture(scope="module")
def event(templates_dir: Path) -> Template:
    """The built-in event."""
    return load(templates_dir).get("event")


def draft_of(template: Template, answers: dict[str, str] | None = None, **changes: Any) -> Draft:
    """The sample with some answers and fields changed."""
    post: Post = sample_post(template)
    post = replace(post, answers=MappingProxyType({**post.answers, **(answers or {})}), **changes)
    return fill(template, post)


def found(checks: Checks, draft: Draft, rule: str, **more: Any) -> list[Finding]:
    """The findings of one rule."""
    return [f for f in checks.check(draft, TODAY, **more) if f.rule == rule]


def test_an_empty_required_slot_must_be_filled(checks: Checks, tip: Template) -> None:
    """The card would have a hole."""
    [one] = found(checks, draft_of(tip, {"how": "  "}), "structure.empty_slot")

    assert one.severity is Severity.STOP
    assert one.place.field == "slot:how"


def test_too_long_points_at_the_words_that_are_over(checks: Checks, tip: Template) -> None:
    """The reader of the finding sees which words to cut."""
    [one] = found(checks, draft_of(tip, {"tip": "x" * 75}), "structure.too_long")

    assert (one.place.start, one.place.end) == (70, 75)
    assert "5 over" in one.message


def test_length_is_counted_as_people_count(checks: Checks, tip: Template) -> None:
    """A family emoji is one character, not eleven."""
    assert not found(checks, draft_of(tip, {"tip": "👨‍👩‍👧‍👧" * 70}), "structure.too_long")


@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        ({"zone": "Middle/Earth"}, "structure.bad_zone"),
        ({"starts": "next Tuesday"}, "structure.bad_time"),
        ({"starts": "2027-02-06"}, "structure.event_without_time"),
        ({"starts": "2026-11-20T09:00"}, "structure.event_in_the_past"),
        ({"access": ""}, "structure.event_without_access"),
        ({"zone": ""}, "structure.empty_slot"),
        ({"place": ""}, "structure.empty_slot"),
    ],
)
def test_an_event_says_when_where_and_for_whom(
    checks: Checks, event: Template, answers: dict[str, str], rule: str
) -> None:
    """An event nobody can find is worse than none."""
    assert found(checks, draft_of(event, answers), rule)


def test_an_event_today_is_not_in_the_past(checks: Checks, event: Template) -> None:
    """The edge of the rule."""
    assert not found(checks, draft_of(event, {"starts": "2026-11-21T09:00"}), "structure.event_in_the_past")


def test_the_address_and_date_of_an_event_are_no_identifiers(checks: Checks, event: Template) -> None:
    """They are the practice's own."""
    draft = draft_of(event, {"place": "12 Maple Street, Springfield 62704", "starts": "2027-02-06T10:00"})

    assert [f for f in checks.check(draft, TODAY) if f.rule.startswith("privacy.")] == []


def test_a_hashtag_in_one_case_is_a_tip_at_its_place(checks: Checks, tip: Template) -> None:
    """Screen readers read it letter by letter."""
    [one] = found(checks, draft_of(tip, hashtags=("Short", "dentalhealthtips")), "structure.hashtag_case")

    assert (one.place.field, one.place.start, one.place.end) == ("hashtags", 7, 24)


def test_a_claim_without_a_source_is_placed_on_its_words(checks: Checks, tip: Template) -> None:
    """The picture of the composing window: the clause is underlined, and its source is asked for."""
    how = "Choose water, and wait an hour before you brush."

    [one] = found(checks, draft_of(tip, {"how": how}, claims=()), "sources.missing")[:1] or [None]
    spots = [
        f
        for f in found(checks, draft_of(tip, {"how": how}, claims=()), "sources.missing")
        if f.place.field == "slot:how"
    ]

    assert one is not None
    assert [how[f.place.start : f.place.end] for f in spots] == ["wait an hour before you brush"]
    assert spots[0].severity is Severity.WARN
    assert spots[0].message == "No source for \u201cwait an hour before you brush\u201d"
    assert spots[0].fixes[0].action == "tie_source"


def test_a_tied_claim_is_quiet_and_a_field_of_facts_without_any_tie_is_not(checks: Checks, tip: Template) -> None:
    """states_facts means: somebody must say where it comes from."""
    plain = {"tip": "Smile", "how": "Be kind to your gums.", "why": ""}

    assert not found(checks, draft_of(tip), "sources.missing")
    assert [f.place.field for f in found(checks, draft_of(tip, plain, claims=()), "sources.missing")] == ["slot:how"]


def test_the_myth_itself_needs_no_source(checks: Checks, templates_dir: Path) -> None:
    """It is what the post answers."""
    template = load(templates_dir).get("myth-buster")
    draft = draft_of(template, {"myth": "Studies show that 9 of 10 dentists lie."})

    assert not [f for f in checks.check(draft, TODAY) if f.place.field == "slot:myth"]


def test_ties_that_no_longer_hold_are_reported(checks: Checks, tip: Template) -> None:
    """Words change after they were tied; sources are deleted."""
    draft = draft_of(tip, claims=(Claim("how", "gone"), Claim("how", "ada-brushing", quote="other words")))

    assert [f.place.field for f in found(checks, draft, "sources.unknown_id")] == ["slot:how"]
    assert found(checks, draft, "sources.words_changed")[0].why.startswith("They were: \u201cother words\u201d")


@pytest.mark.parametrize(
    ("csl", "rule", "severity"),
    [
        ({"title": "T"}, "sources.no_address", Severity.WARN),
        ({"URL": "https://a.example", "issued": {"date-parts": [[2019, 1]]}}, "sources.too_old", Severity.TIP),
        ({"URL": "https://a.example", "issued": {"date-parts": [["2009"]]}}, "sources.too_old", Severity.WARN),
        ({"URL": "https://a.example"}, "sources.not_tied", Severity.TIP),
    ],
)
def test_sources_on_the_shelf_are_looked_at(
    checks: Checks, tip: Template, csl: dict[str, Any], rule: str, severity: Severity
) -> None:
    """A source a reader can't find, or an old one, is weak proof."""
    source = Source("s", MappingProxyType({"id": "s", **csl}))

    [one] = found(checks, draft_of(tip, sources=(source,)), rule)

    assert one.severity is severity
    assert one.place.field == "sources"


@pytest.mark.parametrize(
    "issued", [None, {}, {"date-parts": []}, {"date-parts": [[]]}, {"date-parts": [["x"]]}, "2001", {"raw": "?"}]
)
def test_a_strange_date_of_a_source_is_no_error(checks: Checks, tip: Template, issued: object) -> None:
    """CSL from other programs holds anything."""
    source = Source("s", MappingProxyType({"id": "s", "issued": issued}))

    assert not found(checks, draft_of(tip, sources=(source,)), "sources.too_old")


def test_one_body_is_not_enough_where_advice_is_changing(checks: Checks, tip: Template) -> None:
    """Two independent bodies on a volatile topic."""
    how = {"how": "Fluoride in tap water lowers decay."}
    one_body = draft_of(tip, how, claims=(Claim("how", "ada-brushing"),))
    two_bodies = draft_of(tip, how, claims=(Claim("how", "ada-brushing"), Claim("how", "medlineplus-dental-health")))

    assert found(checks, one_body, "sources.one_body")
    assert not found(checks, two_bodies, "sources.one_body")


def test_a_card_without_alt_text_stops_and_offers_the_proposed_one(checks: Checks, tip: Template) -> None:
    """The picture of the composing window."""
    [one] = found(checks, draft_of(tip, card_alt=" "), "media.alt_missing")

    assert one.severity is Severity.STOP
    assert one.message == "The picture has no alt text"
    assert [f.action for f in one.fixes] == ["write_alt", "use_proposed_alt"]


@pytest.mark.parametrize("alt", ["image", "Photo.", "IMG_2034.jpg", "a picture of", "DSC 1234", "xx", "card-final.png"])
def test_alt_text_that_says_nothing_is_noticed(checks: Checks, tip: Template, alt: str) -> None:
    """A file name helps nobody."""
    media = Media(path="a.png", alt=alt, shows_person=False)

    assert [f.place.field for f in found(checks, draft_of(tip, media=(media,)), "media.alt_useless")] == ["media:0"]


def test_a_person_in_a_picture_needs_a_named_consent(checks: Checks, tip: Template) -> None:
    """Only a reference to the practice's own form is kept."""
    shown = Media(path="a.png", alt="A smiling woman", shows_person=True)
    asked = replace(shown, shows_person=None)
    signed = replace(shown, consent="Form 12")

    assert found(checks, draft_of(tip, media=(shown,)), "media.consent")[0].severity is Severity.STOP
    assert found(checks, draft_of(tip, media=(asked,)), "media.person_unanswered")[0].severity is Severity.ASK
    assert not found(checks, draft_of(tip, media=(signed,)), "media.consent")


def test_hidden_data_in_a_picture_is_named(checks: Checks, tip: Template) -> None:
    """A position in a photo can point to a home."""
    media = Media(digest="d" * 64, alt="Our waiting room", shows_person=False)
    facts = {"d" * 64: MediaFacts(has_metadata=("GPS position", "camera"))}

    [one] = found(checks, draft_of(tip, media=(media,)), "media.metadata", media_facts=facts)

    assert "GPS position" in one.message
    assert one.fixes[0].action == "strip_metadata"


def test_identifiers_are_found_in_every_text_of_the_post(checks: Checks, tip: Template) -> None:
    """Alt texts and overrides go out as well."""
    draft = draft_of(
        tip,
        {"next_step": "Call 217-555-0123."},
        card_alt="Card with the number 217-555-0124",
        media=(Media(path="a", alt="Screen that shows 217-555-0125", shows_person=False),),
    )

    assert [f.place.field for f in found(checks, draft, "privacy.phone")] == ["slot:next_step", "card", "media:0"]


def test_findings_are_sorted_gravest_first_then_as_on_screen(checks: Checks, tip: Template) -> None:
    """The order of the findings panel."""
    draft = draft_of(tip, {"tip": "", "how": "Call 217-555-0123 in two hours."}, card_alt="", claims=())

    got = checks.check(draft, TODAY)

    assert [f.severity.rank for f in got] == sorted(f.severity.rank for f in got)
    assert [f.rule for f in got][:3] == ["structure.empty_slot", "privacy.phone", "media.alt_missing"]


def test_a_grade_is_given_to_english_alone(checks: Checks, tip: Template) -> None:
    """The grades count English syllables; Spanish words have more of them and are not harder for that."""
    hard = {
        "how": "Periodontal evaluation necessitates individualized interventions. " * 2,
        "why": "Deterioration follows.",
    }

    def graded(language: str) -> bool:
        found = checks.check(draft_of(tip, hard, language=language), TODAY)
        return any(f.rule == "plain.reading_grade" for f in found)

    assert graded("en-US")
    assert not graded("es")
