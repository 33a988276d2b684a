"""Pictures for Buffer and importers, lent an address by the practice's WordPress."""

from datetime import timedelta

import pytest

from composer.model.scheduler import Connection, Verdict
from composer.schedulers.buffer import BufferScheduler
from composer.schedulers.lending import LendingScheduler
from composer.schedulers.registry import lender_among
from composer.schedulers.rest import Rest
from composer.schedulers.wordpress_site import Site
from tests.outbox.fakes import SetClock
from tests.schedulers.contract import NOW, SECRET, submission
from tests.schedulers.fake_wordpress import FakeWordPress, cut, says
from tests.schedulers.test_buffer import FakeBuffer


@pytest.fixture
def site() -> FakeWordPress:
    """The practice's own site."""
    return FakeWordPress(SECRET, NOW)


@pytest.fixture
def buffer() -> FakeBuffer:
    """The service."""
    return FakeBuffer(NOW, SECRET)


@pytest.fixture
def scheduler(site: FakeWordPress, buffer: FakeBuffer) -> LendingScheduler:
    """Buffer with the site before it."""
    clock = SetClock(NOW)
    rest = Rest(buffer, "https://api.test", {"Authorization": f"Bearer {SECRET}"}, (SECRET,))
    return LendingScheduler(BufferScheduler(rest, clock), Site(site, "https://site.test/", "author", SECRET), clock)


def test_each_picture_gets_an_address_and_the_post_carries_it(
    scheduler: LendingScheduler, site: FakeWordPress, buffer: FakeBuffer
) -> None:
    """Buffer takes web addresses only; the alt text goes along."""
    outcome = scheduler.submit(submission(platform="instagram", channel="ch-ig", pictures=2), NOW)

    assert outcome.verdict is Verdict.ACCEPTED
    (post,) = buffer.posts.values()
    assets = [asset["image"] for asset in post["sent"]["assets"]]
    assert [a["url"] for a in assets] == [m["source_url"] for m in site.media.values()]
    assert assets[0]["metadata"]["altText"] == "Card 0: “yes”"


def test_a_second_try_uploads_nothing_again(
    scheduler: LendingScheduler, site: FakeWordPress, buffer: FakeBuffer
) -> None:
    """After a lost answer the picture is found by its name."""
    post = submission(platform="instagram", channel="ch-ig")
    site.faults = [(r"POST /media$", cut)]

    first = scheduler.submit(post, NOW)
    scheduler.submit(post, NOW)
    scheduler.submit(post, NOW)

    assert first.verdict is Verdict.RETRY_AT
    assert (len(site.media), len(buffer.posts)) == (1, 1)


def test_when_the_site_refuses_nothing_is_posted_and_the_site_is_named(
    scheduler: LendingScheduler, site: FakeWordPress, buffer: FakeBuffer
) -> None:
    """The person must know which of the two to mend."""
    site.faults = [(r"media", says(401, {"code": "rest_not_logged_in", "message": "no", "data": {"status": 401}}))]

    outcome = scheduler.submit(submission(platform="instagram", channel="ch-ig"), NOW)

    assert outcome.verdict is Verdict.SIGN_IN_AGAIN
    assert "site.test" in outcome.reason
    assert buffer.posts == {}


def test_a_past_date_uploads_nothing(scheduler: LendingScheduler, site: FakeWordPress) -> None:
    """Refused before anything leaves."""
    post = submission(platform="instagram", channel="ch-ig", due=NOW - timedelta(days=1))

    assert scheduler.submit(post, NOW).verdict is Verdict.CHANGE_CONTENT
    assert site.log == []


def test_the_lender_is_a_site_in_use_that_others_can_reach() -> None:
    """A site on this computer can't show anything to Buffer."""
    local = Connection("1", "wordpress", "Here", "http://127.0.0.1:8080")
    off = Connection("2", "wordpress", "Off", "https://old.example", enabled=False)
    good = Connection("3", "wordpress", "Site", "https://example.org")

    assert lender_among([local, off, good]) == good
    assert lender_among([local, off]) is None
