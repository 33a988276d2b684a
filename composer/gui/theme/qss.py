"""Style sheet text, filled from the tokens. The only place that makes it."""

import re

from composer.gui.theme.sheet import SHEETS
from composer.gui.theme.tokens import Tokens

_MARK = r"\$(\w+)|@(\d+)"


def style_sheet(kind: str, tokens: Tokens, scale: float) -> str:
    """The sheet of a kind of widget: `$role` becomes the token's colour, `@14` becomes 14 px at this text size."""

    def fill(match: re.Match[str]) -> str:
        role, length = match.groups()
        return tokens.colors[role] if role else f"{round(int(length) * scale)}px"

    return re.sub(_MARK, fill, SHEETS[kind])
