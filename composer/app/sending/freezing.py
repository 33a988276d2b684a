"""Approve freezes: a post for one channel becomes a payload with its pictures, and the payload a job. Writes no job."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from composer.app.picturing.studio import Studio
from composer.app.sending.scheduler_limits import SchedulerLimits, platform_options
from composer.app.sending.targets import Target
from composer.app.writing.analysis import Analysis
from composer.app.writing.desk_rules import HELD
from composer.model.card import CardImage
from composer.model.errors import Refused
from composer.model.job import Job, Payload, Picture
from composer.model.moment import Clock, When
from composer.model.post import Revision
from composer.model.practice import Practice
from composer.model.scheduler import Capabilities
from composer.outbox.policy import plan
from composer.outbox.queueing import new_job
from composer.schedulers.registry import capabilities_of, objection_to
from composer.store.store import Store


class Freezer:
    """Makes payloads and jobs out of an analysis; its pictures go into the media store.

    Thread: the thread that owns `store`.
    """

    def __init__(self, store: Store, studio: Callable[[], Studio], clock: Clock, limits: SchedulerLimits) -> None:
        self._store = store
        self._studio = studio
        self._clock = clock
        self._limits = limits

    def job(
        self, target: Target, revision: Revision, analysis: Analysis, when: When, practice: Practice, earliest: datetime
    ) -> Job:
        """The job of one target, not written yet; it is handed over not before `earliest`.

        Raises:
            Refused: the scheduler would not take the payload or its pictures.
        """
        can, now = capabilities_of(target.connection.kind), self._clock.now()
        made = new_job(
            post=revision.post.id,
            revision=revision.number,
            title=analysis.draft.title,
            connection=target.connection.id,
            channel=target.channel,
            payload=self.payload(target, analysis, practice, when),
            due=when,
            capabilities=can,
            now=now,
        )
        hand_over = hand_over_time(when, can, now, earliest)
        is_held = self._store.settings.get(HELD, default=False)
        return replace(made, hand_over_at=hand_over, wake_at=None if is_held else hand_over)

    def payload(self, target: Target, analysis: Analysis, practice: Practice, when: When) -> Payload:
        """What one target gets. Paints the pictures, within the stricter of platform and scheduler.

        Raises:
            Refused: the scheduler would not take it or its pictures.
        """
        rendering = analysis.renderings[target.platform]
        rules = self._limits.rules(target)
        images = self._studio().pictures(analysis, target.platform, practice.card_brand, rules)
        self._limits.check(target, images)
        made = Payload(
            platform=target.platform,
            parts=tuple(part.text for part in rendering.parts),
            title=rendering.title or analysis.draft.title,
            html=rendering.html,
            slug=rendering.slug,
            excerpt=rendering.excerpt,
            tags=rendering.tags,
            pictures=tuple(self._kept(image, f"{target.platform}-{n}") for n, image in enumerate(images, 1)),
            sources=tuple(f"{c.number}. {c.full}" for c in analysis.citations),
            language=analysis.draft.post.language,
            options=platform_options(rendering),
        )
        if why := objection_to(target.connection.kind, made, when):
            raise Refused(why)
        return made

    def _kept(self, image: CardImage, name: str) -> Picture:
        digest = self._store.media.put(image.data, image.mime)
        ending = "png" if image.mime == "image/png" else "jpg"
        return Picture(digest, image.mime, f"{name}.{ending}", image.alt, image.width, image.height)


def hand_over_time(when: When, can: Capabilities, now: datetime, earliest: datetime) -> datetime:
    """When the scheduler gets it: as its policy says, but not before `earliest` unless the lead would be lost."""
    planned = plan(when, can, now)
    latest = max(now, when.utc - can.lead)
    return min(max(planned, earliest), latest)
