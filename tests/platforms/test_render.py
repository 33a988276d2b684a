"""What each platform shows of a draft."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.model.citation import Citation
from composer.model.post import Override
from composer.model.rendering import EntityKind, Rendering
from composer.model.template import Draft
from composer.platforms.count import count, entities, facets
from composer.platforms.registry import ORDER, Platforms, load
from composer.platforms.render import render
from tests.platforms.drafts import ADA, COCHRANE, draft

LONG = "Brush for two minutes, twice a day. Spit, don't rinse. " * 12
Show = Callable[..., Rendering]


@pytest.fixture(scope="module")
def platforms(assets: Path) -> Platforms:
    """The shipped rules."""
    return load(assets / "platforms")


@pytest.fixture
def show(platforms: Platforms) -> Show:
    """Renders a draft on a platform with ADA as its source unless others are given."""

    def of(platform: str, made: Draft, *citations: Citation, cap: int | None = None) -> Rendering:
        return render(platforms[platform], made, citations or (ADA,), cap=cap)

    return of


@pytest.mark.parametrize("platform", ["x", "threads", "bluesky", "mastodon", "facebook", "linkedin", "youtube"])
def test_a_source_carries_its_address_where_links_click(show: Show, platform: str) -> None:
    """The reader can go and check."""
    rendering = show(platform, draft())

    assert rendering.text == "Brush twice a day.\n\nSource: ADA MouthHealthy https://www.mouthhealthy.org/brushing"
    links = [e.text for e in rendering.parts[0].entities if e.kind is EntityKind.URL]
    assert links == [ADA.url]


@pytest.mark.parametrize("platform", ["instagram", "tiktok", "pinterest", "google-business"])
def test_a_source_is_named_without_address_where_links_are_dead(show: Show, platform: str) -> None:
    """A dead address is noise; what is missing is said."""
    rendering = show(platform, draft())

    assert rendering.text == "Brush twice a day.\n\nSource: ADA MouthHealthy"
    assert any("link" in sentence.lower() for sentence in rendering.left_out)


def test_two_sources_stand_in_one_line_or_in_a_list(show: Show) -> None:
    """One line where room is short, a list where it is not."""
    assert show("x", draft(), ADA, COCHRANE).text.endswith(
        "Sources: ADA MouthHealthy https://www.mouthhealthy.org/brushing · Cochrane, 2019 https://doi.org/10.1002/1"
    )
    assert show("facebook", draft(), ADA, COCHRANE).text.endswith(
        "Sources:\n1. ADA MouthHealthy https://www.mouthhealthy.org/brushing\n2. Cochrane, 2019 https://doi.org/10.1002/1"
    )
    assert show("instagram", draft(), ADA, COCHRANE).text.endswith("Sources: ADA MouthHealthy · Cochrane, 2019")


def test_the_source_line_shrinks_before_a_post_becomes_a_thread(show: Show) -> None:
    """And says what it left out."""
    text = "y" * (280 - 2 - len("Source: ADA MouthHealthy ") - 23)

    rendering = show("x", draft(text), ADA, COCHRANE)

    assert len(rendering.parts) == 1
    assert rendering.text.endswith(f"Source: ADA MouthHealthy {ADA.url}")
    assert rendering.left_out == ("1 source is left out for room.",)
    assert rendering.count.length == 280


def test_a_source_named_in_the_text_is_not_named_again(show: Show) -> None:
    """An override may cite by itself."""
    made = draft(overrides={"x": Override(text=f"Read {ADA.url}")})

    assert show("x", made).text == f"Read {ADA.url}"


def test_no_sources_make_no_source_line(platforms: Platforms) -> None:
    """Checks speak about a missing source, not the rendering."""
    assert render(platforms["x"], draft(), ()).text == "Brush twice a day."


def test_the_short_variant_is_taken_when_the_default_does_not_fit(show: Show) -> None:
    """X and Bluesky get fewer words, not a thread."""
    rendering = show("x", draft(LONG, short="Brush twice a day."))

    assert rendering.text.startswith("Brush twice a day.")
    assert len(rendering.parts) == 1


def test_a_variant_for_one_platform_is_used_there_alone(show: Show) -> None:
    """A template may speak differently on a blog."""
    made = draft(own={"bluesky": "Hello Bluesky."})

    assert show("bluesky", made).text.startswith("Hello Bluesky.")
    assert show("x", made).text.startswith("Brush")


def test_an_override_replaces_the_text_and_a_blank_one_does_not(show: Show) -> None:
    """An emptied field means the template's words again."""
    assert show("x", draft(overrides={"x": Override(text="My own words.\r\nTwo lines.")})).text.startswith(
        "My own words.\nTwo lines.\n\nSource:"
    )
    assert show("x", draft(overrides={"x": Override(text="  ")})).text.startswith("Brush")


