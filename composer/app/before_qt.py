"""Loads what the first frame needs besides Qt, and must therefore be imported first.

PySide6 reads the source of every module imported after it (to look for its own name), which doubles the cost of an
import; what is loaded before it is spared that (DESIGN 7).
"""

from composer.app import events, glance, home, resources, session
from composer.model import card, citation, finding, practice, rendering, words

__all__ = [
    "card", "citation", "events", "finding", "glance", "home", "practice", "rendering", "resources", "session", "words",
]  # fmt: skip
