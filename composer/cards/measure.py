"""What the layout needs to know about text and logos, as a port: `cards.paint` fulfils it, tests may fake it."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Face:
    """A way of setting text, without its size.

    Attributes:
        family: "text" (Inter) or "display" (Inter Display); other scripts follow by fallback.
        weight: 400 to 800.
        spacing: extra room after each character, in em.
    """

    family: str
    weight: int
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class Extent:
    """How far text reaches above and below its baseline, in em."""

    ascent: float
    descent: float

    @property
    def height(self) -> float:
        """Both together."""
        return self.ascent + self.descent


@dataclass(frozen=True, slots=True)
class LogoLook:
    """What a logo asks of its place.

    Attributes:
        aspect: width divided by height.
        opaque: it brings its own ground.
        luminance: of its visible pixels, 0 (black) to 1 (white), as WCAG counts.
    """

    aspect: float
    opaque: bool
    luminance: float


class Measure(Protocol):
    """Measures text at a size of one em; every figure scales with the size."""

    def __hash__(self) -> int:
        """What it measured may be kept with it."""
        ...

    def pieces(self, text: str) -> tuple[str, ...]:
        """The text cut where a line may end; each piece keeps its trailing spaces. Joined, they give the text."""
        ...

    def width(self, text: str, face: Face) -> float:
        """The advance of the text on one line, in em."""
        ...

    def extent(self, text: str, face: Face) -> Extent:
        """How far its letters and marks reach, at least as far as Inter's own ascent and descent."""
        ...

    def clusters(self, text: str) -> tuple[str, ...]:
        """The text cut into what a reader sees as characters: the last resort for a word wider than its line."""
        ...

    def logo(self, data: bytes) -> LogoLook | None:
        """How a logo looks, or None when it can't be read."""
        ...
