"""Search in Settings: leaves the sections that hold the words, shows the first, and goes to the field itself on Enter."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

from composer.gui.parts.field import Field
from composer.gui.parts.form import Form
from composer.gui.parts.search import Search
from composer.gui.parts.text import Text
from composer.gui.settings.sections import Sections


class Seeking(QObject):
    """Ties the search field of the head to the sections."""

    def __init__(self, search: Search, sections: Sections) -> None:
        super().__init__(search)
        self._search, self._sections = search, sections
        search.searched.connect(lambda _words: self.seek())
        search.line.returnPressed.connect(self.go)

    def seek(self) -> None:
        """Narrows the sections to those that hold all words; none found = all are left."""
        words = self._search.text().casefold().split()
        fits = [key for key in self._sections.forms if words and all(w in self._said(key) for w in words)]
        self._sections.narrow(fits)
        if fits and self._sections.section() not in fits:
            self._sections.show_section(fits[0])

    def go(self) -> None:
        """Puts the focus on the first part of the section that says the words; else on the section's name."""
        words = self._search.text().casefold().split()
        form = self._sections.forms[self._sections.section()]
        found = next((stop for said, stop in parts_of(form) if words and all(w in said for w in words)), None)
        (found or self._sections.first()).setFocus()

    def _said(self, key: str) -> str:
        form = self._sections.forms[key]
        said = [self._sections.buttons[key].text(), *(part for part, _stop in parts_of(form))]
        return " ".join((*said, *(t.text() for t in form.findChildren(Text)))).casefold()


def parts_of(form: Form) -> list[tuple[str, QWidget]]:
    """What a form offers: (its words in small letters, what takes the focus), top down."""
    found: list[tuple[str, QWidget]] = []
    for widget in form.findChildren(QWidget):
        if isinstance(widget, Field):
            found.append((f"{widget.label.text()} {widget.editor.accessibleDescription()}".casefold(), widget.editor))
        elif isinstance(widget, QAbstractButton) and widget.text():
            found.append((f"{widget.text()} {widget.accessibleDescription()}".casefold(), widget))
    return found
