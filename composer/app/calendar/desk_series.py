"""Series: posts that go out again and again. Each occurrence becomes jobs once, whoever plans it, and stays a wall-clock time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from composer.app.calendar.recurrence import occurrences
from composer.app.sending.publish import Publisher
from composer.app.sending.targets import targets_for
from composer.app.writing.analysis import Analysis
from composer.model.errors import BadInput, ComposerError, NotFound, Refused
from composer.model.ids import new_id
from composer.model.job import Job, JobState
from composer.model.moment import Clock, When, at_wall
from composer.model.planning import Occurrence, Series
from composer.model.post import Post, Revision
from composer.model.practice import Practice
from composer.model.words import tr
from composer.outbox import events as e
from composer.outbox.commits import decide
from composer.outbox.news import News
from composer.store.store import Store

MOST_AHEAD = 52
LEAD = timedelta(minutes=15)
NOT_LEFT = frozenset({JobState.SCHEDULED, JobState.DUE, JobState.WAITING, JobState.NEEDS_YOU})


@dataclass(frozen=True, slots=True)
class Planned:
    """What planning a series did.

    Attributes:
        jobs: made just now.
        problems: a sentence for each occurrence that could not be planned; it is tried again next time.
    """

    series: Series
    jobs: tuple[Job, ...] = ()
    problems: tuple[str, ...] = ()


class SeriesDesk:
    """Use cases on series.

    Thread: the thread that owns `store`.
    """

    def __init__(
        self,
        store: Store,
        publisher: Publisher,
        analyse: Callable[[Post], Analysis],
        practice: Callable[[], Practice],
        heard: Callable[[News], None],
        clock: Clock,
    ) -> None:
        self._store = store
        self._publisher = publisher
        self._analyse = analyse
        self._practice = practice
        self._heard = heard
        self._clock = clock

    def all(self) -> list[Series]:
        """Every series, the oldest first."""
        return self._store.series.all()

    def get(self, series_id: str) -> Series:
        """The series of that id.

        Raises:
            NotFound: there is none.
        """
        return self._store.series.get(series_id)

    def of_job(self, job_id: str) -> Series | None:
        """The series a job was made for, or None."""
        return next((s for s in self.all() if any(job_id in jobs for jobs in s.made.values())), None)

    def start(self, post_id: str, title: str, when: When, rule: str) -> Series:
        """A new series of one post that begins at a time; not kept before `save`."""
        return Series(new_id(), title, (post_id,), when.wall, when.zone, rule)

    def preview(self, series: Series, count: int = 10) -> list[Occurrence]:
        """The next `count` times from now on, with what the clocks do to them and which are left out; changes nothing.

        Raises:
            BadInput: the rule, the first time or the zone can't be used.
        """
        now = self._clock.now()
        upcoming = (o for o in occurrences(series, self._practice().closed) if o.when.utc > now)
        return list(islice(upcoming, count))

    def advice(self, series: Series) -> str:
        """What speaks against a series: the same post would return within a month. Empty = nothing."""
        times = [o for o in self.preview(series, 4 * max(len(series.posts), 1)) if not o.left_out]
        for one, other in ((a, b) for n, a in enumerate(times) for b in times[n + 1 :] if a.post == b.post):
            if other.when.utc - one.when.utc < timedelta(days=30):
                return tr("The same words would return within a month. Add another post in turn, or repeat less often.")
        return ""

    def save(self, series: Series) -> Planned:
        """Keeps a series, takes planned times that are no longer in it back (those still here), and plans the next ones.

        Raises:
            BadInput: the rule, the first time, the zone or the number ahead can't be used.
            NotFound: one of its posts is gone.
        """
        if not series.posts or not 1 <= series.ahead <= MOST_AHEAD:
            raise BadInput(tr("A series needs a post, and between 1 and {most} times ahead.").format(most=MOST_AHEAD))
        for post in series.posts:
            self._store.drafts.latest(post)
        now = self._clock.now()
        upcoming = islice((o for o in occurrences(series) if o.when.utc > now), MOST_AHEAD * 2)
        wanted = {o.when.wall for o in upcoming if o.when.wall[:10] not in series.skip}
        with self._store.db.transaction():
            made = dict(self._made_of(series.id))
            for wall in [w for w in made if at_wall(w, series.zone)[0].utc > now and w not in wanted]:
                if self._take_out(made[wall]):
                    del made[wall]
            kept = replace(series, made=made)
            self._store.series.put(kept)
        return self.keep_planned(kept.id)

    def pause(self, series_id: str, *, paused: bool = True) -> Series:
        """Plans nothing new until it is resumed; what is planned stays."""
        with self._store.db.transaction():
            series = replace(self.get(series_id), is_paused=paused)
            self._store.series.put(series)
        return series

    def leave_out(self, series_id: str, wall: str) -> Planned:
        """Leaves one time out (a holiday): its jobs that are still here are cancelled."""
        series = self.get(series_id)
        return self.save(replace(series, skip=(*series.skip, wall[:10])))

    def end(self, series_id: str) -> int:
        """Ends a series and says how many of its jobs, still here, were cancelled; what was handed over stays."""
        with self._store.db.transaction():
            series = self.get(series_id)
            cancelled = [self._cancel(job) for jobs in series.made.values() for job in jobs]
            self._store.series.remove(series_id)
        return sum(cancelled)

    def keep_planned(self, series_id: str) -> Planned:
        """Makes jobs for the next times that have none, up to the number ahead. Safe to call at any time, by anyone."""
        series = self.get(series_id)
        if series.is_paused:
            return Planned(series)
        jobs: list[Job] = []
        problems: list[str] = []
        now = self._clock.now()
        for occurrence in self.preview(series, MOST_AHEAD * 2):
            times = [wall for wall in series.made if at_wall(wall, series.zone)[0].utc > now]
            if len(times) >= series.ahead:
                break
            if occurrence.left_out or occurrence.when.wall in series.made or occurrence.when.utc < now + LEAD:
                continue
            try:
                series, more = self._make(series, occurrence)
            except ComposerError as error:
                problems.append(f"{occurrence.when.wall.replace('T', ' ')}: {error.sentence()}")
                break
            jobs += more
        return Planned(series, tuple(jobs), tuple(problems))

    def keep_all_planned(self) -> list[Planned]:
        """`keep_planned` for every series; a series that can't be planned does not keep the others."""
        done = []
        for series in self.all():
            try:
                done.append(self.keep_planned(series.id))
            except ComposerError as error:
                done.append(Planned(series, (), (error.sentence(),)))
        return done

    def _make(self, series: Series, occurrence: Occurrence) -> tuple[Series, Sequence[Job]]:
        """The jobs of one time: frozen first, then written together with the note that they are made."""
        revision, analysis = self._post(series, occurrence.post)
        targets = targets_for(tuple(analysis.renderings), self._store.connections.list())
        plan = self._publisher.plan_for(targets, occurrence.when, analysis)
        frozen = self._publisher.freeze(revision, analysis, plan, self._practice(), grace=timedelta(0), again=True)
        with self._store.db.transaction():
            fresh = self.get(series.id)
            if occurrence.when.wall in fresh.made or fresh.is_paused:
                return fresh, ()
            jobs = self._publisher.write(frozen, tr("series “{title}”").format(title=series.title))
            made = {**fresh.made, occurrence.when.wall: tuple(job.id for job in jobs)}
            fresh = replace(fresh, made=made)
            self._store.series.put(fresh)
        return fresh, jobs

    def _post(self, series: Series, post_id: str) -> tuple[Revision, Analysis]:
        revision = self._store.drafts.latest(post_id)
        post = revision.post
        if series.platforms:
            post = replace(post, platforms=series.platforms)
        analysis = self._analyse(post)
        if analysis.blockers():
            raise Refused(tr("“{title}” has something to fix first.").format(title=series.title))
        return revision, analysis

    def _made_of(self, series_id: str) -> dict[str, tuple[str, ...]]:
        try:
            return dict(self.get(series_id).made)
        except NotFound:
            return {}

    def _take_out(self, jobs: Sequence[str]) -> bool:
        outcomes = [self._cancel(job) or self._is_over(job) for job in jobs]  # each one, also after one that stays
        return all(outcomes)

    def _is_over(self, job_id: str) -> bool:
        return self._store.jobs.get(job_id).state in {JobState.CANCELLED, JobState.SKIPPED}

    def _cancel(self, job_id: str) -> bool:
        job = self._store.jobs.get(job_id)
        if job.state not in NOT_LEFT or job.owner:
            return False
        _, news = decide(self._store.jobs, job_id, e.Cancelled(tr("Its series changed.")), self._now())
        for piece in news:
            self._heard(piece)
        return True

    def _now(self) -> datetime:
        return self._clock.now()
