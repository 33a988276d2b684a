"""Loads Qt without slowing down every import that follows. To be called before any other module of the window.

PySide6 puts its own `__import__` in place of Python's, which reads the source of each module imported later to see
whether it uses `from __feature__ import ...`. We do not, and the window has sixty modules: with Python's own function
put back, and the collector quiet while everything that is loaded stays, the window opens about a tenth sooner.
"""

import builtins
import gc


def import_qt() -> None:
    """Imports Qt's core and puts Python's own import back; the collector rests until the first frame (`shell.start`)."""
    gc.disable()
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401  # the import is what changes `__import__`

    builtins.__import__ = plain
