"""Brings the template dialog to life: trials beside the window's thread, the newest one shown, the file kept."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from composer.app.authoring.template_form import (
    form_of,
    layouts,
    reshapes,
    with_new_field,
    with_new_source,
    with_value,
    without_field,
    without_source,
)
from composer.app.authoring.template_rows import Steps
from composer.app.authoring.template_trial import Trial, keep_template, template_text, try_template
from composer.gui.compose.gallery.template_dialog import TemplateDialog
from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.model.template import Template
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App

OWN = "my-{id}"
"""The id of a template made from another one, so that the other stays."""


class TemplateWriting(QObject):
    """One template being written. Made anew for each.

    Emits:
        kept(): a template was kept; the gallery shows it from now on.
    """

    kept = Signal()

    def __init__(self, context: Context, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._notices = notices
        self._parent = parent
        self._newest = ""
        self.dialog: TemplateDialog | None = None
        context.when_ready(self._open)

    def _open(self, app: "App") -> None:
        templates = app.tools.templates.all()
        dialog = self.dialog = TemplateDialog(templates, layouts(), self._parent)
        dialog.form_wanted.connect(self._show_form)
        dialog.form.typed.connect(self._typed)
        dialog.form.added.connect(lambda: self._reshape(with_new_field(dialog.source.text())))
        dialog.form.dropped.connect(lambda name: self._reshape(without_field(dialog.source.text(), name)))
        dialog.form.source_added.connect(
            lambda: self._add_source(with_new_source(dialog.source.text(), app.tools.today()))
        )
        dialog.form.source_dropped.connect(lambda name: self._reshape(without_source(dialog.source.text(), name)))
        dialog.base_wanted.connect(partial(self._begin, app))
        dialog.changed.connect(partial(self._try, app))
        dialog.kept.connect(partial(self._keep, app))
        dialog.ask()
        self._begin(app, templates[0].id)

    def _begin(self, app: "App", template_id: str) -> None:
        built_in = app.tools.templates.get(template_id).origin == "built-in"
        new_id = free_id(OWN.format(id=template_id), {t.id for t in app.tools.templates.all()}) if built_in else ""
        if self.dialog is not None:
            self.dialog.show_source(template_text(app.tools, app.home, template_id, new_id))

    def _show_form(self, text: str) -> None:
        parts = form_of(text)
        if self.dialog is not None and parts is not None:
            self.dialog.form.show_parts(parts)
        elif self.dialog is not None:
            self.dialog.show_text_mode()
            self._notices.tell(tr("The file has a slip: mend it here first, then it can be shown as a form."))

    def _typed(self, steps: Steps, words: str) -> None:
        if self.dialog is None:
            return
        text = with_value(self.dialog.source.text(), steps, words)
        if reshapes(steps):
            self._reshape(text)
        else:
            self.dialog.put_source(text)

    def _reshape(self, text: str) -> None:
        """Another text with other entries: the form is shown anew."""
        if self.dialog is not None:
            self.dialog.show_source(text)

    def _add_source(self, text: str) -> None:
        self._reshape(text)
        if self.dialog is not None:
            self.dialog.form.go_to_newest_source()

    def _try(self, app: "App", text: str) -> None:
        self._newest = text
        self._context.lanes.pool.run(
            partial(try_template, app.tools, text), partial(self._show, text), self._notices.error
        )

    def _show(self, text: str, trial: Trial) -> None:
        if self.dialog is not None and text == self._newest:
            self.dialog.show_trial(trial)

    def _keep(self, app: "App", text: str) -> None:
        self._context.lanes.pool.run(partial(keep_template, app.tools, app.home, text), self._done, self._notices.error)

    def _done(self, template: Template) -> None:
        if self.dialog is not None:
            self.dialog.accept()
            self.dialog = None
        self._notices.tell(tr("\u201c{title}\u201d is among your templates now.").format(title=template.title))
        self.kept.emit()


def free_id(wanted: str, taken: set[str]) -> str:
    """An id that no template has: the wanted one, or with a number ("my-health-tip-2"), so that none is written over."""
    return next(i for i in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3))) if i not in taken)
