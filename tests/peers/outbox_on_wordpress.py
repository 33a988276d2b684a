"""A whole outbox on a real WordPress: the real store, runner, scheduler and HTTP client, with short pauses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from composer.model.ids import new_id
from composer.model.job import Job, Payload, Picture
from composer.model.moment import SystemClock, at_utc
from composer.model.ports import Http, Request, Response
from composer.model.scheduler import Scheduler
from composer.model.units import Seconds
from composer.net.client import Client
from composer.outbox.news import News
from composer.outbox.owners import owner_name
from composer.outbox.policy import Policy
from composer.outbox.queueing import new_job
from composer.outbox.runner import Runner
from composer.schedulers.wordpress import WORDPRESS_CAPABILITIES, WordPressScheduler
from composer.schedulers.wordpress_site import Site
from composer.store.store import Store, open_store
from tests.schedulers.pictures import png

QUICK = Policy(
    lease=timedelta(seconds=60),
    backoff_first=timedelta(seconds=0.2),
    backoff_most=timedelta(seconds=1),
    looks=tuple(timedelta(seconds=s) for s in (0.2, 0.8, 1, 2, 3, 5, 5, 5)),
)


class Impatient:
    """The HTTP client with deadlines that a test can wait for."""

    def __init__(self, longest: float) -> None:
        self._client = Client("chairside-test")
        self._longest = longest

    def send(self, request: Request) -> Response:
        """The Http port."""
        return self._client.send(replace(request, deadline=Seconds(min(request.deadline, self._longest))))

    def close(self) -> None:
        """Closes kept connections."""
        self._client.close()


class Outbox:
    """One process' outbox; the caller closes it."""

    def __init__(
        self, home: Path, url: str, user: str, password: str, *, policy: Policy = QUICK, longest: float = 1.5
    ) -> None:
        self.store: Store = open_store(home)
        self.http = Impatient(longest)
        self.news: list[News] = []
        self.make_scheduler: Callable[[], Scheduler] = lambda: scheduler(self.http, url, user, password)
        self.policy = policy
        self.runner = Runner(
            self.store.jobs,
            lambda job: self.make_scheduler(),
            self.store.media.read,
            SystemClock(),
            owner_name(),
            self.news.append,
            policy,
            Random(1),
        )

    def close(self) -> None:
        """Ends the store's connection and the client's."""
        self.http.close()
        self.store.close()

    def queue(self, title: str, pictures: int = 1, days: float = 20) -> Job:
        """A job for a post of that title with its own pictures."""
        job = make_job(self.store, title, pictures, days)
        with self.store.jobs.transaction() as tx:
            return tx.add(job)

    def run(self, seconds: float = 30) -> None:
        """Works until nothing is left to do before the deadline."""
        self.runner.run_until_idle(datetime.now(UTC) + timedelta(seconds=seconds))

    def get(self, job: Job) -> Job:
        """The job as it is now."""
        return self.store.jobs.get(job.id)


def scheduler(http: Http, url: str, user: str, password: str) -> WordPressScheduler:
    """The real scheduler."""
    return WordPressScheduler(Site(http, url, user, password), SystemClock())


def make_job(store: Store, title: str, pictures: int, days: float) -> Job:
    """A job with pictures in the media store."""
    kept = []
    for number in range(pictures):
        data = png(shade=number + len(title))
        kept.append(Picture(store.media.put(data, "image/png"), "image/png", "card.png", f"Card of {title}", 8, 8))
    payload = Payload("wordpress", ("Brush twice a day.\n\nFloss too 🦷.", new_id()), title=title, pictures=tuple(kept))
    return new_job(
        post=new_id(),
        revision=1,
        title=title,
        connection="wp",
        channel="site",
        payload=payload,
        due=at_utc(datetime.now(UTC) + timedelta(days=days), "America/Chicago"),
        capabilities=WORDPRESS_CAPABILITIES,
        now=datetime.now(UTC),
    )
