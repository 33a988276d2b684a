"""The newest post and its template, read from the database for the first frame of a practice that has posts."""

from pathlib import Path

from composer.app import resources
from composer.app.glance import LOOK, WELCOME, Glance
from composer.model.template import Template
from composer.store.connection import open_database
from composer.store.drafts import Drafts
from composer.store.settings import PRACTICE, Settings
from composer.templating.library import find


def glance_at(database: Path, recent: int) -> Glance:
    """What is there to show at once.

    Raises:
        StorageError: the database can't be used.
    """
    db = open_database(database)
    try:
        drafts, settings = Drafts(db), Settings(db)
        rows = tuple(drafts.list(limit=recent))
        look = settings.get(LOOK)
        newest = drafts.latest(rows[0].id) if rows else None
        return Glance(
            practice=settings.practice(),
            is_new=not rows and is_unanswered(settings, look),
            newest=newest,
            template=template_of(database.parent, newest.post.template) if newest else None,
            recent=rows,
            look=look if isinstance(look, dict) else None,
        )
    finally:
        db.close()


def is_unanswered(settings: Settings, look: object) -> bool:
    """Whether the first run was begun and neither finished nor left on purpose, or was never seen."""
    mark = look.get(WELCOME) if isinstance(look, dict) else None
    return mark == "open" or (mark is None and settings.get(PRACTICE) is None)


def template_of(home: Path, template: str) -> Template | None:
    """The template of that id, or None when it is gone."""
    own = home / "templates"
    return find(template, resources.templates(), own if own.is_dir() else None)
