"""The WordPress scheduler and the whole outbox against a real WordPress, through a line that breaks: 0 doubled, 0 lost."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from composer.model.ids import new_id
from composer.model.job import Change, JobState, Question
from composer.model.moment import SystemClock, at_utc
from composer.model.scheduler import HealthState, Presence
from composer.net.client import Client
from composer.outbox import events as e
from composer.outbox.commits import decide
from composer.schedulers.wordpress import WordPressScheduler
from composer.schedulers.wordpress_site import Site
from tests.peers.outbox_on_wordpress import Outbox, scheduler
from tests.peers.servers import FaultLine, Peer, free_port
from tests.peers.wordpress_eye import WordPressEye
from tests.schedulers.contract import SchedulerContract

pytestmark = pytest.mark.peer

HTML = "<html><body>Please sign in to the clinic's Wi-Fi.</body></html>"
CREATE: dict[str, Any] = {"method": "POST", "path": r"/wp/v2/posts(\?|$)"}
UPLOAD: dict[str, Any] = {"method": "POST", "path": r"/wp/v2/media(\?|$)"}
FAULTS: dict[str, dict[str, Any]] = {
    "reset at once": {"do": "refuse"},
    "reset half-way up": {"do": "cut-up"},
    "answer lost": {"do": "lose"},
    "half an answer": {"do": "cut-down"},
    "slow drip": {"do": "trickle", "rate": 300},
    "no answer": {"do": "hang", "seconds": 20},
    "late answer": {"do": "delay-down", "seconds": 2.5},
    "429": {"do": "status", "status": 429, "headers": {"Retry-After": "1"}},
    "500": {"do": "status", "status": 500, "body": {"code": "internal_server_error", "message": "critical"}},
    "502": {"do": "status", "status": 502, "body": HTML},
    "HTML": {"do": "status", "status": 200, "body": HTML, "headers": {"Content-Type": "text/html"}},
    "wrong JSON": {"do": "status", "status": 201, "body": {"hello": "world"}},
    "redirect": {"do": "status", "status": 307, "headers": {"Location": "http://127.0.0.1:9/wp-json/wp/v2/posts"}},
    "doubled": {"do": "repeat"},
}


class TestWordPressServer(SchedulerContract):
    """The same contract as the fake's, on the real server."""

    now = datetime.now(UTC).replace(microsecond=0)

    def kind(self) -> str:
        return "wordpress"

    @pytest.fixture(autouse=True)
    def fresh(self) -> None:
        """Each test has a post of its own."""
        self.token = new_id()

    def post(self, **changes: Any) -> Any:
        return super().post(**{"text": f"Fluoride. {self.token}", **changes})

    @pytest.fixture
    def other_side(self, eye: WordPressEye) -> WordPressEye:
        return eye

    @pytest.fixture
    def scheduler(self, wordpress: Peer) -> Iterator[WordPressScheduler]:
        client = Client("chairside-test")
        yield scheduler(client, wordpress.info["url"], wordpress.info["user"], wordpress.info["app_password"])
        client.close()

    def copies(self, other_side: WordPressEye, key: str) -> int:
        return sum(key[:12] in post["slug"] for post in other_side.posts())

    def arrived(self, other_side: WordPressEye) -> dict[str, str]:
        (post,) = [p for p in other_side.posts() if self.post().key[:12] in p["slug"]]
        slug = post["slug"].removesuffix(f"-{self.post().key[:12]}")
        names = other_side.tag_names()
        tags = ", ".join(sorted(names[n] for n in post["tags"]))
        return {"slug": slug, "excerpt": unescape(post["excerpt"]["raw"]), "tags": tags}

    def stands(self, other_side: WordPressEye) -> tuple[str, str]:
        (post,) = [p for p in other_side.posts() if self.post().key[:12] in p["slug"]]
        return f"{post['date_gmt']}Z", post["content"]["raw"]


@pytest.fixture
def outbox(tmp_path: Path, wordpress: Peer, line: FaultLine) -> Iterator[Outbox]:
    """An outbox that reaches the server through the fault line."""
    made = Outbox(tmp_path, line.url, wordpress.info["user"], wordpress.info["app_password"])
    yield made
    made.close()


