"""One style sheet for Qt's own widgets, filled from the tokens. The only place that makes style sheet text."""

import re

from composer.gui.theme.sheet import SHEET
from composer.gui.theme.tokens import Tokens

_MARK = re.compile(r"\$(\w+)|@(\d+)")


def style_sheet(tokens: Tokens, scale: float) -> str:
    """The sheet: `$role` becomes the token's colour, `@14` becomes 14 px at this text size."""

    def fill(match: re.Match[str]) -> str:
        role, length = match.groups()
        return getattr(tokens, role) if role else f"{round(int(length) * scale)}px"

    return _MARK.sub(fill, SHEET)
