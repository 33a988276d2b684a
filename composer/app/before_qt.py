"""Loads what the first frame needs besides Qt, and must therefore be imported first.

PySide6 reads the source of every module imported after it (to look for its own name), which doubles the cost of an
import; what is loaded before it is spared that (DESIGN 7). A practice without posts needs less, and waits for less.
"""

import importlib

from composer.app import bus, glance, home, resources
from composer.model import practice, words
from composer.store.files import DATABASE

__all__ = ["bus", "glance", "home", "load", "practice", "resources", "words"]

FOR_POSTS = (
    "composer.app.events",
    "composer.app.writing.newest",
    "composer.app.session",
    "composer.model.card",
)


def load(given_home: str | None = None) -> None:
    """Loads the rest, when there are posts in the data folder."""
    if (home.data_folder(given_home) / DATABASE).is_file():
        for name in FOR_POSTS:
            importlib.import_module(name)
