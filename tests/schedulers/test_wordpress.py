"""WordPress as a scheduler: against a strict fake always, against the real server in tests/peers."""

import base64
import json
from dataclasses import replace
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import pytest

from composer.model.moment import at_utc
from composer.model.scheduler import HealthState, Presence, Verdict
from composer.schedulers.wordpress import WordPressScheduler
from composer.schedulers.wordpress_posts import post_slug
from composer.schedulers.wordpress_site import Site
from tests.outbox.fakes import SetClock
from tests.schedulers.contract import NOW, SECRET, SchedulerContract
from tests.schedulers.fake_wordpress import FakeWordPress, cut, error, lost, refused, says, says_after, twice

CREATE = r"POST /posts$"
UPLOAD = r"POST /media$"


class Side:
    """The fake site and the clock both live by."""

    def __init__(self) -> None:
        self.clock = SetClock(NOW)
        self.site = FakeWordPress(SECRET, NOW)

    def set(self, now: datetime) -> None:
        self.clock.set(now)
        self.site.now = now


class TestWordPress(SchedulerContract):
    """The contract, and WordPress' own traps."""

    def kind(self) -> str:
        return "wordpress"

    @pytest.fixture
    def other_side(self) -> Side:
        return Side()

    @pytest.fixture
    def scheduler(self, other_side: Side) -> WordPressScheduler:
        site = Site(other_side.site, "https://site.test/", "author", SECRET)
        return WordPressScheduler(site, other_side.clock)

    def stands(self, other_side: Side) -> tuple[str, str]:
        (post,) = other_side.site.posts.values()
        return f"{post['date_gmt']}Z", post["content"]

    def test_a_post_that_went_out_is_not_pulled_back_by_a_change(
        self, scheduler: WordPressScheduler, other_side: Side
    ) -> None:
        """`status=future` on a public post would take it off the site."""
        post = self.post()
        number = scheduler.submit(post, NOW).remote_id
        for item in other_side.site.posts.values():
            item["status"] = "publish"
        later = replace(post, due=at_utc(NOW + timedelta(days=4), "America/Chicago"))

        outcome = scheduler.change(post, later, number, NOW)

        assert outcome.live
        assert outcome.verdict is Verdict.CHANGE_CONTENT

    def arrived(self, other_side: Side) -> dict[str, str]:
        (post,) = other_side.site.posts.values()
        slug = post["slug"].removesuffix(f"-{self.post().key[:12]}")
        tags = [other_side.site.tags[n] for n in post["tags"]]
        return {"slug": slug, "excerpt": unescape(post["excerpt"]), "tags": ", ".join(tags)}

    def test_a_tag_that_is_there_is_used_whatever_its_case_and_one_it_refuses_is_told(
        self, scheduler: WordPressScheduler, other_side: Side
    ) -> None:
        """Two tags of one name would split the site's archive; a tag must not vanish in silence."""
        other_side.site.tags[900] = "fluoride"
        other_side.site.may_tag = False
        post = replace(self.post(), payload=replace(self.post().payload, tags=("Fluoride", "Newer")))

        outcome = scheduler.submit(post, NOW)

        (made,) = other_side.site.posts.values()
        assert (outcome.verdict, made["tags"]) == (Verdict.ACCEPTED, [900])
        assert "Newer" in outcome.reason

    def test_a_site_that_is_gone_while_tags_are_looked_for_has_made_no_post(
        self, scheduler: WordPressScheduler, other_side: Side
    ) -> None:
        """So it may be tried again without a look."""
        other_side.site.faults = [("POST /tags", lost)]
        post = replace(self.post(), payload=replace(self.post().payload, tags=("Fluoride",)))

        first, second = scheduler.submit(post, NOW), scheduler.submit(post, NOW)

        assert (first.verdict, second.verdict) == (Verdict.RETRY_AT, Verdict.ACCEPTED)
        assert list(other_side.site.tags.values()) == ["Fluoride"]

    def copies(self, other_side: Side, key: str) -> int:
        return sum(p["status"] != "trash" and key[:12] in p["slug"] for p in other_side.site.posts.values())

    def test_the_post_is_planned_with_its_picture_its_alt_text_and_its_utc_time(
        self, scheduler: WordPressScheduler, other_side: Side
    ) -> None:
        """`future`, `date_gmt`, featured image; the second picture stands in the text."""
        post = self.post(pictures=2)

        outcome = scheduler.submit(post, NOW)

        made = other_side.site.posts[int(outcome.remote_id)]
        first, second = other_side.site.media.values()
        assert (made["status"], made["date_gmt"]) == ("future", "2026-12-03T15:00:00")
        assert made["featured_media"] == first["id"]
        assert first["alt_text"] == "Card 0: “yes”"
        assert f'src="{second["source_url"]}"' in made["content"]
        assert "&lt;easy&gt; &amp; &quot;quick&quot;" in made["content"]
        assert made["slug"] == post_slug(post) == f"does-fluoride-help-{post.key[:12]}"

    @pytest.mark.parametrize("fault", [lost, cut], ids=["arrived", "not arrived"])
    def test_a_lost_answer_is_unknown(self, scheduler: WordPressScheduler, other_side: Side, fault: Any) -> None:
        """Never "try again": it may be there."""
        other_side.site.faults = [(CREATE, fault)]
        post = self.post()

        outcome = scheduler.submit(post, NOW)

        assert outcome.verdict is Verdict.UNKNOWN
        found = scheduler.look(post, "", NOW).presence
        assert found is (Presence.HELD if fault is lost else Presence.ABSENT)

    @pytest.mark.parametrize(
        "fault",
        [
            says(500, "oops"),
            says_after(500, "oops"),
            says(502, "<html>bad gateway</html>"),
            says_after(504, "<html>time-out</html>"),
            says(503, "down"),
            says(200, "<html>Welcome to the hotel network</html>"),
            says_after(201, "<br /><b>Warning</b>: something in plugin.php"),
            says_after(201, '{"id": 7'),
            says_after(201, "[]"),
            says_after(201, '{"id": "7", "status": "future"}'),
            says_after(201, '{"id": true, "status": "future"}'),
            says(302, "", location="https://elsewhere.test/"),
            says(408, ""),
            says(418, "I'm a teapot"),
            says(400, "<html>Bad request</html>"),
            says(200, "[" * 50_000),
        ],
        ids=lambda _: "fault",
    )
    def test_every_answer_that_is_not_clear_is_unknown(
        self, scheduler: WordPressScheduler, other_side: Side, fault: Any
    ) -> None:
        """5xx, HTML, wrong JSON, redirects: it may or may not be there."""
        other_side.site.faults = [(CREATE, fault)]

        assert scheduler.submit(self.post(), NOW).verdict is Verdict.UNKNOWN

    @pytest.mark.parametrize(
        ("fault", "verdict"),
        [
            (refused, Verdict.RETRY_AT),
            (says(429, "slow down", **{"retry-after": "120"}), Verdict.RETRY_AT),
            (says(503, "maintenance", **{"retry-after": "60"}), Verdict.RETRY_AT),
            (lambda r, go: error(401, "rest_cannot_create"), Verdict.SIGN_IN_AGAIN),
            (lambda r, go: error(403, "rest_cannot_create"), Verdict.SIGN_IN_AGAIN),
            (says(403, "<html>Firewall</html>"), Verdict.SIGN_IN_AGAIN),
            (lambda r, go: error(404, "rest_no_route"), Verdict.DISCONNECTED),
            (says(404, "<html>Not found</html>"), Verdict.DISCONNECTED),
            (lambda r, go: error(400, "rest_invalid_param"), Verdict.CHANGE_CONTENT),
            (says(413, "too large"), Verdict.CHANGE_CONTENT),
        ],
        ids=lambda value: value.value if isinstance(value, Verdict) else "fault",
    )
    def test_clear_refusals_are_told_apart(
        self, scheduler: WordPressScheduler, other_side: Side, fault: Any, verdict: Verdict
    ) -> None:
        """Each leads to another way out."""
        other_side.site.faults = [(CREATE, fault)]

        outcome = scheduler.submit(self.post(), NOW)

        assert (outcome.verdict, bool(outcome.reason)) == (verdict, True)
        assert self.copies(other_side, self.post().key) == 0

    @pytest.mark.parametrize(
        ("named", "pause"),
        [("120", 120), ("0", 0), ("999999999999999", 172_800), ("Tue, 01 Dec 2026 15:05:00 GMT", 300), ("soon", None)],
    )
    def test_retry_after_is_read_in_both_forms_and_never_believed_beyond_two_days(
        self, scheduler: WordPressScheduler, other_side: Side, named: str, pause: int | None
    ) -> None:
        """A hostile server must not park a post for ever."""
        other_side.site.faults = [(CREATE, says(429, "", **{"retry-after": named}))]

        outcome = scheduler.submit(self.post(), NOW)

        expected = None if pause is None else NOW + timedelta(seconds=pause)
        assert outcome.retry_at == expected

    @pytest.mark.parametrize("fault", [lost, cut, refused, says(500, "x"), says(200, "<html>"), says(429, "")])
    def test_trouble_with_a_picture_has_made_no_post_and_may_be_tried_again(
        self, scheduler: WordPressScheduler, other_side: Side, fault: Any
    ) -> None:
        """An upload is not public; the second try finds what arrived."""
        other_side.site.faults = [(UPLOAD, fault)]
        post = self.post()

        assert scheduler.submit(post, NOW).verdict is Verdict.RETRY_AT
        assert scheduler.submit(post, NOW).verdict is Verdict.ACCEPTED
        assert len(other_side.site.media) == 1
        assert self.copies(other_side, post.key) == 1

    def test_a_picture_the_site_does_not_take_is_a_matter_of_content(
        self, scheduler: WordPressScheduler, other_side: Side
    ) -> None:
        """WordPress says 500 for a kind of file it does not allow."""
        other_side.site.faults = [(UPLOAD, lambda r, go: error(500, "rest_upload_sideload_error", "Not allowed."))]

        outcome = scheduler.submit(self.post(), NOW)

        assert outcome.verdict is Verdict.CHANGE_CONTENT
        assert "Not allowed." in outcome.reason

    def test_a_request_that_was_doubled_on_the_way_leaves_one_post(
        self, scheduler: WordPressScheduler, other_side: Side
    ) -> None:
        """The copy came out as "slug-2": it goes to the bin, the first one is taken."""
        other_side.site.faults = [(CREATE, twice)]
        post = self.post()

        outcome = scheduler.submit(post, NOW)

        assert outcome.verdict is Verdict.ALREADY_THERE
        assert self.copies(other_side, post.key) == 1
        assert other_side.site.posts[int(outcome.remote_id)]["slug"] == post_slug(post)

    def test_submitting_again_after_a_lost_answer_finds_the_first(
        self, scheduler: WordPressScheduler, other_side: Side
    ) -> None:
        """Even without the outbox's look: it looks before it makes."""
        other_side.site.faults = [(CREATE, lost)]
        post = self.post()
        scheduler.submit(post, NOW)

        assert scheduler.submit(post, NOW).verdict is Verdict.ALREADY_THERE
        assert self.copies(other_side, post.key) == 1

    def test_pictures_that_take_too_long_stop_the_post(self, scheduler: WordPressScheduler, other_side: Side) -> None:
        """Less than a minute ahead, WordPress would make it public at once."""
        post = self.post(due=NOW + timedelta(minutes=3))

        def slow(request: Any, go: Any) -> Any:
            other_side.set(NOW + timedelta(minutes=2))
            return go(request)

        other_side.site.faults = [(UPLOAD, slow)]

        outcome = scheduler.submit(post, NOW)

        assert outcome.verdict is Verdict.CHANGE_CONTENT
        assert not other_side.site.posts

    def test_the_answers_status_is_the_truth(self, scheduler: WordPressScheduler, other_side: Side) -> None:
        """The site's clock is ahead: it was published at once, and the outbox says so."""
        other_side.site.now = NOW + timedelta(days=2)

        outcome = scheduler.submit(self.post(), NOW)

        assert outcome.live
        assert outcome.reason

    def test_a_post_held_for_review_says_why_it_will_not_appear(
        self, scheduler: WordPressScheduler, other_side: Side
    ) -> None:
        """A contributor may not publish."""
        other_side.site.may_publish = False
        post = self.post()

        outcome = scheduler.submit(post, NOW)
        later = NOW + timedelta(days=2, minutes=6)

        assert "review" in outcome.reason
        assert scheduler.look(post, outcome.remote_id, later).presence is Presence.OVERDUE
        assert scheduler.check().state is HealthState.SIGN_IN_AGAIN

    def test_a_missed_schedule_is_noticed_five_minutes_after_its_time(
        self, scheduler: WordPressScheduler, other_side: Side
    ) -> None:
        """WP-Cron did not run."""
        other_side.site.publishes = False
        post = self.post()
        number = scheduler.submit(post, NOW).remote_id
        due = post.due.utc

        seen = [scheduler.look(post, number, due + timedelta(minutes=m)).presence for m in (1, 6)]
        other_side.site.publishes = True
        other_side.set(due + timedelta(minutes=7))

        assert seen == [Presence.HELD, Presence.OVERDUE]
        assert scheduler.look(post, number, due + timedelta(minutes=7)).presence is Presence.LIVE

    def test_what_is_public_is_not_taken_back(self, scheduler: WordPressScheduler, other_side: Side) -> None:
        """Deleting what people have seen is the practice's own decision, on the site."""
        post = self.post()
        number = scheduler.submit(post, NOW).remote_id
        other_side.set(post.due.utc)

        outcome = scheduler.cancel(post, number)

        assert (outcome.verdict, outcome.live) == (Verdict.CHANGE_CONTENT, True)
        assert self.copies(other_side, post.key) == 1

    def test_a_wrong_password_never_looks_like_an_empty_site(self, other_side: Side) -> None:
        """WordPress answers public reads as anonymous: "nothing there" would send it a second time."""
        scheduler = WordPressScheduler(Site(other_side.site, "https://site.test", "author", "wrong"), other_side.clock)

        assert scheduler.look(self.post(), "", NOW).presence is Presence.CANT_TELL
        assert scheduler.look(self.post(), "1", NOW).presence is Presence.CANT_TELL
        assert scheduler.submit(self.post(), NOW).verdict is Verdict.SIGN_IN_AGAIN
        assert scheduler.check().state is HealthState.SIGN_IN_AGAIN
        assert scheduler.cancel(self.post(), "1").verdict is Verdict.UNKNOWN

    @pytest.mark.parametrize("body", ["<html>", "{}", '[{"id": "x"}]', "null", '{"code": "x"}'])
    def test_a_look_that_reads_rubbish_tells_nothing(
        self, scheduler: WordPressScheduler, other_side: Side, body: str
    ) -> None:
        """Only a proper empty list proves absence."""
        other_side.site.faults = [("GET", says(200, body))]

        assert scheduler.look(self.post(), "", NOW).presence is Presence.CANT_TELL

    @pytest.mark.parametrize("number", ["../users", "5?force=true", "٥", "-1", "x"])
    def test_a_number_that_is_none_never_gets_into_an_address(
        self, scheduler: WordPressScheduler, other_side: Side, number: str
    ) -> None:
        """A server chose it once; it is not trusted."""
        assert scheduler.look(self.post(), number, NOW).presence is Presence.CANT_TELL
        assert other_side.site.log == []

    def test_without_a_secret_nothing_is_sent(self, other_side: Side) -> None:
        """A connection whose secret was for one run only."""
        scheduler = WordPressScheduler(
            Site(other_side.site, "https://site.test", "a", ""), other_side.clock, has_secret=False
        )

        outcomes = [scheduler.submit(self.post(), NOW).verdict, scheduler.check().state.value]

        assert outcomes == [Verdict.SIGN_IN_AGAIN, "sign_in_again"]
        assert scheduler.look(self.post(), "", NOW).presence is Presence.CANT_TELL
        assert other_side.site.log == []

    def test_a_secret_the_server_sends_back_is_hidden(self, scheduler: WordPressScheduler, other_side: Side) -> None:
        """Debug pages print headers; the outbox keeps the server's words."""
        token = base64.b64encode(f"author:{SECRET}".encode()).decode()
        page = f"<pre>{SECRET} {token} {json.dumps(SECRET)} {SECRET.replace(' ', '')} \x1b[31m</pre>"
        for method in ("POST /posts", "GET /users", "GET /posts"):
            other_side.site.faults = [(method, says(500, page))]
            told = repr((scheduler.submit(self.post(), NOW), scheduler.check(), scheduler.look(self.post(), "", NOW)))

            assert SECRET not in told
            assert token not in told
            assert "s3cr3t" not in told
            assert "\\x1b" not in told

    @pytest.mark.parametrize(
        "url",
        ["https://site.test", "https://site.test/", "https://site.test/wp-json/", " https://site.test/wp-json/wp/v2 "],
    )
    def test_the_address_may_be_written_as_people_write_it(self, other_side: Side, url: str) -> None:
        """With or without /wp-json."""
        scheduler = WordPressScheduler(Site(other_side.site, url, "author", SECRET), other_side.clock)

        assert scheduler.check().state is HealthState.OK

    def test_a_title_without_a_single_latin_letter_still_has_a_slug(
        self, scheduler: WordPressScheduler, other_side: Side
    ) -> None:
        """Arabic, Chinese, emoji."""
        post = self.post()
        post = replace(post, payload=replace(post.payload, title="هل الفلورايد مفيد؟"))

        scheduler.submit(post, NOW)

        assert scheduler.look(post, "", NOW).presence is Presence.HELD
        assert self.copies(other_side, post.key) == 1
