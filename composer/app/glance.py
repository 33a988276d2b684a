"""What the window shows in its first frame, read with as little as possible: settings, the newest post, what waits.

Everything else (templates' rules, platforms, checks, cards, network, keyring) is loaded after the first paint.
"""

from dataclasses import dataclass
from pathlib import Path

from composer.app import resources
from composer.model.errors import NotFound
from composer.model.job import JobState
from composer.model.post import Revision
from composer.model.practice import Practice
from composer.model.rows import DraftRow
from composer.model.template import Template
from composer.store.store import DATABASE, open_store
from composer.templating.library import load

LOOK = "look"
"""Name of the setting that holds the window's look (theme, text size, geometry)."""

WAITING_FOR_YOU = (JobState.NEEDS_YOU, JobState.UNKNOWN, JobState.MISSED)


@dataclass(frozen=True, slots=True)
class Glance:
    """The first frame's data.

    Attributes:
        is_new: there was no data folder yet: the first run.
        newest: the post worked on last; None in an empty library.
        template: the newest post's; None when it is gone.
        recent: the newest posts.
        waiting: how many jobs need the person.
        look: the window's own settings, plain JSON values.
    """

    practice: Practice
    is_new: bool = True
    newest: Revision | None = None
    template: Template | None = None
    recent: tuple[DraftRow, ...] = ()
    waiting: int = 0
    look: dict[str, object] | None = None


def first_glance(home: Path, recent: int = 50) -> Glance:
    """What is there to show at once.

    Raises:
        StorageError: the database can't be used.
    """
    if not (home / DATABASE).is_file():
        return Glance(Practice())
    with open_store(home) as store:
        rows = tuple(store.drafts.list(limit=recent))
        counts = store.jobs.counts()
        look = store.settings.get(LOOK)
        newest = store.drafts.latest(rows[0].id) if rows else None
        return Glance(
            practice=store.settings.practice(),
            is_new=False,
            newest=newest,
            template=template_of(home, newest.post.template) if newest else None,
            recent=rows,
            waiting=sum(counts.get(state, 0) for state in WAITING_FOR_YOU),
            look=look if isinstance(look, dict) else None,
        )


def template_of(home: Path, template: str) -> Template | None:
    """The template of that id, or None when it is gone."""
    own = home / "templates"
    try:
        return load(resources.templates(), own if own.is_dir() else None).get(template)
    except NotFound:
        return None