def test_a_text_too_long_becomes_a_numbered_thread_where_there_are_threads(show: Show) -> None:
    """Each part fits with its number; nothing is lost."""
    rendering = show("bluesky", draft(LONG))

    assert len(rendering.parts) > 1
    assert rendering.count.fits
    assert rendering.parts[0].text.endswith(f"\n\n1/{len(rendering.parts)}")
    assert rendering.findings[0].rule == "platform.thread"


def test_the_schedulers_cap_counts_when_it_is_stricter(show: Show) -> None:
    """And never loosens the platform's own."""
    assert show("facebook", draft(LONG), cap=100).count.limit == 100
    assert show("facebook", draft(LONG), cap=100_000).count.limit == 63_206


def test_hashtags_go_last_as_many_as_the_platform_takes(show: Show) -> None:
    """Without doubles, without those in the text."""
    made = draft("Brush #Teeth well.", hashtags=("teeth", "#A", "b c", "D", "E", "F", "d"))

    assert show("instagram", made).text.endswith("\n\n#A #bc #D #E")
    assert show("x", made).text.endswith("\n\n#A #bc #D #E #F")
    assert show("threads", made).text.endswith(ADA.url)
    assert "#A" not in show("google-business", made).text
    assert show("wordpress", made).tags == ("teeth", "A", "bc", "D", "E", "F")


def test_hashtags_of_an_override_replace_the_posts(show: Show) -> None:
    """An empty list means none."""
    made = draft(hashtags=("A",), overrides={"x": Override(hashtags=("B",)), "bluesky": Override(hashtags=())})

    assert show("x", made).text.endswith("#B")
    assert "#" not in show("bluesky", made).text


def test_bluesky_parts_carry_their_facets(show: Show) -> None:
    """Without facets nothing clicks there."""
    part = show("bluesky", draft("Café 👍", hashtags=("Teeth",))).parts[0]

    raw = part.text.encode()
    assert [(f.kind, raw[f.byte_start : f.byte_end].decode()) for f in part.facets] == [
        ("link", ADA.url),
        ("tag", "#Teeth"),
    ]
    assert part.facets == facets(part.text)


def test_a_story_shows_its_picture_only(show: Show) -> None:
    """No caption can be sent."""
    rendering = show("instagram-story", draft())

    assert rendering.text == ""
    assert rendering.left_out == ("Stories show the picture only: the words are on the card.",)
    assert rendering.count.fits


def test_a_google_post_puts_the_link_on_its_button(show: Show) -> None:
    """The person's own link before the source's."""
    assert show("google-business", draft()).button == "LEARN_MORE"
    assert show("google-business", draft()).options == {"button_url": ADA.url}
    own = show("google-business", draft(answers={"link": "example.org/book"}))
    assert own.options["button_url"] == "https://example.org/book"


def test_a_google_event_has_title_and_times(show: Show) -> None:
    """Refused without them."""
    answers = {"starts": "2027-02-06T10:00", "ends": "2027-02-06T11:00"}

    rendering = show("google-business", draft(kind="event", answers=answers, title="Brushing class"))

    assert rendering.title == "Brushing class"
    assert rendering.options["event_title"] == "Brushing class"
    assert (rendering.options["event_start"], rendering.options["event_end"]) == tuple(answers.values())


def test_a_pin_has_a_title_and_its_link_in_a_field(show: Show) -> None:
    """Its description does not link."""
    rendering = show("pinterest", draft(title="word " * 40))

    assert rendering.options == {"link": ADA.url}
    assert len(rendering.title) <= 100
    assert rendering.title.endswith("word…")


def test_a_title_is_cut_by_the_platforms_own_count(show: Show) -> None:
    """TikTok counts UTF-16: ninety units are forty-five emoji."""
    title = show("tiktok", draft(title="👍" * 60)).title

    assert title == "👍" * 44 + "…"


