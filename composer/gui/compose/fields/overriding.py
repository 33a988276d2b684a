"""One platform's own text and fields: opens the editor, keeps what was written, takes it back."""

from dataclasses import replace
from typing import TYPE_CHECKING

from composer.gui.compose.fields import platform_fields
from composer.gui.compose.fields.overrides import OverrideDialog
from composer.model.post import Override

if TYPE_CHECKING:
    from composer.gui.compose.presenter import Presenter

ME = "override"


class Overriding:
    """The part of a presenter that writes overrides."""

    def __init__(self, presenter: "Presenter") -> None:
        self._presenter = presenter

    def edit(self, platform: str) -> None:
        """Opens the editor of one platform's own text and fields."""
        do = self._presenter
        app, analysis, session = do.context.app(), do.analysis, do.session
        if app is None or analysis is None or session is None or platform not in analysis.renderings:
            return
        rules, own = app.tools.platforms[platform], session.post.overrides.get(platform)
        text = own.text if own is not None and own.text is not None else analysis.renderings[platform].text
        is_own = own is not None and own.text is not None
        offered = platform_fields.views(rules, analysis, own.fields if own is not None else {})
        limit = analysis.renderings[platform].count.limit
        dialog = OverrideDialog(rules.name, text, limit, is_own=is_own, offered=offered, parent=do.page)

        def keep(words: str | None, fields: dict[str, str]) -> None:
            now = session.post.overrides.get(platform) or Override()
            session.set_override(platform, replace(now, text=words).with_fields(fields), by=ME)

        dialog.saved.connect(keep)
        dialog.ask()
        dialog.field.area.setFocus()

    def use_common(self, platform: str) -> None:
        """Takes a platform's own words back: it gets the common text again; its fields stay."""
        session = self._presenter.session
        own = session.post.overrides.get(platform) if session is not None else None
        if session is not None and own is not None:
            session.set_override(platform, replace(own, text=None), by=ME)
