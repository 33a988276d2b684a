"""The templates that ship: whole, sourced, short enough, easy to read."""

import json
from pathlib import Path

import pytest

from composer.checks.registry import Checks
from composer.model.errors import BadInput, NotFound
from composer.model.finding import Severity
from composer.model.practice import CheckSettings
from composer.templating.fill import fill
from composer.templating.library import Templates, load
from composer.templating.parse import parse_template
from composer.templating.start import new_post, sample_post
from composer.text.reading import measure

KINDS = (
    "after-your-visit",
    "ask-feedback",
    "awareness-day",
    "before-your-visit",
    "campaign",
    "checklist",
    "community-rules",
    "correction",
    "crisis-notice",
    "event",
    "health-tip",
    "hours-notice",
    "how-to",
    "job",
    "meet-the-team",
    "myth-buster",
    "new-service",
    "number-of-the-week",
    "own-words",
    "pass-on",
    "question-answer",
    "quiz",
    "quiz-answer",
    "review-reply",
    "staff-pride",
)
"""Every kind a practice posts; each is a template of its own, in both languages that ship."""
FORMS = {"true-or-false": "myth-buster", "fact-first": "myth-buster"}
"""More forms of a kind, so that posts of it do not all begin alike: template and its kind."""


@pytest.fixture(scope="module")
def templates(templates_dir: Path) -> Templates:
    """The built-in templates."""
    return load(templates_dir)


def test_the_built_in_templates_have_no_problems(templates: Templates) -> None:
    """A broken built-in template would only show at a customer's."""
    assert templates.problems == ()
    assert {t.id for t in templates.all()} == {*KINDS, *FORMS, *(f"{name}-es" for name in (*KINDS, *FORMS))}


def test_a_template_and_its_spanish_twin_have_the_same_fields_and_card(templates: Templates) -> None:
    """A practice that changes the language of a post keeps every word it typed."""
    for kind in (*KINDS, *FORMS):
        ours, twin = templates.get(kind), templates.get(f"{kind}-es")
        assert twin.kind == ours.kind == FORMS.get(kind, kind)
        assert [(s.name, s.required, s.maximum, s.kind, s.states_facts) for s in twin.slots] == [
            (s.name, s.required, s.maximum, s.kind, s.states_facts) for s in ours.slots
        ], kind
        assert (twin.card, twin.card_texts.keys()) == (ours.card, ours.card_texts.keys()), kind
        assert twin.bodies.keys() == ours.bodies.keys()
        assert twin.platforms == ours.platforms


def test_every_sample_passes_the_checks_with_nothing_to_fix(templates: Templates, assets: Path) -> None:
    """What we show as an example must be what we ask for."""
    checks = Checks.load(assets / "rules")

    for template in templates.all():
        found = checks.check(fill(template, sample_post(template)), CheckSettings(today="2026-11-21"))
        worse = [(f.rule, f.message) for f in found if f.severity in {Severity.STOP, Severity.WARN, Severity.ASK}]
        assert worse == [], template.id


def test_every_sample_reads_at_grade_seven_or_lower(templates: Templates) -> None:
    """The target is grade 6; 8 would already warn."""
    for template in templates.all():
        if template.language.startswith("en"):  # the grades count English syllables
            text = fill(template, sample_post(template)).bodies["default"].text
            assert measure(text).flesch_kincaid_grade <= 7, template.id


def test_every_sample_source_has_an_address_and_is_used(templates: Templates) -> None:
    """A sample teaches how sources are tied."""
    for template in templates.all():
        draft = fill(template, sample_post(template))
        assert {s.id for s in draft.cited} == {s.id for s in draft.post.sources}
        for source in draft.cited:
            assert str(source.csl["URL"]).startswith("https://")
            assert source.csl["accessed"]


def test_the_short_body_leaves_room_for_a_source_line_and_two_hashtags(templates: Templates) -> None:
    """X takes 280 and Bluesky 300, with the link in full."""
    for template in templates.all():
        draft = fill(template, sample_post(template))
        short = draft.bodies["short"].text
        lines = (f"Source: {s.csl['container-title-short']} {s.csl['URL']}" for s in draft.cited)
        line = max(lines, key=len, default="")
        assert len("\n\n".join([short, line, " ".join("#" + t for t in draft.post.hashtags[:2])])) <= 300, template.id


def test_the_proposed_alt_text_is_the_samples(templates: Templates) -> None:
    """The sample's alt text is the one the program proposes, so both stay true."""
    for template in templates.all():
        draft = fill(template, sample_post(template))
        assert draft.proposed_alt == draft.post.card_alt


def test_card_roles_are_those_of_the_layout(templates: Templates, templates_dir: Path) -> None:
    """Layouts know their roles by name; words in a role that is not there would never be seen."""
    for template in templates.all():
        layout = json.loads((templates_dir / "cards" / f"{template.card}.json").read_text(encoding="utf-8"))
        assert set(template.card_texts) <= set(layout["roles"]), template.id


def test_a_layout_that_is_not_there_is_refused_and_the_others_are_named(templates_dir: Path) -> None:
    """A slip in the layout's name would show an empty card only at the customer's."""
    text = (templates_dir / "health-tip.json").read_text(encoding="utf-8").replace('"card": "tip"', '"card": "tpi"')

    with pytest.raises(BadInput) as caught:
        parse_template(text, "health-tip.json", layouts={"tip", "plain"})

    assert "card" in caught.value.where
    assert caught.value.hint == "Layouts are: plain, tip."


def test_a_persons_template_overrides_by_id_and_broken_ones_are_reported(templates_dir: Path, tmp_path: Path) -> None:
    """One bad file must not keep the program from starting."""
    mine = (
        (templates_dir / "event.json").read_text(encoding="utf-8").replace('"title": "Event"', '"title": "Our event"')
    )
    (tmp_path / "event.json").write_text(mine, encoding="utf-8")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    (tmp_path / "latin.json").write_bytes(b"\xff\xfe")
    (tmp_path / "twice.json").write_text(mine, encoding="utf-8")

    found = load(templates_dir, tmp_path)

    assert found.get("event").title == "Our event"
    assert found.get("event").origin == "event.json"
    assert len(found.problems) == 3
    assert found.get("health-tip").origin == "built-in"


def test_an_unknown_template_is_not_found_and_the_others_are_named(templates: Templates) -> None:
    """A slip on the command line is answered with the list."""
    with pytest.raises(NotFound) as caught:
        templates.get("nope")

    assert "myth-buster" in caught.value.hint


def test_a_new_post_starts_with_the_templates_hashtags_and_platforms(templates: Templates) -> None:
    """An empty post is ready for its first word."""
    template = templates.get("health-tip")

    post = new_post(template, {"tip": "Sip water"})

    assert post.answers == {"tip": "Sip water"}
    assert post.hashtags == template.hashtags
    assert post.platforms == template.platforms
