"""The crisis pause: everything that has not left is held at once, and what accounts hold already is asked back bit by bit.

Holding is one flag, which every runner asks before it sends, and one statement over the plan: a hundred thousand posts are
stopped as fast as three. Posts an account would publish by itself are asked back a batch at a time, the soonest first, by
whoever works the outbox; how far that has come is in the database, so a program that was ended goes on with it.
"""

from collections.abc import Callable
from datetime import datetime

from composer.app.writing.desk_rules import HELD
from composer.model.job import Change, Job, JobState
from composer.model.moment import Clock
from composer.model.scheduler import Capabilities
from composer.model.words import tr
from composer.outbox import events as e
from composer.outbox import policy
from composer.outbox.commits import decide_each
from composer.outbox.news import News
from composer.schedulers.registry import capabilities_of
from composer.store.clocks import Clocks
from composer.store.store import Store

PLANNED = frozenset({JobState.SCHEDULED, JobState.DUE, JobState.WAITING})
"""What the pause holds."""
ASKING_BACK = "outbox.asking_back"
"""Name of the setting that says how far asking back has come: [due instant, job id]; none = it is done."""
BATCH = 100


class Pausing:
    """Use cases of the pause. Thread: the thread that owns `store`."""

    def __init__(self, store: Store, heard: Callable[[News], None], clock: Clock, wake: Callable[[], None]) -> None:
        self._store = store
        self._clocks = Clocks(store.db)
        self._heard = heard
        self._clock = clock
        self._wake = wake

    def is_held(self) -> bool:
        """Whether everything is held."""
        return self._store.settings.get(HELD, default=False) is True

    def hold(self) -> int:
        """Holds everything and says how many posts that is; later ones are held too.

        From the first line on no program on this database sends anything.
        """
        settings, now = self._store.settings, self._clock.now()
        settings.put(HELD, value=True)
        held = self._clocks.stop(PLANNED, tr("Paused."))
        to_ask = self._clocks.count_due(JobState.HANDED_OVER, self._able(), now)
        if to_ask:
            settings.put(ASKING_BACK, [now.isoformat(), ""])
        self._wake()
        return held + to_ask

    def release(self) -> int:
        """Ends the pause and says how many posts go on; what has not been asked back yet stays where it is."""
        self._store.settings.remove(ASKING_BACK)
        self._store.settings.put(HELD, value=False)
        going = self._clocks.start(PLANNED, self._clock.now())
        self._wake()
        return going

    def ask_back(self) -> bool:
        """Wishes the next batch back from its accounts, to be planned again at its own time; False when none is left.

        A post that can't be taken back is told by a notice.
        """
        kept = self._store.settings.get(ASKING_BACK)
        if not kept:
            return False
        with self._store.db.transaction():  # the wishes and how far they have come are written together
            batch = self._clocks.due_after(JobState.HANDED_OVER, datetime.fromisoformat(kept[0]), kept[1], BATCH)
            able, now = self._able(), self._clock.now()
            _, told = decide_each(self._store.jobs, [job_id for job_id, _ in batch], lambda j: _back(j, able, now), now)
            if batch:
                last, due = batch[-1]
                self._store.settings.put(ASKING_BACK, [due.isoformat(), last])
            else:
                self._store.settings.remove(ASKING_BACK)
        for piece in told:
            self._heard(piece)
        return bool(batch)

    def _able(self) -> dict[str, Capabilities]:
        """The connections that publish by themselves and give a post back."""
        kinds = {c.id: capabilities_of(c.kind) for c in self._store.connections.list()}
        return {name: can for name, can in kinds.items() if can.needs_secret and can.can_cancel}


def _back(job: Job, able: dict[str, Capabilities], now: datetime) -> e.Event | None:
    """The wish to have a post back, to be planned again at its own time; None where it stays."""
    can = able.get(job.connection)
    if can is None or job.state is not JobState.HANDED_OVER or job.due.utc <= now:
        return None
    at = policy.plan(job.due, can, now)
    return e.ChangeWanted(Change(job.due, job.payload, job.revision, at, in_place=False, was_key=job.key))
