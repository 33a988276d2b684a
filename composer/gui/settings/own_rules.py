"""The way from Settings to the practice's own words and rules; their dialog is loaded when it opens."""

from PySide6.QtWidgets import QWidget

from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.gui.parts.buttons import Button
from composer.gui.parts.form import Form
from composer.gui.parts.text import Text
from composer.model.words import tr


class OwnRulesEntry:
    """A line of words and a button of the form."""

    def __init__(self, form: Form, context: Context, notices: Notices, page: QWidget) -> None:
        form.add(
            Text(
                tr("Words your team decided not to use, plainer words, and names that are never taken for a patient."),
                "meta",
                "text2",
                wrap=True,
            )
        )
        self.button = Button(tr("Your own words and rules"), icon="please-check")
        self.button.clicked.connect(lambda: edit_own_rules(context, notices, page))
        form.add_row(self.button)


def edit_own_rules(context: Context, notices: Notices, page: QWidget) -> None:
    """Opens the dialog."""
    from composer.gui.rules.presenter import RulesWriting

    RulesWriting(context, notices, page).open()
