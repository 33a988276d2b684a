"""Where the practice posts, in which language, and how sources are written: what every new post begins with."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.gui.context import Context
from composer.gui.parts.choices import Check, ChoiceField
from composer.gui.parts.form import Form, in_order, labelled
from composer.gui.parts.text import Text
from composer.model.practice import Practice
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App

Revise = Callable[[Callable[[Practice], Practice]], None]


class ChannelFields:
    """Fields of one form. `revise` is called with what makes the new practice of the one before.

    Attributes:
        checks: platform id -> its box, once the program behind the window is there.
        language, style: the drop-down lists.
    """

    def __init__(self, form: Form, context: Context, revise: Revise) -> None:
        self._context, self._revise = context, revise
        self.checks: dict[str, Check] = {}
        self._holder = QWidget()
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        form.add(labelled(tr("Where you post"), self._holder))
        note = tr("A new post is written for these. Each post can leave some out, or go to more.")
        form.add(Text(note, "meta", "text2", wrap=True))
        hint = tr("Templates and ready posts in this language come first. The others stay a click away.")
        self.language = ChoiceField(tr("Language of your posts"), languages(), hint=hint)
        self.language.combo.picked.connect(lambda key: revise(lambda p: replace(p, language=key)))
        hint = tr("The style of the source lines in posts and on hand-outs.")
        self.style = ChoiceField(tr("How sources are written"), styles(), hint=hint)
        self.style.combo.picked.connect(lambda key: revise(lambda p: replace(p, cite_style=key)))
        form.add(self.language)
        form.add(self.style)
        context.when_ready(self._offer)

    def _offer(self, app: "App") -> None:
        chosen = self._context.practice.platforms
        for key in app.tools.platforms.ids:
            check = self.checks[key] = Check(app.tools.platforms[key].name, on=key in chosen)
            check.clicked.connect(self._toggled)
            self._rows.addWidget(check)
        in_order(*self.checks.values(), self.language, self.style)

    def _toggled(self) -> None:
        on = {key for key, check in self.checks.items() if check.isChecked()}

        def platforms(practice: Practice) -> Practice:
            kept = [key for key in practice.platforms if key in on]
            return replace(practice, platforms=(*kept, *(k for k in self.checks if k in on and k not in kept)))

        self._revise(platforms)

    def show_practice(self, practice: Practice) -> None:
        """Shows the values."""
        for key, check in self.checks.items():
            check.setChecked(key in practice.platforms)
        self.language.combo.choose(practice.language)
        self.style.combo.choose(practice.cite_style)


def languages() -> tuple[tuple[str, str], ...]:
    """The languages there are posts in: (tag, name in its own words)."""
    return (("en-US", "English"), ("es", "Español"))


def styles() -> tuple[tuple[str, str], ...]:
    """The styles of citing: (key, name)."""
    return (("ama", tr("AMA (short)")), ("vancouver", tr("NLM, Vancouver")), ("apa", tr("APA")))