def test_the_server_holds_the_post_as_future_with_its_picture_and_alt_text(
    outbox: Outbox, eye: WordPressEye, wordpress: Peer
) -> None:
    """The good way, seen with the administrator's eyes."""
    job = outbox.queue(f"Good way {new_id()}")

    outbox.run()

    (post,) = eye.titled(job.title)
    (picture,) = [m for m in eye.media() if m["id"] == post["featured_media"]]
    assert post["status"] == "future"
    assert post["date_gmt"] == job.due.utc.strftime("%Y-%m-%dT%H:%M:%S")
    assert picture["alt_text"] == f"Card of {job.title}"
    done = outbox.get(job)
    assert (done.state, done.remote_id) == (JobState.HANDED_OVER, str(post["id"]))


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_whatever_breaks_while_the_post_is_made_it_is_there_once(
    outbox: Outbox, line: FaultLine, eye: WordPressEye, fault: str
) -> None:
    """0 doubled, 0 lost, with the fault met on the request that makes the post."""
    job = outbox.queue(f"{fault} {new_id()}")
    line.plan({**CREATE, **FAULTS[fault]})

    outbox.run()

    assert line.left() == []
    assert len(eye.titled(job.title)) == 1
    assert outbox.get(job).state is JobState.HANDED_OVER


@pytest.mark.parametrize("fault", ["reset half-way up", "answer lost", "429", "500", "HTML", "doubled"])
def test_whatever_breaks_while_a_picture_goes_up_the_post_is_there_once(
    outbox: Outbox, line: FaultLine, eye: WordPressEye, fault: str
) -> None:
    """The picture too, unless the line itself doubled it."""
    job = outbox.queue(f"Picture {fault} {new_id()}")
    line.plan({**UPLOAD, **FAULTS[fault]})

    outbox.run()

    assert len(eye.titled(job.title)) == 1
    pictures = [m for m in eye.media() if m["alt_text"] == f"Card of {job.title}"]
    assert len(pictures) == (2 if fault == "doubled" else 1)
    assert outbox.get(job).state is JobState.HANDED_OVER


def test_one_fault_after_the_other_still_ends_in_one_post(outbox: Outbox, line: FaultLine, eye: WordPressEye) -> None:
    """A bad day: lost answer, dead looks, a refused line, HTML, and then it clears up."""
    job = outbox.queue(f"Bad day {new_id()}")
    look = {"method": "GET", "path": "/wp/v2/posts"}
    line.plan(
        {**UPLOAD, "do": "lose"},
        {**CREATE, "do": "lose"},
        {**look, "do": "refuse", "skip": 2},
        {**look, **FAULTS["HTML"]},
        {**look, **FAULTS["500"]},
    )

    outbox.run()

    assert len(eye.titled(job.title)) == 1
    assert outbox.get(job).state is JobState.HANDED_OVER


def test_nobody_listening_means_nothing_left_and_it_is_tried_again(
    tmp_path: Path, wordpress: Peer, eye: WordPressEye
) -> None:
    """The real "connection refused"."""
    outbox = Outbox(tmp_path, f"http://127.0.0.1:{free_port()}", wordpress.info["user"], wordpress.info["app_password"])
    job = outbox.queue(f"Nobody {new_id()}")
    outbox.runner.run_once()
    assert outbox.get(job).state is JobState.WAITING

    there = scheduler(outbox.http, wordpress.info["url"], wordpress.info["user"], wordpress.info["app_password"])
    outbox.make_scheduler = lambda: there
    outbox.run()

    assert len(eye.titled(job.title)) == 1
    outbox.close()


def test_an_expired_password_asks_and_after_signing_in_again_the_post_goes_out(
    outbox: Outbox, line: FaultLine, eye: WordPressEye, wordpress: Peer
) -> None:
    """The token expires between two requests; nothing is lost, nothing is tried in vain."""
    job = outbox.queue(f"Expired {new_id()}")
    right = outbox.make_scheduler
    wrong = scheduler(outbox.http, line.url, wordpress.info["user"], "abcd efgh ijkl mnop")
    outbox.make_scheduler = lambda: wrong
    outbox.run()
    assert (outbox.get(job).state, outbox.get(job).question) == (JobState.NEEDS_YOU, Question.SIGN_IN)

    outbox.make_scheduler = right
    decide(outbox.store.jobs, job.id, e.Mended(), datetime.now(UTC))
    outbox.run()

    assert len(eye.titled(job.title)) == 1


def test_a_missed_schedule_is_noticed_and_so_is_its_late_end(outbox: Outbox, wordpress: Peer) -> None:
    """The time is past and WordPress' clock job did not run; the look says so. Then somebody runs it."""
    job = outbox.queue(f"Missed {new_id()}", pictures=0)
    outbox.run(10)
    number = outbox.get(job).remote_id
    site, submission = outbox.make_scheduler(), outbox.runner._bench.submission(job)
    _php(
        wordpress,
        f"$wpdb->update($wpdb->posts, ['post_date' => '2026-01-05 10:00:00', 'post_date_gmt' => '2026-01-05 09:00:00'],"
        f" ['ID' => {number}]); clean_post_cache({number});",
    )

    missed = site.look(submission, number, datetime.now(UTC))
    _php(wordpress, f"wp_publish_post({number});")
    live = site.look(submission, number, datetime.now(UTC))

    assert (missed.presence, live.presence) == (Presence.OVERDUE, Presence.LIVE)
    assert "WP-Cron" in missed.reason


