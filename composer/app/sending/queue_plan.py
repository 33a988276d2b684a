"""What Queue will do, and what keeps it from being done. Pure."""

from dataclasses import dataclass
from datetime import datetime

from composer.app.sending.targets import Target
from composer.model.errors import Refused, SameAgain
from composer.model.finding import Finding
from composer.model.moment import When
from composer.model.words import tr


@dataclass(frozen=True, slots=True)
class QueuePlan:
    """What Queue will do.

    Attributes:
        when: the time of all targets; the earliest one where `times` differ.
        blockers: what must be fixed first; empty = ready.
        is_next_slot: the time is the practice's next free one, not chosen by hand.
        same_again: the same words go to one of the channels within a month, as a finding; `approve` refuses that
            unless told `again`.
        notes: what a scheduler leaves behind (a first comment it can't take), to be read before queueing.
        times: each target's own time, in their order, where channels have posting times of their own; empty = `when`.
    """

    targets: tuple[Target, ...]
    when: When
    is_next_slot: bool
    blockers: tuple[Finding, ...]
    same_again: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()
    times: tuple[When, ...] = ()

    def time_of(self, target: Target) -> When:
        """When that target goes out."""
        return self.times[self.targets.index(target)] if self.times else self.when

    @property
    def last(self) -> When:
        """The latest of the times."""
        return max(self.times, key=lambda when: when.utc, default=self.when)


def refuse(queue: QueuePlan, now: datetime, *, again: bool = False) -> None:
    """Raises what keeps a plan from being carried out.

    Raises:
        Refused: a finding blocks it, there is no target, or the time is past.
        SameAgain: the same words go to one of the channels within a month, and nobody wanted that (`again`).
    """
    if queue.blockers:
        first, said = queue.blockers[0], tr("{n} to fix before it can be queued: {first}")
        raise Refused(said.format(n=len(queue.blockers), first=first.message), hint=first.why)
    if not queue.targets:
        raise Refused(tr("No channel is chosen."), hint=tr("Choose at least one platform for this post."))
    if queue.when.utc <= now:
        said = tr("{time} in {zone} is already past.").format(time=queue.when.wall, zone=queue.when.zone)
        raise Refused(said, hint=tr("Choose a later time."))
    if queue.same_again and not again:
        raise SameAgain(queue.same_again[0].message, hint=queue.same_again[0].why)
