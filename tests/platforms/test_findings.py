"""What is said about a draft that does not fit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from composer.model.finding import Finding, Place, Severity
from composer.model.post import Media, Override
from composer.model.template import Draft, Span
from composer.platforms.folding import first_seen, fold_at
from composer.platforms.registry import Platforms, load
from composer.platforms.render import render
from tests.platforms.drafts import ADA, draft, myth_buster

Find = Callable[..., dict[str, Finding]]


@pytest.fixture(scope="module")
def platforms(assets: Path) -> Platforms:
    """The shipped rules."""
    return load(assets / "platforms")


@pytest.fixture
def find(platforms: Platforms) -> Find:
    """The findings of a draft on a platform by rule."""

    def of(platform: str, made: Draft, cap: int | None = None) -> dict[str, Finding]:
        findings = render(platforms[platform], made, (ADA,), cap=cap).findings
        return {f.rule.removeprefix("platform."): f for f in findings}

    return of


def test_a_text_over_the_limit_is_stopped_with_the_figures(find: Find) -> None:
    """The sentence people read in the list and in the counter."""
    found = find("linkedin", draft("x" * 3000))["over_limit"]

    assert found.message == "LinkedIn: 64 over the limit of 3,000"
    assert (found.severity, found.platform) == (Severity.STOP, "linkedin")
    assert found.basis[0].document.startswith("Postiz")


def test_one_word_that_can_not_be_split_into_a_thread_is_over_the_limit(find: Find) -> None:
    """Bluesky has threads, but not 25 parts of them for this."""
    found = find("bluesky", draft("x" * 8000))["over_limit"]

    assert "over the limit of 300" in found.message


def test_the_schedulers_cap_stops_too(find: Find) -> None:
    """The queue entry must fit platform and scheduler."""
    found = find("facebook", draft("x" * 200), 100)["over_limit"]

    assert found.severity is Severity.STOP
    assert found.why == "The scheduler takes no more."


def test_an_override_is_where_its_own_length_is_mended(find: Find) -> None:
    """Not in the template's slots."""
    made = draft(overrides={"linkedin": Override(text="x" * 4000)})

    assert find("linkedin", made)["over_limit"].place == Place("override:linkedin")


def test_a_text_longer_than_advised_warns(find: Find) -> None:
    """Pinterest's own page says 500, its schema 800; YouTube publishes nothing."""
    assert find("pinterest", draft("x" * 600))["long"].severity is Severity.WARN
    assert find("youtube", draft("x" * 1000))["long"].severity is Severity.WARN
    assert "long" not in find("youtube", draft("x" * 100))


def test_bytes_over_blueskys_second_cap_are_stopped(find: Find) -> None:
    """Few characters can be many bytes."""
    found = find("bluesky", draft("\u0301" * 60_000))

    assert found["over_bytes"].severity is Severity.STOP
    assert "over_limit" not in found


def test_a_dead_link_warns_at_its_place(find: Find) -> None:
    """The place is the slot's own text."""
    made = draft("Fact: see example.org now", spans=(Span("fact", 6, 25, 2),))

    found = find("instagram", made)["link_dead"]

    assert found.message == "Instagram: this link will not be clickable"
    assert found.place == Place("slot:fact", 6, 17)
    assert found.severity is Severity.WARN
    assert "link_dead" not in find("x", made)


def test_a_dead_link_in_an_override_is_found_where_it_was_typed(find: Find) -> None:
    """White space before the text is kept in the field."""
    made = draft(overrides={"instagram": Override(text="  see example.org and example.com")})

    found = find("instagram", made)["link_dead"]

    assert found.place == Place("override:instagram", 6, 17)
    assert found.message == "Instagram: 2 links will not be clickable"


def test_too_many_hashtags_in_the_text_are_stopped_and_listed_ones_left_out(find: Find) -> None:
    """What the person typed is not cut; what they listed is."""
    typed = find("instagram", draft("#a1 #b1 #c1 #d1 #e1 #f1"))["hashtags_cap"]
    listed = find("instagram", draft(hashtags=("a", "b", "c", "d", "e", "f")))["hashtags_cap"]

    assert (typed.severity, listed.severity) == (Severity.STOP, Severity.TIP)
    assert listed.message == "Instagram: 1 hashtag left out, it takes 5"
    assert "hashtags_cap" not in find("instagram", draft("#a", hashtags=("A", "b", "c", "d", "e")))


def test_threads_takes_five_links(find: Find) -> None:
    """Refused since December 2025."""
    links = " ".join(f"https://example.org/{i}" for i in range(6))

    assert find("threads", draft(links))["too_many_links"].severity is Severity.STOP


