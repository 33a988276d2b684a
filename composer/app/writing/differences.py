"""What each platform says differently from the common text, and what a person wrote for it alone. No database."""

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from composer.app.writing.analysis import Analysis
from composer.text.difference import Change, Piece, compare

if TYPE_CHECKING:
    from composer.app.tools import Tools

__all__ = ["Change", "Difference", "Piece", "differences"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One platform against the common text.

    Attributes:
        is_own: a person gave it its own text; then the pieces are against what the program would send otherwise.
        pieces: what is gone, new and the same, in reading order.
        left_out: what the platform can't show, as sentences.
        parts: posts it goes out as.
        fields: what a person filled in for this platform alone, name and words.
    """

    platform: str
    name: str
    is_own: bool
    pieces: tuple[Piece, ...]
    left_out: tuple[str, ...] = ()
    parts: int = 1
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether it says exactly the common text."""
        return all(p.change is Change.SAME for p in self.pieces)


def differences(tools: "Tools", analysis: Analysis) -> tuple[Difference, ...]:
    """One entry a platform of the post, in its order."""
    post = analysis.draft.post
    names = tuple(analysis.renderings)
    common = analysis
    if post.overrides:
        common = tools.analyse(replace(post, overrides=MappingProxyType({}), platforms=names))
    body = analysis.draft.bodies["default"].text
    made = []
    for platform, rendering in analysis.renderings.items():
        own = post.overrides.get(platform)
        is_own = own is not None and own.text is not None and bool(own.text.strip())
        before = common.renderings[platform].text if is_own else body
        pieces = compare(before, rendering.text)
        name = tools.platforms[platform].name
        given = tuple((k, v) for k, v in own.fields.items() if v.strip()) if own is not None else ()
        made.append(Difference(platform, name, is_own, pieces, rendering.left_out, len(rendering.parts), given))
    return tuple(made)
