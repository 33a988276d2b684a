"""Another time or text for posts that wait, here or already at their scheduler: said before it is done, then done once."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from composer.app.writing.desk_rules import house_rules
from composer.model.errors import ComposerError, NotFound, Refused
from composer.model.job import Change, Job, JobState, Payload
from composer.model.moment import Clock, Fold, When, at_wall
from composer.model.planning import MovePreview, MoveWay
from composer.model.scheduler import Capabilities
from composer.model.words import tr
from composer.outbox import events as e
from composer.outbox import policy
from composer.outbox.commits import decide, decide_all
from composer.outbox.news import News
from composer.schedulers.registry import capabilities_of
from composer.store.store import Store

HERE = frozenset({JobState.SCHEDULED, JobState.DUE, JobState.WAITING, JobState.NEEDS_YOU})
WITH_SCHEDULER = frozenset({JobState.HANDED_OVER, JobState.MISSED})


class ChangeDesk:
    """Use cases on jobs that shall have another time or text.

    A job that is still here is changed at once. For one that its scheduler has, the wish is kept and the outbox asks
    for it until it is certain; meanwhile the job's question is CHANGE, and a notice tells if it could not be done.

    Thread: the thread that owns `store`.
    """

    def __init__(self, store: Store, heard: Callable[[News], None], clock: Clock, wake: Callable[[], None]) -> None:
        self._store = store
        self._heard = heard
        self._clock = clock
        self._wake = wake

    def preview(self, job_id: str, when: When, fold: Fold = Fold.PLAIN, payload: Payload | None = None) -> MovePreview:
        """What giving a job this time (and text) would do; changes nothing.

        Args:
            fold: what the zone did to the wall-clock time, from `at_wall`; becomes part of the note.
            payload: another text; None = only the time.

        Raises:
            NotFound: there is no such job.
        """
        job = self._store.jobs.get(job_id)
        way, note = self._way(job, when, payload)
        notes = [note, _of_fold(when, fold), self._of_quiet_hours(when)]
        target = None if way is MoveWay.NOT_POSSIBLE else when
        return MovePreview(job.id, job.title, way, target, fold, " ".join(n for n in notes if n))

    def preview_shift(self, job_ids: Sequence[str], days: int = 0, wall: str = "") -> list[MovePreview]:
        """What moving several jobs would do: each keeps its wall clock (or gets `wall`, "HH:MM"), so many days on.

        A 09:00 stays 09:00 across a clock change. `move` each preview's `when` to do it.
        """
        found = []
        for job_id in job_ids:
            due = self._store.jobs.get(job_id).due
            when, fold = shifted(due, days, wall)
            found.append(self.preview(job_id, when, fold))
        return found

    def move(self, job_id: str, when: When, payload: Payload | None = None, revision: int = 0) -> Job:
        """Gives a job another time (and text): at once while it is here, else as a wish the outbox works on.

        Raises:
            Refused: it can't be moved, or not to that time; the sentence says why.
            NotPossibleNow: its state changed meanwhile.
        """
        job = self._store.jobs.get(job_id)
        event = self._event(job, when, payload, revision)
        if isinstance(event, e.Moved) and payload is not None and payload != job.payload:
            job = self._say(job, e.ContentFixed(payload, revision or job.revision))
            if when == job.due:
                return job
        return self._say(job, event)

    def move_all(self, moves: Sequence[tuple[str, When]]) -> list[Job]:
        """Gives several jobs (the channels of a post) each its time: all of them or none, in one transaction.

        For a job its scheduler has, what is written is the wish, as with `move`; should that scheduler refuse it later,
        a notice names the channel that stayed where it was.

        Args:
            moves: id of the job and its new time, each job once.

        Raises:
            Refused: one can't be moved; the sentence names its channel, and none was moved.
            NotPossibleNow: a state changed meanwhile; none was moved.
            NotFound: one is gone; none was moved.
        """
        wanted: list[tuple[str, e.Event]] = []
        for job_id, when in moves:
            job = self._store.jobs.get(job_id)
            try:
                wanted.append((job_id, self._event(job, when)))
            except Refused as error:
                said = tr("{platform}: {reason} None of the channels was moved.")
                raise Refused(said.format(platform=job.payload.platform, reason=error.message)) from error
        done, news = decide_all(self._store.jobs, wanted, self._clock.now())
        self._tell(news)
        return done

    def _event(self, job: Job, when: When, payload: Payload | None = None, revision: int = 0) -> e.Event:
        """What has to happen so that a job gets that time (and text).

        Raises:
            Refused: it can't be; the sentence says why.
        """
        way, note = self._way(job, when, payload)
        if way is MoveWay.NOT_POSSIBLE:
            raise Refused(note)
        can = capabilities_of(self._store.connections.get(job.connection).kind)
        at = policy.plan(when, can, self._clock.now())
        if way is MoveWay.HERE:
            return e.Moved(when, at)
        words = payload or job.payload
        return e.ChangeWanted(Change(when, words, revision or job.revision, at, way is MoveWay.IN_PLACE, job.key))

    def follow_zones(self) -> list[Job]:
        """Gives every planned job the instant its wall clock means by the zones' present rules, and returns those moved.

        After an update of the zone data a 09:00 stays 09:00. A job that can't be moved in time keeps its instant.
        """
        followed = []
        for job_id, due in self._store.jobs.plans(HERE | WITH_SCHEDULER):
            if (when := meant(due)) is not None:
                try:
                    followed.append(self.move(job_id, when))
                except ComposerError:
                    continue
        return followed

    def note_for(self, when: When) -> str:
        """What a person should know about a time before choosing it (quiet hours); empty = nothing."""
        return self._of_quiet_hours(when)

    def _way(self, job: Job, when: When, payload: Payload | None) -> tuple[MoveWay, str]:
        now = self._clock.now()
        if when.utc <= now:
            return MoveWay.NOT_POSSIBLE, tr("{time} is already past.").format(time=_clock(when))
        try:
            can = capabilities_of(self._store.connections.get(job.connection).kind)
        except NotFound as error:
            return MoveWay.NOT_POSSIBLE, error.sentence()
        if policy.is_too_late(when, can, now):
            return MoveWay.NOT_POSSIBLE, tr("{time} is too close for this scheduler.").format(time=_clock(when))
        if job.state in HERE:
            return MoveWay.HERE, ""
        if job.state in WITH_SCHEDULER:
            return _way_there(job, can, now >= job.due.utc - max(can.lead, timedelta(minutes=1)), payload)
        return MoveWay.NOT_POSSIBLE, tr("“{title}” is {state}, so this can't be done any more.").format(
            title=job.title, state=job.state.value.replace("_", " ")
        )

    def _of_quiet_hours(self, when: When) -> str:
        rules = house_rules(self._store.settings)
        if rules.quiet is None or rules.quiet_until(when.utc) is None:
            return ""
        return tr("That is within your quiet hours ({start} to {end}).").format(
            start=rules.quiet.start, end=rules.quiet.end
        )

    def _say(self, job: Job, event: e.Event) -> Job:
        after, news = decide(self._store.jobs, job.id, event, self._clock.now())
        self._tell(news)
        return after

    def _tell(self, news: Iterable[News]) -> None:
        for piece in news:
            self._heard(piece)
        self._wake()


def shifted(due: When, days: int = 0, wall: str = "") -> tuple[When, Fold]:
    """The time so many days on at the same (or another) time of day on its zone's clock, and what the zone did to it.

    Raises:
        BadInput: `wall` is no time of day.
    """
    day, _, clock = due.wall.partition("T")
    base = at_wall(f"{day}T00:00", "UTC")[0].utc + timedelta(days=days)
    return at_wall(f"{base.date().isoformat()}T{wall or clock}", due.zone)


def meant(due: When) -> When | None:
    """The instant that wall clock means by the zone's present rules; None when `due` is it.

    The second of two equal wall clocks in autumn counts as meant.
    """
    if due.local().replace(tzinfo=None).isoformat(timespec="minutes") == due.wall[:16]:
        return None
    when, _ = at_wall(due.wall, due.zone)
    return None if abs(when.utc - due.utc) < timedelta(minutes=1) else when


def _way_there(job: Job, can: Capabilities, is_close: bool, payload: Payload | None) -> tuple[MoveWay, str]:
    """How a post its scheduler has can be changed."""
    words = payload is not None and payload != job.payload
    enough = can.can_edit if words else can.can_move or can.can_edit
    if enough and job.remote_id and job.state is JobState.HANDED_OVER:
        if is_close:
            return MoveWay.NOT_POSSIBLE, tr("It goes out in a moment; change it afterwards.")
        return MoveWay.IN_PLACE, tr("It is changed where it waits, at the scheduler.")
    if can.can_cancel:
        return MoveWay.REPLACE, tr("It is taken back from the scheduler first, then planned again.")
    return MoveWay.NOT_POSSIBLE, tr("This scheduler can't take a post back. Delete it there, then queue it again.")


def _of_fold(when: When, fold: Fold) -> str:
    if fold is Fold.GAP:
        return tr("Clocks jump over {wall} that day; {time} is taken.").format(
            wall=when.wall.partition("T")[2], time=f"{when.local():%H:%M}"
        )
    if fold is Fold.TWICE:
        return tr("Clocks show {wall} twice that day; the first one is taken.").format(wall=when.wall.partition("T")[2])
    return ""


def _clock(when: When) -> str:
    return when.wall.replace("T", " ")
