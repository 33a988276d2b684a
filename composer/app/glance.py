"""What the window shows in its first frame, read with as little as possible: settings and the newest post.

Everything else (templates' rules, platforms, checks, cards, network, keyring) is loaded after the first paint.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from composer.model.practice import Practice
from composer.store.files import DATABASE

if TYPE_CHECKING:
    from composer.model.post import Revision
    from composer.model.rows import DraftRow
    from composer.model.template import Template

LOOK = "look"
"""Name of the setting that holds the window's look (theme, text size, geometry)."""
WELCOME = "window.welcome"
"""Name within the look: how far the first run is. A window that is closed during it is no answer to it."""


@dataclass(frozen=True, slots=True)
class Glance:
    """The first frame's data.

    Attributes:
        is_new: nobody has answered or left the first run yet.
        newest: the post worked on last; None in an empty library.
        template: the newest post's; None when it is gone.
        recent: the newest posts.
        look: the window's own settings, plain JSON values.
    """

    practice: Practice
    is_new: bool = True
    newest: "Revision | None" = None
    template: "Template | None" = None
    recent: "tuple[DraftRow, ...]" = ()
    look: dict[str, object] | None = None


def first_glance(home: Path, recent: int = 50) -> Glance:
    """What is there to show at once.

    Raises:
        StorageError: the database can't be used.
    """
    if not (home / DATABASE).is_file():
        return Glance(Practice())
    from composer.app.writing.newest import (
        glance_at,  # late: an empty folder needs neither the database nor the templates
    )

    return glance_at(home / DATABASE, recent)
