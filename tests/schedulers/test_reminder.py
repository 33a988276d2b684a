"""The reminder: tells at its time, and is honest about what it can't know."""

from datetime import timedelta

import pytest

from composer.model.errors import ComposerError
from composer.model.scheduler import Presence, Submission, Verdict
from composer.schedulers.reminder import ReminderScheduler
from tests.schedulers.contract import NOW, SchedulerContract


class TestReminder(SchedulerContract):
    """The contract; the other side is the list of reminders shown."""

    platform = "facebook"
    channel = "facebook"

    def kind(self) -> str:
        return "reminder"

    @pytest.fixture
    def other_side(self) -> dict[str, Submission]:
        return {}

    @pytest.fixture
    def scheduler(self, other_side: dict[str, Submission]) -> ReminderScheduler:
        return ReminderScheduler(lambda post: other_side.__setitem__(post.key, post), "Remind me")

    def copies(self, other_side: dict[str, Submission], key: str) -> int:
        return int(key in other_side)

    def test_a_post_is_taken_back_and_taking_it_back_again_is_harmless(
        self, scheduler: ReminderScheduler, other_side: dict[str, Submission]
    ) -> None:
        """A reminder that was shown can't be unseen; nothing has to be done."""
        post = self.post()
        scheduler.submit(post, NOW)

        assert scheduler.cancel(post, "").verdict is Verdict.ACCEPTED

    def test_nobody_there_means_later_not_never(self) -> None:
        """The command line's outbox must not swallow reminders."""
        outcome = ReminderScheduler(None).submit(self.post(), NOW)

        assert outcome.verdict is Verdict.RETRY_AT

    def test_a_notification_that_fails_is_tried_again(self) -> None:
        """No notification service on the bus."""

        def fails(post: Submission) -> None:
            raise ComposerError("The system shows no notifications.")

        outcome = ReminderScheduler(fails).submit(self.post(), NOW)

        assert (outcome.verdict, outcome.reason) == (Verdict.RETRY_AT, "The system shows no notifications.")

    def test_a_little_late_is_still_reminded_of(self, scheduler: ReminderScheduler) -> None:
        """The computer was asleep for ten minutes."""
        post = self.post(due=NOW - timedelta(minutes=10))

        assert scheduler.submit(post, NOW).verdict is Verdict.ACCEPTED

    def test_it_never_claims_to_know_whether_it_was_posted(self, scheduler: ReminderScheduler) -> None:
        """Only the person knows."""
        post = self.post()
        scheduler.submit(post, NOW)

        assert scheduler.look(post, "", NOW).presence is Presence.CANT_TELL
