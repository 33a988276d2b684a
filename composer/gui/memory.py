"""The window's own places between runs, kept in the settings table: written behind, read once at the start."""

from composer.app.glance import LOOK
from composer.gui.context import Context


class StoredMemory:
    """Fulfils `shell.page.Memory` on the data folder."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._kept = {k: str(v) for k, v in (context.glance.look or {}).items()}

    def get(self, key: str) -> str:
        """What was kept; empty when nothing was."""
        return self._kept.get(key, "")

    def put(self, key: str, value: str) -> None:
        """Keeps a text; on disk soon."""
        if self._kept.get(key) != value:
            self._kept[key] = value
            kept = dict(self._kept)
            self._context.store(lambda app: app.desks.store.settings.put(LOOK, kept))
