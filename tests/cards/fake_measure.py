"""A measure without Qt: every character is 0.5 em wide, lines may end after spaces."""

import re

from composer.cards.measure import Extent, Face, LogoLook


class FakeMeasure:
    """Fulfils `composer.cards.measure.Measure` by simple arithmetic."""

    def pieces(self, text: str) -> tuple[str, ...]:
        """Words with their spaces."""
        return tuple(re.findall(r"\S+ *| +", text))

    def width(self, text: str, face: Face) -> float:
        """0.5 em a character."""
        return len(text) * (0.5 + face.spacing)

    def extent(self, text: str, face: Face) -> Extent:
        """Inter's."""
        return Extent(0.969, 0.241)

    def clusters(self, text: str) -> tuple[str, ...]:
        """Code points."""
        return tuple(text)

    def logo(self, data: bytes) -> LogoLook | None:
        """A square logo of middle lightness."""
        return LogoLook(1.0, opaque=False, luminance=0.3)
