"""Brings the dialog of own words and rules to life: trials beside the window's thread, the newest shown, all kept or nothing."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from composer.app.events import SettingsChanged
from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.gui.rules.dialog import RulesDialog
from composer.gui.rules.rule_dialog import RuleDialog
from composer.gui.rules.trial import TrialPart
from composer.model.errors import BadInput, ComposerError
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.writing.own_rules import OwnBook, OwnRule, RuleTrial


class RulesWriting(QObject):
    """One opening of the dialog."""

    def __init__(self, context: Context, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._notices = context, notices
        self._parent = parent
        self._book: OwnBook | None = None
        self._asked = 0
        self.dialog: RulesDialog | None = None

    def open(self) -> None:
        """Reads the file and shows it."""
        from composer.app.writing import own_rules

        self._context.when_ready(
            lambda app: self._context.lanes.pool.run(
                partial(own_rules.read_book, app.home), self._open, self._notices.error
            )
        )

    def _open(self, book: "OwnBook") -> None:
        dialog = self.dialog = RulesDialog(self._parent)
        dialog.add_wanted.connect(lambda: self._edit(-1))
        dialog.edit_wanted.connect(self._edit)
        dialog.remove_wanted.connect(self._remove)
        dialog.edited.connect(self._try_all)
        dialog.keep_wanted.connect(self._keep)
        dialog.anew_wanted.connect(self._begin_anew)
        dialog.finished.connect(self.deleteLater)
        self._show(book)
        dialog.ask()

    def _show(self, book: "OwnBook") -> None:
        from composer.app.writing.own_rules import word_lines

        self._book = book
        if self.dialog is not None:
            self.dialog.show_book(book, word_lines(book.words))

    def _whole(self) -> "OwnBook | None":
        """The book with what is in the fields now; None and a sentence where a line can't be read."""
        from composer.app.writing.own_rules import words_from

        dialog, book = self.dialog, self._book
        if dialog is None or book is None:
            return None
        try:
            words = words_from(dialog.words.text())
        except BadInput as error:
            dialog.words.set_error(error.message)
            return None
        dialog.words.set_error("")
        allow = tuple(line.strip() for line in dialog.allow.text().splitlines() if line.strip())
        return replace(book, words=words, allow=allow)

    # --- words to flag -----------------------------------------------------------------------------------------
    def _edit(self, n: int) -> None:
        from composer.app.writing.own_rules import OwnRule

        if self.dialog is None or self._book is None:
            return
        editor = RuleDialog(self._book.rules[n] if n >= 0 else OwnRule(()), self.dialog.room, self.dialog)
        editor.trial_wanted.connect(lambda rule, sample: self._try(self._with(n, rule), sample, editor.trial))
        editor.kept.connect(lambda rule: self._take(n, rule, editor))
        editor.ask()

    def _with(self, n: int, rule: "OwnRule") -> "OwnBook | None":
        book = self._whole() or self._book
        if book is None:
            return None
        rules = (*book.rules, rule) if n < 0 else tuple(rule if i == n else r for i, r in enumerate(book.rules))
        return replace(book, rules=rules)

    def _take(self, n: int, rule: "OwnRule", editor: RuleDialog) -> None:
        """The rule goes into the list when it can be read; the file is written with Save."""
        from composer.app.writing import own_rules

        book, app = self._with(n, rule), self._context.app()
        if book is None or app is None:
            return

        def tried(trial: "RuleTrial") -> None:
            if trial.problem:
                editor.show_problem(trial.problem)
                return
            editor.accept()
            if self.dialog is not None and self._book is not None:
                self._book = replace(self._book, rules=book.rules)
                self.dialog.show_rules(book.rules)
                self._try_all()

        self._context.lanes.pool.run(partial(own_rules.try_book, app.tools, book, ""), tried, self._notices.error)

    def _remove(self, n: int) -> None:
        if self.dialog is not None and self._book is not None:
            rules = tuple(rule for i, rule in enumerate(self._book.rules) if i != n)
            self._book = replace(self._book, rules=rules)
            self.dialog.show_rules(rules)
            self._try_all()

    # --- trials ------------------------------------------------------------------------------------------------
    def _try_all(self) -> None:
        if self.dialog is not None:
            self._try(self._whole(), self.dialog.trial.sample.text(), self.dialog.trial)

    def _try(self, book: "OwnBook | None", sample: str, part: TrialPart) -> None:
        from composer.app.writing import own_rules

        app = self._context.app()
        if book is None or app is None:
            return
        self._asked += 1
        asked = self._asked

        def tried(trial: "RuleTrial") -> None:
            if asked == self._asked and self.dialog is not None:
                part.show_trial(trial)

        self._context.lanes.pool.run(partial(own_rules.try_book, app.tools, book, sample), tried, self._notices.error)

    # --- the file ----------------------------------------------------------------------------------------------
    def _keep(self) -> None:
        from composer.app.writing import own_rules

        book, app = self._whole(), self._context.app()
        if book is None or app is None:
            return
        self._context.lanes.pool.run(
            partial(own_rules.keep_book, app.home, book), lambda _book: self._kept(app), self._not_kept
        )

    def _kept(self, app: "App") -> None:
        from composer.app.writing.own_rules import use_anew

        if self.dialog is not None:
            self.dialog.accept()
            self.dialog = None
        use_anew(app.tools)
        app.bus.publish(SettingsChanged())
        self._notices.tell(tr("Saved. The checks use them now."))

    def _not_kept(self, error: Exception) -> None:
        if isinstance(error, ComposerError) and self.dialog is not None:
            self.dialog.show_problem(error.sentence())
        else:
            self._notices.error(error)

    def _begin_anew(self) -> None:
        from composer.app.writing import own_rules

        app = self._context.app()
        if app is not None:
            self._context.lanes.pool.run(partial(own_rules.set_aside, app.home), self._show, self._notices.error)
