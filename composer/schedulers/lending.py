"""Pictures for schedulers that take web addresses only: the practice's own WordPress lends each one an address.

An upload shows nothing in public by itself, and a picture is found again by its name, so a second try uploads nothing
twice. The post itself goes where it would have gone.
"""

from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from composer.model.moment import Clock
from composer.model.scheduler import Capabilities, Changing, Health, Outcome, Scheduler, Sighting, Submission, Verdict
from composer.model.words import tr
from composer.schedulers.csv_profiles import picture_urls
from composer.schedulers.guard import load_pictures, refuse_late
from composer.schedulers.wordpress_media import put_picture
from composer.schedulers.wordpress_site import Site

OPTION = "picture_urls"


class LendingScheduler:
    """Another scheduler, with a site that lends pictures an address (fulfils `model.scheduler.Scheduler` and `Changing`)."""

    def __init__(self, inner: Scheduler, site: Site, clock: Clock) -> None:
        self._inner = inner
        self._site = site
        self._clock = clock

    @property
    def kind(self) -> str:
        """The kind of the scheduler it stands before."""
        return self._inner.kind

    @property
    def capabilities(self) -> Capabilities:
        """What that one can do."""
        return self._inner.capabilities

    def check(self) -> Health:
        """Whether that one works."""
        return self._inner.check()

    def submit(self, submission: Submission, now: datetime) -> Outcome:
        """Lends the pictures an address, then hands the post over."""
        if (late := refuse_late(submission, self.capabilities, now)) is not None:
            return late
        lent = self._lent(submission)
        return lent if isinstance(lent, Outcome) else self._inner.submit(lent, self._clock.now())

    def look(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """As that one looks."""
        return self._inner.look(submission, remote_id, now)

    def cancel(self, submission: Submission, remote_id: str) -> Outcome:
        """Takes the post back; its pictures stay in the site's library."""
        return self._inner.cancel(submission, remote_id)

    def change(self, before: Submission, after: Submission, remote_id: str, now: datetime) -> Outcome:
        """Changes the post in place, other pictures with it."""
        if not isinstance(self._inner, Changing):
            return Outcome(Verdict.CHANGE_CONTENT, tr("This scheduler can't change a post."))
        if before.payload == after.payload:
            return self._inner.change(before, after, remote_id, now)
        lent = self._lent(replace(after, key=after.payload.digest()))
        if isinstance(lent, Outcome):
            return lent
        return self._inner.change(before, replace(lent, key=after.key), remote_id, self._clock.now())

    def _lent(self, submission: Submission) -> Submission | Outcome:
        """The submission with an address for each picture, or why there is none; nothing was posted yet."""
        pictures = submission.payload.pictures
        if not pictures or len(picture_urls(submission)) >= len(pictures):
            return submission
        loaded = load_pictures(submission)
        if isinstance(loaded, Outcome):
            return loaded
        urls: list[str] = []
        for number, picture in enumerate(loaded, 1):
            there = put_picture(self._site, picture, submission.key, number, self._clock.now())
            if isinstance(there, Outcome):
                said = tr("The site that lends pictures an address ({host}): {reason}")
                return replace(there, reason=said.format(host=self._site.host, reason=there.reason))
            if not there.url.startswith("https://"):
                reason = tr("{host} has no https address, so its pictures can't be shown elsewhere.")
                return Outcome(Verdict.CHANGE_CONTENT, reason.format(host=self._site.host))
            urls.append(there.url)
        options = MappingProxyType({**submission.payload.options, OPTION: " ".join(urls)})
        return replace(submission, payload=replace(submission.payload, options=options))
