"""Writing a template: its text on one side, what its sample becomes on the other, and what is still wrong with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from composer.gui.compose.gallery.template_form import TemplateForm
from composer.gui.parts.choices import ChoiceField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.panel import Column
from composer.gui.parts.segmented import Segmented
from composer.gui.parts.status import Look, MarkedText
from composer.gui.parts.text import Text
from composer.gui.parts.textfield import TextField
from composer.gui.theme.theme import current
from composer.model.template import Template
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.authoring.template_trial import Trial
    from composer.app.problem import Problem

PAUSE_MS = 300
PICTURE = 240
FORM, TEXT = "form", "text"


class TemplateDialog(Dialog):
    """A template as a form or as the file's text, its preview and its problems. The text is the truth; the form shows it.

    Emits:
        form_wanted(str): show the form of this text; answer with `form.show_parts`, or `show_text_mode` when it has none.
        base_wanted(str): begin with this template's text.
        changed(str): the text, after a pause in typing; answer with `show_trial`.
        kept(str): the text is to be kept; close with `accept` once it is.
    """

    form_wanted = Signal(str)
    base_wanted = Signal(str)
    changed = Signal(str)
    kept = Signal(str)

    def __init__(self, templates: tuple[Template, ...], layouts: tuple[tuple[str, str], ...], parent: QWidget) -> None:
        text = tr("A template has fields to fill in, and texts that say where each field\u2019s words go: {tip}.")
        super().__init__(
            tr("Make a template"), tr("Keep this template"), text=text, wide=True, closes=False, parent=parent
        )
        self.setMaximumWidth(1200)
        self.setMinimumWidth(min(parent.window().width() - 48, 1100))
        self.base = ChoiceField(tr("Begin with"), [(t.id, t.title) for t in templates])
        self.base.combo.picked.connect(self.base_wanted)
        self.mode = Segmented(tr("Write it"), ((FORM, tr("As a form")), (TEXT, tr("As a file"))))
        self.mode.changed.connect(self._change_mode)
        self.form = TemplateForm(layouts)
        self.source = TextField(tr("The template"), least=6, most=60)
        self._sheets = QStackedWidget()
        self._sheets.addWidget(self.form)
        self._sheets.addWidget(self.source)
        self._sheets.setMinimumHeight(max(160, min(current().px(480), parent.window().height() - current().px(360))))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.changed.emit(self.source.text()))
        self.source.edited.connect(lambda _text: self._pause.start())
        self.picture = CardPicture()
        self.platform = ChoiceField(tr("Its sample on"), ())
        self.platform.combo.picked.connect(lambda _key: self._show_text())
        self.made = Text("", "body", wrap=True)
        self._texts: dict[str, str] = {}
        self._problems = Column(margin=0, spacing=8)
        self._problems.setMinimumHeight(110)
        self.body.addLayout(self._sides(), 1)
        self.agreed.connect(lambda: self.kept.emit(self.source.text()))
        self.verb.setEnabled(False)

    def _sides(self) -> QHBoxLayout:
        sides, right = QHBoxLayout(), QVBoxLayout()
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.base)
        left.addWidget(self.mode)
        left.addWidget(self._sheets, 1)
        preview = Column(margin=4, spacing=12)
        preview.content.addWidget(self.picture)
        preview.content.addWidget(self.platform)
        preview.content.addWidget(self.made)
        right.addWidget(preview, 3)
        right.addWidget(Text(tr("Checks of its sample"), "strong"))
        right.addWidget(self._problems, 1)
        sides.setSpacing(20)
        sides.addLayout(left, 3)
        sides.addLayout(right, 2)
        return sides

    def show_source(self, text: str) -> None:
        """Shows a template's text to begin with, and asks for its form and its trial."""
        self.source.set_text(text)
        self.form_wanted.emit(text)
        self.changed.emit(text)

    def put_source(self, text: str) -> None:
        """Takes what the form made of the text; it is tried after a pause."""
        self.source.set_text(text)
        self._pause.start()

    def show_text_mode(self) -> None:
        """Shows the text: it can't be shown as a form."""
        self.mode.choose(TEXT)
        self._sheets.setCurrentWidget(self.source)

    def _change_mode(self, mode: str) -> None:
        self._sheets.setCurrentWidget(self.form if mode == FORM else self.source)
        if mode == FORM:
            self.form_wanted.emit(self.source.text())

    def show_trial(self, trial: "Trial") -> None:
        """Shows what became of the text."""
        self._show_problems(trial)
        self.verb.setEnabled(trial.is_good)
        if trial.template is None:
            return  # the last good preview stays while a comma is missing
        key = self.platform.combo.key()
        self._texts = dict(trial.texts)
        self.platform.combo.set_choices([(name, name.replace("-", " ").capitalize()) for name in trial.texts])
        self.platform.combo.choose(key)
        self._show_text()
        self.picture.show_pixels(trial)

    def _show_text(self) -> None:
        self.made.setText(self._texts.get(self.platform.combo.key(), ""))

    def _show_problems(self, trial: "Trial") -> None:
        rows = self._problems.content
        while (item := rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for problem in trial.problems:
            look = (
                Look(tr("Must fix"), "bad", "must-fix") if problem.is_stop else Look(tr("Look"), "warn", "please-check")
            )
            rows.addWidget(MarkedText(look))
            rows.addWidget(Text(f"{place_of(problem)}: {problem.reason}", "meta", wrap=True))
        if not trial.problems:
            rows.addWidget(MarkedText(Look(tr("Nothing to fix"), "ok", "tick")))


def place_of(problem: "Problem") -> str:
    """Where a problem stands, for the form and for the file: the field in braces, and its line."""
    kind, _, name = problem.field.partition(":" if problem.field.startswith("slot:") else " ")
    if kind == "slot":
        where = f"{{{name}}}"
    elif kind == "source" and name:
        where = tr("Source: {title}").format(title=name)
    else:
        where = problem.place or problem.field or problem.where
    return tr("{field}, line {line}").format(field=where, line=problem.line) if problem.line else where


class CardPicture(QWidget):
    """The sample's card, scaled to fit."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setAccessibleName(tr("The card of the sample"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pixels(self, trial: "Trial") -> None:
        """Shows the card of a trial."""
        pixels = trial.picture
        if pixels is None:
            return
        whole = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32)
        high = round(PICTURE * self.devicePixelRatioF())
        self._image = whole.scaledToHeight(high, Qt.TransformationMode.SmoothTransformation)
        self._image.setDevicePixelRatio(self.devicePixelRatioF())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().px(200), PICTURE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._image.isNull():
            width = round(self._image.width() / self._image.devicePixelRatio())
            QPainter(self).drawImage(QRect((self.width() - width) // 2, 0, width, PICTURE), self._image)
