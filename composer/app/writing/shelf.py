"""The library as a list shows it: each post with how far it is, filtered by that, and one post closer up."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from composer.app.sourcing.desk_reviews import ReviewDesk
from composer.model.job_state import JobState
from composer.model.moment import When
from composer.model.post import Post
from composer.model.review import Review, ReviewState
from composer.model.rows import DraftRow
from composer.model.stage import PostStage, Stage
from composer.store.whereabouts import Told, Whereabouts

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.picturing.studio import Pixels
    from composer.app.tools import Tools

ASKS = frozenset({JobState.NEEDS_YOU, JobState.UNKNOWN, JobState.MISSED})
TO_COME = frozenset({JobState.SCHEDULED, JobState.DUE, JobState.SENDING, JobState.WAITING})
_OF_REVIEW = {
    ReviewState.RETURNED: Stage.RETURNED,
    ReviewState.IN_REVIEW: Stage.IN_REVIEW,
    ReviewState.APPROVED: Stage.APPROVED,
}
LOOKED_THROUGH = 5_000
"""Posts looked through, the last changed first, when only those of one stage are wanted."""


class Shelved(NamedTuple):
    """One post in the list."""

    row: DraftRow
    at: PostStage


class CloseUp(NamedTuple):
    """What the list has no room for; `versions` is how many there are to go back to."""

    post: Post
    versions: int


class Seen(NamedTuple):
    """A post as readers see it: its card, and its words on the first of its platforms."""

    card: "Pixels"
    words: str


class Shelf:
    """Use cases of the library's list on an app's desks; made where it is used, holds nothing.

    Thread: the store's lane, as the desks.
    """

    def __init__(self, app: "App") -> None:
        self._app = app
        self._asks = Whereabouts(app.desks.store.db)

    def rows(
        self, words: str = "", limit: int = 300, *, stage: Stage | None = None, trashed: bool = False
    ) -> tuple[Shelved, ...]:
        """Posts whose words begin with each of the given ones, the last changed first.

        Args:
            stage: only those at that stage.
            trashed: what lies in the bin instead.
        """
        rows = self._app.library.find(words, LOOKED_THROUGH if stage else limit, trashed=trashed)
        stages = self._stages([row.id for row in rows])
        found = (Shelved(row, stages[row.id]) for row in rows)
        return tuple(s for s in found if stage in {None, s.at.stage})[:limit]

    def close_up(self, post_id: str) -> CloseUp:
        """One post.

        Raises:
            NotFound: there is no such post.
        """
        return CloseUp(self._app.library.open(post_id).post, len(self._app.library.versions(post_id)))

    def _stages(self, posts: Sequence[str]) -> dict[str, PostStage]:
        jobs, planned = self._asks.jobs(posts), self._asks.planned(posts)
        reviews = ReviewDesk(self._app.desks.store, self._app.bus, self._app.clock).all()
        now = self._app.clock.now()
        return {post: stage_of(jobs.get(post, []), reviews.get(post), planned.get(post), now) for post in posts}


def on_its_way(app: "App", post_id: str) -> PostStage | None:
    """Where and when a queued post goes out next, or that it needs somebody; None when nothing of it is on its way.

    Thread: the store's lane, as the desks.
    """
    jobs = Whereabouts(app.desks.store.db).jobs((post_id,)).get(post_id, [])
    at = stage_of(jobs, None, None, app.clock.now())
    return at if at.stage in {Stage.SCHEDULED, Stage.NEEDS_YOU} else None


def stage_of(jobs: Sequence[Told], review: Review | None, planned: When | None, now: datetime) -> PostStage:
    """Where a post stands: its jobs say most, then its review, then its proposed day.

    What a scheduler has already is still to come until its time; a proposed day that has gone by says nothing.
    """
    asking = [job for job in jobs if job.state in ASKS]
    coming = [job for job in jobs if job.state in TO_COME or (job.state is JobState.HANDED_OVER and job.due.utc > now)]
    if asking:
        return _at(Stage.NEEDS_YOU, asking, asking[0].due)
    if coming:
        return _at(Stage.SCHEDULED, coming, coming[0].due)
    if jobs:
        return _at(Stage.OUT, jobs, jobs[-1].due)
    if review is not None and review.state in _OF_REVIEW:
        return PostStage(_OF_REVIEW[review.state], planned)
    if planned is not None and planned.utc > now:
        return PostStage(Stage.PLANNED, planned)
    return PostStage(Stage.DRAFT)


def _at(stage: Stage, jobs: Sequence[Told], when: When) -> PostStage:
    return PostStage(stage, when, tuple(dict.fromkeys(job.platform for job in jobs)))


def seen(tools: "Tools", post: Post) -> Seen:
    """The post as the first of its platforms that shows a card shows it. For any thread.

    Raises:
        NotFound: its template is gone.
    """
    platform = next((p for p in post.platforms if tools.studio.takes_card(p)), "instagram")
    analysis = tools.analyse_for(post, (platform,))
    card = tools.studio.pixels(analysis, tools.platforms[platform], tools.practice.card_brand)
    return Seen(card, "\n\n".join(part.text for part in analysis.renderings[platform].parts))
