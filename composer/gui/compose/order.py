"""Tab through Compose in reading order, whatever was made when: rows come and go while one types."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from composer.app.writing.analysis import Analysis
    from composer.gui.parts.dialog import Dialog

Shape = tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]


def stops_in(container: QWidget) -> list[QWidget]:
    """What takes the focus by Tab inside a container, in the order it was laid out."""
    return [
        w
        for w in container.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.focusProxy() is None and w.window() is container.window()
    ]


def buttons_last(dialog: "Dialog") -> None:
    """Makes a dialog's two buttons the last stops: put in anew they come last, where `setTabOrder` alone does nothing."""
    for button in (dialog.cancel, dialog.verb):
        there = not button.isHidden()
        button.setParent(None)
        dialog.buttons.addWidget(button)
        button.setVisible(there)


def shape_of(analysis: "Analysis") -> Shape:
    """What the rows beside the text depend on: the order has to be made anew only when this changes."""
    post = analysis.draft.post
    return (
        tuple(len(finding.fixes) for finding in analysis.findings),
        tuple(source.id for source in post.sources),
        tuple(analysis.renderings),
    )