def test_what_was_handed_over_is_taken_back_from_the_server(outbox: Outbox, eye: WordPressEye) -> None:
    """Cancel puts it into the site's bin; queueing the same again works."""
    job = outbox.queue(f"Taken back {new_id()}")
    outbox.run()

    taken = outbox.runner.take_back(job.id)

    assert taken.state is JobState.CANCELLED
    assert eye.titled(job.title) == []


CHANGE: dict[str, Any] = {"method": "POST", "path": r"/wp/v2/posts/\d+(\?|$)"}


@pytest.mark.parametrize("fault", ["", *sorted(set(FAULTS) - {"slow drip", "no answer"})])
def test_whatever_breaks_while_it_is_moved_in_place_it_is_there_once_at_its_new_time(
    outbox: Outbox, line: FaultLine, eye: WordPressEye, fault: str
) -> None:
    """Asked for until the server's own answer says so."""
    job = outbox.queue(f"Moved {fault} {new_id()}")
    outbox.run()
    due = at_utc(job.due.utc.replace(second=0, microsecond=0) + timedelta(days=3), job.due.zone)
    change = Change(due, job.payload, 1, datetime.now(UTC), in_place=True, was_key=job.key)
    if fault:
        line.plan({**CHANGE, **FAULTS[fault]})

    decide(outbox.store.jobs, job.id, e.ChangeWanted(change), datetime.now(UTC))
    outbox.run()

    assert line.left() == []
    (post,) = eye.titled(job.title)
    assert (post["status"], f"{post['date_gmt']}Z") == ("future", due.iso_utc())
    done = outbox.get(job)
    assert (done.state, done.due, done.wanted) == (JobState.HANDED_OVER, due, None)


@pytest.mark.parametrize("fault", ["", "answer lost", "500", "HTML"])
def test_whatever_breaks_while_it_is_taken_back_and_planned_again_it_is_there_once(
    outbox: Outbox, line: FaultLine, eye: WordPressEye, fault: str
) -> None:
    """The other way: only a post that is surely gone is made again."""
    job = outbox.queue(f"Again {fault} {new_id()}")
    outbox.run()
    other = replace(job.payload, parts=("Other words.",))
    due = at_utc(job.due.utc.replace(second=0, microsecond=0) + timedelta(days=3), job.due.zone)
    change = Change(due, other, 2, datetime.now(UTC), in_place=False, was_key=job.key)
    if fault:
        line.plan({"method": "DELETE", "path": "/wp/v2/posts", **FAULTS[fault]})

    decide(outbox.store.jobs, job.id, e.ChangeWanted(change), datetime.now(UTC))
    outbox.run()

    (post,) = eye.titled(job.title)
    assert "Other words." in post["content"]["raw"]
    assert f"{post['date_gmt']}Z" == due.iso_utc()
    assert outbox.get(job).state is JobState.HANDED_OVER


def test_less_than_two_minutes_ahead_nothing_is_sent(outbox: Outbox, eye: WordPressEye) -> None:
    """This server publishes at once what is less than a minute ahead."""
    job = outbox.queue(f"Too close {new_id()}", days=90 / 86_400)

    outbox.run(2)

    assert outbox.get(job).question is Question.LATE
    assert eye.titled(job.title) == []


def test_a_wrong_password_and_a_place_without_wordpress_are_told_apart(wordpress: Peer) -> None:
    """The connection test says what is wrong."""
    client = Client("chairside-test")
    url, user = wordpress.info["url"], wordpress.info["user"]

    wrong = WordPressScheduler(Site(client, url, user, "abcd efgh ijkl mnop"), SystemClock()).check()
    nowhere = WordPressScheduler(Site(client, f"{url}/shop", user, "x"), SystemClock()).check()

    assert wrong.state is HealthState.SIGN_IN_AGAIN
    assert nowhere.state in {HealthState.GONE, HealthState.UNREACHABLE}
    client.close()


def _php(wordpress: Peer, code: str) -> None:
    """Runs code inside the site, as its own clock job would."""
    www = f"{wordpress.info['state']}/www"
    script = f"$_SERVER['HTTP_HOST'] = '127.0.0.1'; require '{www}/wp-load.php'; global $wpdb; {code}"
    subprocess.run(["php", "-r", script], check=True, capture_output=True, timeout=60)
