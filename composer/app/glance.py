"""What the window shows in its first frame, read with as little as possible: settings and the newest post.

Everything else (templates' rules, platforms, checks, cards, network, keyring) is loaded after the first paint.
"""

from dataclasses import dataclass
from pathlib import Path

from composer.app import resources
from composer.model.errors import NotFound
from composer.model.post import Revision
from composer.model.practice import Practice
from composer.model.rows import DraftRow
from composer.model.template import Template
from composer.store.connection import open_database
from composer.store.drafts import Drafts
from composer.store.files import DATABASE
from composer.store.settings import Settings
from composer.templating.library import load

LOOK = "look"
"""Name of the setting that holds the window's look (theme, text size, geometry)."""


@dataclass(frozen=True, slots=True)
class Glance:
    """The first frame's data.

    Attributes:
        is_new: there was no data folder yet: the first run.
        newest: the post worked on last; None in an empty library.
        template: the newest post's; None when it is gone.
        recent: the newest posts.
        look: the window's own settings, plain JSON values.
    """

    practice: Practice
    is_new: bool = True
    newest: Revision | None = None
    template: Template | None = None
    recent: tuple[DraftRow, ...] = ()
    look: dict[str, object] | None = None


def first_glance(home: Path, recent: int = 50) -> Glance:
    """What is there to show at once.

    Raises:
        StorageError: the database can't be used.
    """
    if not (home / DATABASE).is_file():
        return Glance(Practice())
    db = open_database(home / DATABASE)
    try:
        drafts, settings = Drafts(db), Settings(db)
        rows = tuple(drafts.list(limit=recent))
        look = settings.get(LOOK)
        newest = drafts.latest(rows[0].id) if rows else None
        return Glance(
            practice=settings.practice(),
            is_new=False,
            newest=newest,
            template=template_of(home, newest.post.template) if newest else None,
            recent=rows,
            look=look if isinstance(look, dict) else None,
        )
    finally:
        db.close()


def template_of(home: Path, template: str) -> Template | None:
    """The template of that id, or None when it is gone."""
    own = home / "templates"
    try:
        return load(resources.templates(), own if own.is_dir() else None).get(template)
    except NotFound:
        return None
