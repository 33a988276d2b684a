"""The fields a person fills in for one platform alone reach its rendering, and their mistakes are found."""

import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from composer.cli.main import run
from composer.model.finding import Severity
from composer.model.post import Override
from composer.model.rendering import Rendering
from composer.platforms.registry import Platforms, load
from composer.platforms.render import render
from composer.templating.postfile import read_post, write_post
from tests.platforms.drafts import ADA, draft


@pytest.fixture
def platforms(assets: Path) -> Platforms:
    """The shipped data."""
    return load(assets / "platforms")


def shown(platforms: Platforms, platform: str, **fields: str) -> Rendering:
    """The rendering of a draft with fields for one platform."""
    own = {platform: Override().with_fields(fields)}
    return render(platforms[platform], draft("Brush twice a day.", overrides=own), [ADA])


def rules_of(made: Rendering, severity: Severity | None = None) -> set[str]:
    """The rules of a rendering's findings."""
    return {f.rule for f in made.findings if severity in {None, f.severity}}


@pytest.mark.parametrize("platform", ["instagram", "facebook", "linkedin"])
def test_a_first_comment_goes_along_where_the_platform_has_comments(platforms: Platforms, platform: str) -> None:
    """It is a field of its own, never part of the text."""
    made = shown(platforms, platform, first_comment="Ask us about floss.")

    assert made.options["first_comment"] == "Ask us about floss."
    assert "Ask us" not in made.text


def test_a_field_the_platform_does_not_offer_is_ignored(platforms: Platforms) -> None:
    """A post file may hold anything."""
    assert "first_comment" not in shown(platforms, "x", first_comment="Hello").options


def test_a_pin_has_title_board_and_link(platforms: Platforms) -> None:
    """What the person typed wins over what the program would take."""
    made = shown(platforms, "pinterest", title="Brush better", board="Tips", link="https://maple.example/tips")
    plain = shown(platforms, "pinterest")

    assert (made.title, made.options["board"], made.options["link"]) == (
        "Brush better",
        "Tips",
        "https://maple.example/tips",
    )
    assert (plain.options["link"], rules_of(plain, Severity.TIP)) == (ADA.url, {"platform.board"})
    assert "platform.board" not in rules_of(made)


def test_an_article_has_title_slug_excerpt_and_tags(platforms: Platforms) -> None:
    """Each may be given; the slug becomes one whatever is typed."""
    made = shown(
        platforms,
        "wordpress",
        title="A longer title",
        slug="Brush & Floss!",
        excerpt="Two minutes.",
        tags="teeth, #floss",
    )

    assert (made.title, made.slug, made.excerpt, made.tags) == (
        "A longer title",
        "brush-floss",
        "Two minutes.",
        ("teeth", "floss"),
    )


def test_a_google_update_takes_the_button_that_was_chosen(platforms: Platforms) -> None:
    """With its own address; calling needs none; no button at all is a choice too."""
    booked = shown(platforms, "google-business", button="BOOK", button_url="https://maple.example/book")
    called = shown(platforms, "google-business", button="CALL")
    bare = shown(platforms, "google-business", button="NONE")

    assert (booked.button, booked.options["button_url"]) == ("BOOK", "https://maple.example/book")
    assert (called.button, called.options.get("button_url")) == ("CALL", None)
    assert bare.button == ""


def test_a_google_offer_has_its_days_and_no_button(platforms: Platforms) -> None:
    """Google ignores a button on an offer; the address is the offer's."""
    made = shown(
        platforms, "google-business", kind="offer", title="Free brushes", start="2026-12-01", end="2026-12-24",
        coupon="BRUSH", terms="One each.", button="BOOK",
    )  # fmt: skip

    assert made.button == ""
    assert made.title == "Free brushes"
    assert {k: made.options[k] for k in ("kind", "event_start", "event_end", "coupon", "terms")} == {
        "kind": "offer", "event_start": "2026-12-01", "event_end": "2026-12-24", "coupon": "BRUSH", "terms": "One each.",
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["event", "offer"])
def test_an_event_or_offer_needs_its_first_day_and_ends_after_it(platforms: Platforms, kind: str) -> None:
    """Google refuses both without it."""
    assert "platform.event_time" in rules_of(shown(platforms, "google-business", kind=kind), Severity.STOP)
    turned = shown(platforms, "google-business", kind=kind, start="2026-12-24", end="2026-12-01")
    assert "platform.event_order" in rules_of(turned, Severity.STOP)
    unread = shown(platforms, "google-business", kind=kind, start="next week")
    assert "platform.event_time" in rules_of(unread, Severity.STOP)
    same_day = shown(platforms, "google-business", kind=kind, start="2026-12-24T09:00", end="2026-12-24")
    assert "platform.event_order" not in rules_of(same_day)


def test_fields_that_are_too_long_or_no_address_are_found(platforms: Platforms) -> None:
    """At the field, so that the window leads there."""
    made = shown(platforms, "pinterest", title="t" * 101, link="http://maple.example")
    comment = shown(platforms, "instagram", first_comment="c" * 2_201)

    assert {"platform.title_too_long", "platform.bad_address"} <= rules_of(made)
    assert {f.place.field for f in made.findings} >= {"override:pinterest:title", "override:pinterest:link"}
    assert "platform.comment_too_long" in rules_of(comment, Severity.STOP)


def test_fields_survive_the_post_file_beside_what_this_version_does_not_know() -> None:
    """They are kept under "fields"."""
    own = Override(extra=MappingProxyType({"later": 1})).with_fields({"board": "Tips", "title": " "})
    post = draft(overrides={"pinterest": own}).post

    there = read_post(write_post(post), "file").overrides["pinterest"]

    assert dict(there.fields) == {"board": "Tips"}
    assert there.extra["later"] == 1


@pytest.mark.parametrize("junk", [7, "x", ["a"], {"a": 1}])
def test_junk_fields_are_no_fields(junk: object) -> None:
    """A post file from elsewhere may hold anything."""
    assert Override(extra=MappingProxyType({"fields": junk})).fields == {}


def test_the_command_line_tells_the_fields(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Scripts see what is sent beside the text."""
    post = read_post(write_post(draft().post), "file")
    made = replace(post, template="myth-buster", answers={"myth": "It is normal.", "fact": "It is not."},
                   overrides={"pinterest": Override().with_fields({"board": "Tips"})})  # fmt: skip
    file = tmp_path / "post.json"
    file.write_text(write_post(made), encoding="utf-8")

    assert run(["--home", str(tmp_path), "render", str(file), "--platform", "pinterest", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["fields"]["board"] == "Tips"
