"""One connection: health in words, channels, and the buttons."""

from PySide6.QtCore import Signal

from composer.gui.connections.looks import health_look
from composer.gui.parts.buttons import Button
from composer.gui.parts.panel import Column, Panel
from composer.gui.parts.status import Look, StatusChip
from composer.gui.parts.text import Text
from composer.model.scheduler import Connection
from composer.model.words import tr

LOCAL = frozenset({"folder", "reminder"})


class ConnectionDetails(Panel):
    """Shows one connection.

    Emits:
        acted(str): "test", "toggle", "key" or "remove".
    """

    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__(" ")
        self.set_title(tr("Details"))
        self._column = Column(margin=16, spacing=12)
        self.name = Text("", "section", wrap=True)
        self.where = Text("", "small", "text2", wrap=True)
        self.chip = StatusChip(Look("", "idle", "question"))
        self.reason = Text("", "body", wrap=True)
        self.channels = Text("", "small", "text2", wrap=True)
        self.test = Button(tr("Test"), icon="refresh")
        self.key = Button(tr("Replace key"), icon="key")
        self.toggle = Button("")
        self.remove = Button(tr("Remove"), "danger", icon="trash")
        for part in (self.name, self.where, self.chip, self.reason, self.channels):
            self._column.content.addWidget(part)
        for button, action in (
            (self.test, "test"),
            (self.key, "key"),
            (self.toggle, "toggle"),
            (self.remove, "remove"),
        ):
            self._column.content.addWidget(button)
            button.clicked.connect(lambda _on=False, a=action: self.acted.emit(a))
        self.body.addWidget(self._column)
        self._column.hide()

    def show_connection(self, connection: Connection | None) -> None:
        """Shows a connection; None hides everything."""
        self._column.setVisible(connection is not None)
        if connection is None:
            return
        self.name.show_text(connection.name)
        self.where.show_text(" · ".join(filter(None, (connection.url, connection.user))))
        self.chip.set_look(health_look(connection))
        self.reason.show_text(connection.health.reason if connection.health else "")
        if connection.kind in LOCAL:
            self.channels.show_text(tr("Serves every platform."))
        else:
            self._show_channels(connection)
        self.toggle.setText(tr("Stop using it") if connection.enabled else tr("Use it again"))
        for button in (self.key, self.remove):
            button.setVisible(connection.kind not in LOCAL)

    def _show_channels(self, connection: Connection) -> None:
        names = ", ".join(f"{c.name} ({c.platform})" for c in connection.channels[:20])
        self.channels.show_text(tr("Channels: {names}").format(names=names) if names else tr("No channels yet."))
