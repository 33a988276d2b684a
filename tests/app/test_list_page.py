"""The page that lists a post's sources: what the code on print leads to, and never to a page that is not there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from composer.app.sourcing.list_page import ListPage, list_page, page_address
from composer.model.errors import BadInput
from composer.model.job import Job, Payload
from composer.model.job_state import JobState
from composer.model.moment import When

DAY = datetime(2030, 3, 1, 15, 0, tzinfo=UTC)
DUE = When("2030-03-01T09:00", "America/Chicago", DAY)
OWN = "https://practice.example/sources"
SITE = Job("j", "p", 1, "T", "c", "site", Payload("wordpress", ("Words.",)), DUE, DAY, "k")


def test_the_post_on_the_practices_site_goes_before_the_page_it_set() -> None:
    """There stand the sources of this very post."""
    live = replace(SITE, state=JobState.LIVE, url="https://practice.example/floss")

    assert list_page([live], OWN) == ListPage("https://practice.example/floss", is_the_post=True)


def test_the_newest_of_several_is_led_to() -> None:
    """A post that came out again is corrected there, if anywhere."""
    old = replace(SITE, state=JobState.LIVE, url="https://practice.example/1")
    later = When("2030-04-01T09:00", "America/Chicago", DAY + timedelta(days=31))
    new = replace(old, id="k2", due=later, url="https://practice.example/2")

    assert list_page([new, old], "").url == "https://practice.example/2"


def test_a_post_that_waits_at_the_site_is_not_led_to_yet() -> None:
    """Until its day the address shows nothing; the window says when it will."""
    waiting = replace(SITE, state=JobState.HANDED_OVER, url="https://practice.example/?p=7")

    assert list_page([waiting], OWN) == ListPage(OWN, later=DUE)
    assert list_page([waiting], "") == ListPage("", later=DUE)


@pytest.mark.parametrize("state", [JobState.CANCELLED, JobState.SKIPPED, JobState.MISSED])
def test_what_never_came_out_is_no_promise(state: JobState) -> None:
    """Nor is a post on another platform, or an address without https."""
    others = [
        replace(SITE, state=state, url="https://practice.example/x"),
        replace(SITE, state=JobState.LIVE, payload=Payload("x", ("W",)), url="https://x.com/1"),
        replace(SITE, state=JobState.LIVE, url="http://practice.example/x"),
    ]

    assert list_page(others, "") == ListPage()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  practice.example/sources ", OWN),
        ("http://Practice.Example/sources", OWN),
        ("https://practice.example/sources?lang=es#top", "https://practice.example/sources?lang=es#top"),
    ],
)
def test_an_address_is_kept_as_https(typed: str, kept: str) -> None:
    """People type it as they say it."""
    assert page_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["our page", "javascript:alert(1)", "https://192.168.1.1/x", "https://localhost/x", "ftp://a.org/x", "https://a.org:99999/",
     "https://user@a.org/", "https://[::1", "a.org/" + "x" * 300],
)  # fmt: skip
def test_what_no_patient_could_open_is_refused(typed: str) -> None:
    """A code cannot be mended once it is printed."""
    with pytest.raises(BadInput):
        page_address(typed)
