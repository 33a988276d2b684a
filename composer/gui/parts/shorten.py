"""A row of buttons that is too narrow: the less important ones lose their words, one after the other, and keep their icons."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from composer.gui.parts.buttons import Button
from composer.gui.theme.theme import current

_TELLING = {QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show}


class Shortening(QObject):
    """Keeps a row of words and buttons from being cut off.

    Args (constructor):
        row: the widget with the row's layout.
        buttons: which may lose their words, the least important first; each has an icon.
        rest: room the row's words need, px at 100 % text.
    """

    def __init__(self, row: QWidget, buttons: tuple[Button, ...], *, rest: int) -> None:
        super().__init__(row)
        self._row, self._buttons, self._rest = row, buttons, rest
        row.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TELLING:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Takes words away until the row fits, and gives them back as soon as it does."""
        layout = self._row.layout()
        if layout is None:
            return
        margins = layout.contentsMargins()
        needed = margins.left() + margins.right() + current().px(self._rest)
        for i in range(layout.count()):
            item = layout.itemAt(i)
            widget = item.widget() if item is not None else None
            if widget is not None and not widget.isHidden():
                full = widget.width_as(short=False) if isinstance(widget, Button) else widget.sizeHint().width()
                needed += full + layout.spacing()
        for button in self._buttons:
            is_tight = needed > self._row.width()
            if is_tight and not button.isHidden():
                needed -= button.width_as(short=False) - button.width_as(short=True)
            button.set_short(on=is_tight)