def test_an_article_lists_every_source_in_full_and_escapes(show: Show) -> None:
    """What a person typed can't become markup."""
    made = draft("Is <b>it</b> safe & sound?\nSee example.org\n\nYes.", title="It's “safe” — é", hashtags=("Teeth",))

    rendering = show("wordpress", made, ADA, COCHRANE)

    assert rendering.html.startswith(
        '<p>Is &lt;b&gt;it&lt;/b&gt; safe &amp; sound?<br>See <a href="https://example.org">example.org</a></p>\n<p>Yes.</p>'
    )
    assert f'<li>American Dental Association. Brushing. <a href="{ADA.url}">{ADA.url}</a></li>' in rendering.html
    assert rendering.slug == "its-safe-e"
    assert rendering.tags == ("Teeth",)
    assert show("wordpress", draft("Without sources")).html.count("<p>") == 1
    assert rendering.excerpt == "Is <b>it</b> safe & sound? See example.org Yes."


def test_every_platform_of_the_data_has_its_own_renderer(platforms: Platforms) -> None:
    """Thirteen modules for thirteen records; a new record falls back to plain text."""
    from dataclasses import replace

    from composer.platforms.render import _RENDERERS

    assert set(_RENDERERS) == set(ORDER)
    assert render(replace(platforms["facebook"], id="new"), draft(), ()).text == "Brush twice a day."


def test_counts_and_entities_follow_the_platforms_grammar(platforms: Platforms) -> None:
    """The same words, four lengths and four sets of links."""
    text = "See example.com @ana@mastodon.example 👍 #Teeth"

    assert count(platforms["x"], text).length == 4 + 23 + 1 + 21 + 1 + 2 + 7
    assert count(platforms["bluesky"], text).length == len(text)
    assert count(platforms["mastodon"], text).length == len(text) - len("@mastodon.example")
    assert count(platforms["facebook"], text).length == len(text) + 1
    assert [e.text for e in entities(platforms["mastodon"], text)] == ["@ana@mastodon.example", "#Teeth"]
    assert [e.text for e in entities(platforms["google-business"], text)] == []


TEXTS = st.lists(
    st.sampled_from(["Brush", "twice.", "字字", "👩🏽‍⚕️", "https://example.org/a", "#Teeth", "@clinic", "\n\n", "e\u0301" * 9, "x" * 60]),
    max_size=90,
).map(" ".join)  # fmt: skip


@given(TEXTS, st.sampled_from(ORDER), st.integers(60, 400) | st.none())
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_says_it_fits_never_exceeds(platforms: Platforms, text: str, platform: str, cap: int | None) -> None:
    """Counted again from the finished parts."""
    rules = platforms[platform]

    rendering = render(rules, draft(text, hashtags=("Teeth", "Care")), (ADA, COCHRANE), cap=cap)

    lengths = [count(rules, part.text, cap=cap) for part in rendering.parts]
    assert rendering.count.length == max(c.length for c in lengths)
    assert rendering.count.fits == all(c.fits for c in lengths)
    assert rendering.count.fits == (not any(f.rule.startswith("platform.over") for f in rendering.findings))
    for part in rendering.parts:
        assert all(part.text[e.start : e.end] == e.text for e in part.entities)
    assert rendering.fold_at is None or 0 < rendering.fold_at < len(rendering.parts[0].text)


@given(st.text(max_size=400), st.sampled_from(ORDER))
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_renders_everywhere(platforms: Platforms, text: str, platform: str) -> None:
    """Whatever a person pastes."""
    rendering = render(platforms[platform], draft(text), (ADA,))

    assert rendering.parts


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["a.", "字", "\u0301", "\ud83d", "\x00", "\u202e", "👩‍", "word ", "https://a.com/( "])
def test_a_huge_text_is_refused_not_frozen(platforms: Platforms, piece: str) -> None:
    """100,000 characters on every platform; the timeout is the assertion against freezing."""
    made = draft((piece * 100_000)[:100_000])

    for rules in platforms:
        rendering = render(rules, made, (ADA,))
        if rules.limit is not None and piece not in {"\u0301", "👩‍"}:  # these may be one grapheme
            assert not rendering.count.fits