def test_x_takes_one_cashtag_and_instagram_twenty_mentions(find: Find) -> None:
    """The API refuses more; the figure for mentions is hearsay."""
    assert find("x", draft("$AAA and $BBB"))["too_many_cashtags"].severity is Severity.STOP
    mentions = " ".join(f"@dr{i}" for i in range(21))
    assert find("instagram", draft(mentions))["too_many_mentions"].severity is Severity.WARN


def test_only_the_myth_above_the_fold_is_said(find: Find) -> None:
    """People who read no further would remember the myth."""
    long_myth = myth_buster("You only need a dentist when something hurts, " * 4, "Check-ups find trouble early.")
    short_myth = myth_buster("Sugar-free is safe.", "Acid softens enamel, sugar or not. " * 5)

    assert find("instagram", long_myth)["myth_only_before_fold"].place == Place("slot:myth")
    assert "myth_only_before_fold" not in find("instagram", short_myth)
    assert "myth_only_before_fold" not in find("bluesky", long_myth)
    assert "myth_only_before_fold" not in find("instagram", draft("x" * 400))


def test_a_platform_that_needs_a_picture_says_so(find: Find) -> None:
    """Instagram can't post words alone."""
    assert find("instagram", draft(card=""))["needs_picture"].severity is Severity.STOP
    assert "needs_picture" not in find("instagram", draft())
    assert "needs_picture" not in find("instagram", draft(card="", media=(Media(digest="1"),)))
    assert "needs_picture" not in find("x", draft(card=""))


def test_google_wants_photos_not_words(find: Find) -> None:
    """Cards are reported as refused there."""
    assert find("google-business", draft())["card_text"].severity is Severity.WARN
    assert "card_text" not in find("google-business", draft(media=(Media(digest="1"),)))


def test_google_refuses_phone_numbers_and_events_without_a_day(find: Find) -> None:
    """Both are common reasons."""
    assert find("google-business", draft("Call (312) 555-0142."))["phone_refused"].severity is Severity.WARN
    assert find("google-business", draft(kind="event"))["event_time"].severity is Severity.STOP
    assert "event_time" not in find("google-business", draft(kind="event", answers={"starts": "2027-01-01T10:00"}))


def test_too_many_pictures_and_too_long_alt_texts_are_said(find: Find) -> None:
    """Each at its own place."""
    media = tuple(Media(digest=str(i), alt="x" * 1600 if i == 1 else "ok") for i in range(6))

    found = find("mastodon", draft(media=media))

    assert found["pictures_cap"].message == "Mastodon: shows 4 of 7 pictures"
    assert found["alt_too_long"].place == Place("media:1")


def test_a_long_title_is_a_tip_on_a_blog(find: Find) -> None:
    """Search results cut it."""
    assert find("wordpress", draft(title="x" * 61))["long_title"].severity is Severity.TIP


def test_characters_that_can_not_be_sent_are_stopped_and_hidden_marks_warned(find: Find) -> None:
    """They come in with a paste and are said once for all platforms."""
    made = draft("a\x00b \u202ec", spans=(Span("fact", 0, 6),))

    for platform in ("x", "facebook"):
        found = find(platform, made)
        assert (found["unsendable"].severity, found["unsendable"].place) == (Severity.STOP, Place("slot:fact", 1, 2))
        assert (found["hidden_marks"].severity, found["hidden_marks"].platform) == (Severity.WARN, "")
        assert found["unsendable"].fixes[0].replacement == ""


def test_a_fitting_draft_has_no_findings(find: Find) -> None:
    """Silence is the normal case."""
    for platform in (
        "x",
        "facebook",
        "instagram",
        "linkedin",
        "threads",
        "bluesky",
        "mastodon",
        "youtube",
        "wordpress",
    ):
        assert find(platform, draft("Brush twice a day.", hashtags=("Teeth",))) == {}


@pytest.mark.parametrize(
    ("platform", "text", "fold"),
    [
        ("instagram", "x" * 125, None),
        ("instagram", "x" * 126, 125),
        ("instagram", "a\nb\nc\nd", 5),
        ("facebook", "x" * 481, 480),
        ("bluesky", "a\n" * 30, 49),
        ("bluesky", "x" * 250, None),
        ("x", "字" * 140, None),
        ("wordpress", "x" * 5000, None),
    ],
)
def test_the_fold_falls_about_there(platforms: Platforms, platform: str, text: str, fold: int | None) -> None:
    """By characters, by lines, or not at all."""
    assert fold_at(platforms[platform], text) == fold


def test_the_smallest_screen_shows_less(platforms: Platforms) -> None:
    """Most patients read on a phone."""
    assert first_seen(platforms["facebook"], "x" * 500) == 110
