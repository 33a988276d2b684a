"""The errors a person may meet. Each carries a title, a message and a hint in words for a clinician.

The world's fault (disk, network, a remote server, a broken file) is a `ComposerError`; our own fault is any other
exception and becomes a report. Foreign errors are translated once, at the border of the package that met them.
"""

from enum import StrEnum


class ComposerError(Exception):
    """Something outside the program went wrong and the person can do something about it.

    Attributes:
        title: three or four words, for a heading.
        message: what happened and what is safe, one sentence.
        hint: what to do next, one sentence; may be empty.
    """

    title = "That did not work"

    def __init__(self, message: str, *, hint: str = "", title: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if title is not None:
            self.title = title

    def sentence(self) -> str:
        """The message and the hint as one line of text."""
        return f"{self.message} {self.hint}".strip()


class BadInput(ComposerError):
    """A file or an answer from outside can't be read. Exit status 2 on the command line.

    Attributes:
        where: the file and, when known, line and field ("tip.json, line 4, slots[1].max").
    """

    title = "Can't read that"

    def __init__(self, message: str, *, where: str = "", hint: str = "", title: str | None = None) -> None:
        super().__init__(f"{where}: {message}" if where else message, hint=hint, title=title)
        self.where = where


class NotFound(ComposerError):
    """Something asked for by name or id is not there."""

    title = "Not found"


class Refused(ComposerError):
    """The program won't do it because findings stand in the way. Exit status 1 on the command line."""

    title = "Something must be fixed first"


class SameAgain(Refused):
    """The same words go to the same channel within a month; a person may want that all the same."""

    title = "The same words again"


class StorageError(ComposerError):
    """The data folder or the database can't be used; nothing was changed.

    Attributes:
        needs_backup: only a backup brings the posts back.
    """

    title = "Can't use the data folder"
    needs_backup = False


class NewerSchema(StorageError):
    """The database was written by a newer version of the program."""

    title = "Made by a newer version"


class StaleWrite(StorageError):
    """Somebody else (another window, the command line) changed the row first; read it again."""

    title = "Changed somewhere else"


class SecretsProblem(StrEnum):
    """Why the keyring can't hold a secret."""

    ABSENT = "absent"
    LOCKED = "locked"
    CLEAR_TEXT = "clear_text"
    FAILED = "failed"


class SecretsUnavailable(ComposerError):
    """The system keyring can't be used; the hint says how to mend it on this system.

    Attributes:
        problem: which kind of trouble, so a screen can offer the right way out.
    """

    title = "The keyring can't be used"

    def __init__(self, message: str, *, problem: SecretsProblem, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.problem = problem


class Reach(StrEnum):
    """How far a failed request may have come."""

    NOT_SENT = "not_sent"  # no byte of the request left: trying again is safe
    MAYBE = "maybe"  # it may have been carried out: look before trying again


class NetworkError(ComposerError):
    """No usable answer came back.

    Attributes:
        reach: whether the request may have been carried out.
    """

    title = "No answer"

    def __init__(self, message: str, *, reach: Reach, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.reach = reach
