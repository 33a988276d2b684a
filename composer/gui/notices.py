"""One funnel for what the program tells the person: messages, errors, and reports of its own faults.

A `ComposerError` is the world's fault: a message with what is safe and what to do. Any other exception is our fault: a
report that can be copied. Neither ever shows a secret.
"""

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from composer.gui.parts.message import Message
from composer.model.errors import ComposerError

if TYPE_CHECKING:
    from composer.gui.parts.toast import Toast
    from composer.gui.report import Report


class Notices(QObject):
    """Shows messages over a window. `tell` and `error` may be called from any thread.

    Emits:
        told(Message): everything that was shown as a toast, for tests and the record of this run.
    """

    told = Signal(object)
    _arrived = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._toast: Toast | None = None
        self._waiting: list[Message] = []
        self._report: Report | None = None
        self._hooks: tuple[object, object] | None = None
        self._hide: Callable[[str], str] = str
        self._arrived.connect(self._show)

    def tell(self, text: str, verb: str = "", act: Callable[[], None] | None = None, *, stays: bool = False) -> None:
        """A toast for 10 s (or until it is closed), with at most one action ("Moved to Wed." "Undo")."""
        self._arrived.emit(Message(text, verb, act, stays=stays))

    def error(self, error: BaseException) -> None:
        """The right notice for an error: a lasting message for the world's fault, a report for ours."""
        self._arrived.emit(error)

    def hide_with(self, hide: Callable[[str], str]) -> None:
        """From now on `hide` takes the secrets it knows out of whatever is shown or printed; callable from any thread."""
        self._hide = hide

    def install(self) -> None:
        """Sends every uncaught exception of the program, on any thread, here."""
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

    def remove(self) -> None:
        """Gives the hooks back."""
        if self._hooks is not None:
            sys.excepthook, threading.excepthook = self._hooks  # type: ignore[assignment]  # as they were found
            self._hooks = None

    def _uncaught(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        import traceback  # late, with all that is only needed when something goes wrong

        from composer.gui.redact import redact

        print(redact(self._hide("".join(traceback.format_exception(error)))), file=sys.stderr)
        self._arrived.emit(error)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot(object)
    def _show(self, what: Message | BaseException) -> None:
        if isinstance(what, ComposerError):
            from composer.gui.redact import redact

            title = what.title.rstrip(".")
            self._toast_message(Message(redact(self._hide(f"{title}. {what.sentence()}")), is_error=True))
        elif isinstance(what, BaseException):
            self._show_report(what)
        else:
            self._toast_message(what)

    def _toast_message(self, message: Message) -> None:
        if self._toast is None:
            from composer.gui.parts.toast import Toast  # late: the first frame has no message

            self._toast = Toast(self._window)
            self._toast.closed.connect(self._next)
        if self._toast.isVisible():
            present = self._toast.message()
            if present.is_error or (present.stays and message.is_lasting):
                self._waiting.append(message)  # what stays is read first
                return
            if present.stays:
                self._waiting.insert(0, present)  # a passing word comes between, then it is there again
        self._toast.show_message(message)
        self.told.emit(message)

    def _next(self) -> None:
        if self._waiting and self._toast is not None:
            message = self._waiting.pop(0)
            self._toast.show_message(message)
            self.told.emit(message)

    def _show_report(self, error: BaseException) -> None:
        if self._report is not None:
            return  # one at a time: the first fault explains the others
        from composer.gui.report import Report

        self._report = Report(error, self._window, hide=self._hide)
        self._report.finished.connect(self._report_closed)
        self._report.ask()

    def _report_closed(self) -> None:
        self._report = None
