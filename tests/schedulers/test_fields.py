"""Google Business details, boards, links and comments on their way into each scheduler's own words."""

from typing import Any

import pytest

from composer.model.job import Payload
from composer.model.moment import at_wall
from composer.schedulers import buffer_words, postiz_posts
from composer.schedulers.csv_profiles import METRICOOL, PUBLER, CsvProfile
from composer.schedulers.fields import lines_of, span_of, values_of
from composer.schedulers.registry import KINDS, capabilities_of, objection_to
from tests.schedulers.contract import submission

DUE = at_wall("2026-12-14T09:00", "America/Chicago")[0]
EVENT = {
    "kind": "event", "event_title": "Open day", "event_start": "2026-12-19T10:00", "event_end": "2026-12-19T14:30",
    "button_url": "https://example.com/day", "button": "SIGN_UP",
}  # fmt: skip
OFFER = {
    "kind": "offer", "event_title": "Check-up", "event_start": "2027-01-04", "event_end": "2027-01-29",
    "coupon": "NEW27", "terms": "New patients only.", "offer_url": "https://example.com/offer",
}  # fmt: skip
PIN = {"board": "549755885175", "link": "https://example.com/fluoride"}


def payload(platform: str, *parts: str, **options: str) -> Payload:
    """A payload with fields."""
    return Payload(platform, parts or ("Words.",), title="Does fluoride help?", options=options)


def test_postiz_gets_a_google_event_with_its_button() -> None:
    """The names of its own settings for Google."""
    assert postiz_posts.settings_for(payload("google-business", **EVENT)) == {
        "topicType": "EVENT", "callToActionType": "SIGN_UP", "callToActionUrl": "https://example.com/day",
        "eventTitle": "Open day", "eventStartDate": "2026-12-19", "eventStartTime": "10:00",
        "eventEndDate": "2026-12-19", "eventEndTime": "14:30",
    }  # fmt: skip


def test_postiz_gets_an_offer_with_code_and_terms_and_no_button() -> None:
    """An offer has no button of its own."""
    assert postiz_posts.settings_for(payload("google-business", **OFFER)) == {
        "topicType": "OFFER", "eventTitle": "Check-up", "eventStartDate": "2027-01-04", "eventEndDate": "2027-01-29",
        "offerCouponCode": "NEW27", "offerTerms": "New patients only.", "offerRedeemUrl": "https://example.com/offer",
    }  # fmt: skip


def test_postiz_gets_a_plain_update_with_a_call_button_and_no_address() -> None:
    """Calling needs none."""
    found = postiz_posts.settings_for(payload("google-business", button="CALL"))

    assert found == {"topicType": "STANDARD", "callToActionType": "CALL"}


def test_postiz_gets_pin_and_article_fields() -> None:
    """Board and link of a pin; slug and excerpt of an article."""
    article = Payload("wordpress", ("x",), title="T", slug="a-slug", excerpt="Short.")

    assert postiz_posts.settings_for(payload("pinterest", **PIN)) == {"title": "Does fluoride help?", **PIN}
    assert postiz_posts.settings_for(article) == {"title": "T", "type": "post", "slug": "a-slug", "excerpt": "Short."}


def test_buffer_gets_a_google_event_with_its_button() -> None:
    """Its own spelling of the button, and the wall clock as it is."""
    details = {
        "title": "Open day", "startDate": "2026-12-19T10:00:00.000Z", "endDate": "2026-12-19T14:30:00.000Z",
        "isFullDayEvent": False, "button": "signup", "link": "https://example.com/day",
    }  # fmt: skip

    found = buffer_words.metadata_for(payload("google-business", **EVENT))

    assert found == {"metadata": {"google": {"type": "event", "title": "Open day", "detailsEvent": details}}}


def test_buffer_gets_an_offer_and_an_update() -> None:
    """An update always names a button, be it none."""
    offer = buffer_words.metadata_for(payload("google-business", **OFFER))["metadata"]["google"]
    update = buffer_words.metadata_for(payload("google-business"))["metadata"]["google"]

    assert offer["detailsOffer"] == {
        "title": "Check-up", "startDate": "2027-01-04T00:00:00.000Z", "endDate": "2027-01-29T00:00:00.000Z",
        "code": "NEW27", "link": "https://example.com/offer", "terms": "New patients only.",
    }  # fmt: skip
    assert update == {"type": "whats_new", "detailsWhatsNew": {"button": "none"}}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (payload("facebook"), {"metadata": {"facebook": {"type": "post"}}}),
        (payload("facebook", first_comment="Hi"), {"metadata": {"facebook": {"type": "post", "firstComment": "Hi"}}}),
        (payload("linkedin"), {}),
        (payload("linkedin", first_comment="Hi"), {"metadata": {"linkedin": {"firstComment": "Hi"}}}),
        (payload("x", first_comment="Hi"), {}),
        (
            payload("pinterest", **PIN),
            {"metadata": {"pinterest": {"boardServiceId": PIN["board"], "title": "Does fluoride help?", "url": PIN["link"]}}},
        ),
    ],
)  # fmt: skip
def test_buffer_gets_what_each_network_insists_on(made: Payload, expected: Any) -> None:
    """Facebook without a type is refused, and so is LinkedIn with one."""
    assert buffer_words.metadata_for(made) == expected


