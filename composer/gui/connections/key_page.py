"""Where a scheduler's key is found: a drawn way through its menus, the rights it needs, and those it must not have."""

from typing import TYPE_CHECKING

from composer.gui.connections.menu_path import MenuPath
from composer.gui.parts.panel import Column
from composer.gui.parts.text import Text
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.model.safety import KeyGuide


class KeyPage(Column):
    """One step of the wizard."""

    def __init__(self) -> None:
        super().__init__(margin=2, spacing=12)
        self.title = Text("", "strong", wrap=True)
        self.path = MenuPath()
        self.rights = Text("", "body", wrap=True)
        self.never = Text("", "body", wrap=True)
        self.note = Text("", "small", "text2", wrap=True)
        for part in (
            self.title,
            self.path,
            Text(tr("What the key has to be able to do"), "label", wrap=True),
            self.rights,
            Text(tr("What it must not have"), "label", wrap=True),
            self.never,
            self.note,
        ):
            self.content.addWidget(part)

    def show_key(self, title: str, key: "KeyGuide") -> None:
        """Shows a kind's key."""
        self.title.setText(tr("Where to find the key: {name}").format(name=title))
        self.path.show_path(key.where, key.menu)
        self.rights.show_text("\n".join(f"• {line}." for line in key.rights))
        self.never.show_text("\n".join(f"• {line}." for line in key.never))
        self.note.show_text(" ".join(filter(None, (key.note, key.ends))))