@pytest.mark.parametrize(
    ("profile", "column", "platform", "value"),
    [
        (PUBLER, "Comment(s) - Separated by ||", "facebook", "Hi"),
        (PUBLER, "Pin board, FB album, or Google category", "pinterest", PIN["board"]),
        (PUBLER, "Link(s) - Separated by comma for FB carousels", "pinterest", PIN["link"]),
        (PUBLER, "CTA - For Facebook links or Google", "google-business", "SIGN_UP"),
        (PUBLER, "Link(s) - Separated by comma for FB carousels", "google-business", "https://example.com/day"),
        (METRICOOL, "First Comment Text", "facebook", "Hi"),
        (METRICOOL, "Pinterest Board", "pinterest", PIN["board"]),
        (METRICOOL, "Pinterest Pin Link", "pinterest", PIN["link"]),
        (METRICOOL, "Pinterest Pin Title", "pinterest", "Does fluoride help?"),
    ],
)
def test_importers_have_columns_for_them(profile: CsvProfile, column: str, platform: str, value: str) -> None:
    """Where the importer's own template has one."""
    options = {"facebook": {"first_comment": "Hi"}, "pinterest": PIN, "google-business": EVENT}[platform]
    post = submission(platform=platform)
    post = type(post)(payload(platform, **options), post.channel, post.due, post.key, post.title, post.read_picture)

    assert dict(profile.columns)[column](post) == value


def test_whoever_says_it_takes_a_field_names_a_platform_it_serves() -> None:
    """A capability for a platform that never comes there would be a lie in the data."""
    for kind in KINDS:
        for name in (*kind.capabilities.fields, *kind.capabilities.needs):
            assert name == "*" or not kind.capabilities.platforms or name.split(".")[0] in kind.capabilities.platforms


@pytest.mark.parametrize(
    ("kind", "made", "word"),
    [
        ("postiz", payload("pinterest", board="Our tips"), "number"),
        ("postiz", payload("pinterest"), "number"),
        ("postiz", payload("google-business", **{**EVENT, "event_start": "Saturday at ten"}), "start"),
        ("buffer", payload("google-business", **{**EVENT, "event_end": "later"}), "end"),
        ("buffer", payload("pinterest"), "board"),
        ("buffer", payload("x", "one", "two"), "Threads"),
        ("brightbean", payload("x", "one", "two"), "single"),
    ],
)
def test_what_would_be_refused_there_is_said_before(kind: str, made: Payload, word: str) -> None:
    """Not days later by the server."""
    assert word in objection_to(kind, made, DUE)


def test_hootsuite_counts_in_fives_and_others_object_to_nothing() -> None:
    """A time at 09:03 is refused by its importer."""
    odd = at_wall("2026-12-14T09:03", "America/Chicago")[0]

    assert "5 minutes" in objection_to("csv-hootsuite", payload("x"), odd)
    assert {objection_to(k.id, payload("facebook"), DUE) for k in KINDS} == {""}


def test_a_person_who_posts_by_hand_reads_every_field() -> None:
    """The folder and the calendar entry hold them as lines; the address behind the button too."""
    assert lines_of(payload("google-business", **EVENT)) == (
        "Title: Does fluoride help?", "Posted as: event", "Starts: 2026-12-19T10:00", "Ends: 2026-12-19T14:30",
        "Button: SIGN_UP", "Address of the button: https://example.com/day",
    )  # fmt: skip
    assert dict(values_of(payload("facebook", first_comment="Hi"))) == {"first_comment": "Hi"}


def test_times_are_read_as_people_write_them() -> None:
    """With a blank or a T, with seconds, or a day alone."""
    with_blank = span_of(payload("google-business", kind="event", event_start="2026-12-19 10:00"))
    day = span_of(payload("google-business", kind="offer", event_start="2026-12-19", event_end="2026-12-20T09:00:00"))

    assert with_blank is not None
    assert (with_blank.start_time, with_blank.end, with_blank.end_time) == ("10:00", "2026-12-19", "10:00")
    assert day is not None
    assert (day.start_time, day.end, day.end_time) == ("", "2026-12-20", "09:00")
    assert span_of(payload("google-business", kind="event", event_start="soon")) is None


def test_a_scheduler_takes_what_its_data_says() -> None:
    """A star is everything."""
    assert capabilities_of("folder").takes("pinterest", "board")
    assert capabilities_of("postiz").takes("facebook", "first_comment")
    assert not capabilities_of("mixpost").takes("facebook", "first_comment")
