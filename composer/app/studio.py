"""Cards and pictures as each platform wants them. Painting is loaded at the first card, never before.

Thread: any; painting works on pictures in memory only.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from composer.app.analysis import Analysis
from composer.cards.encode import Pixels
from composer.cards.photos import crop_to
from composer.cards.spec import spec_for
from composer.model.card import Brand, CardImage, CardSpec, Shape
from composer.model.post import Media
from composer.platforms.registry import Platforms
from composer.platforms.rules import PlatformRules

if TYPE_CHECKING:
    from composer.cards.paint.painter import Painter

__all__ = ["Pixels", "Studio"]


class Studio:
    """Makes pictures out of an analysis.

    Args (constructor):
        layouts: folder of card layouts.
        fonts: folder of the fonts that ship with the program.
        read_media: digest -> bytes of a stored picture.
    """

    def __init__(self, layouts: Path, fonts: Path, platforms: Platforms, read_media: Callable[[str], bytes]) -> None:
        self._layouts = layouts
        self._fonts = fonts
        self._platforms = platforms
        self._read_media = read_media
        self._lock = threading.Lock()
        self._painter: Painter | None = None

    def painter(self) -> "Painter":
        """The card painter; loaded at first use, which takes some tens of milliseconds."""
        with self._lock:
            if self._painter is None:
                from composer.cards.layouts import load_layouts
                from composer.cards.paint.painter import Painter
                from composer.cards.paint.runtime import ensure_application

                ensure_application()
                self._painter = Painter(load_layouts(self._layouts), self._fonts)
            return self._painter

    def spec(self, analysis: Analysis, shape: Shape, brand: Brand, *, dark: bool = False) -> CardSpec:
        """What the card of a post is, in one shape."""
        return spec_for(analysis.draft, shape, brand, analysis.citations, dark=dark)

    def card(self, analysis: Analysis, rules: PlatformRules, brand: Brand, shape: Shape | None = None) -> CardImage:
        """The card of a post as one platform wants it (its default shape unless another is given), with its alt text."""
        from composer.cards.render import render_card

        spec = self.spec(analysis, shape or rules.shapes[0], brand)
        alt = analysis.draft.post.card_alt or analysis.draft.proposed_alt
        return render_card(self.painter(), spec, mime="image/jpeg", max_bytes=rules.max_bytes, alt=alt)

    def pixels(self, analysis: Analysis, rules: PlatformRules, brand: Brand) -> Pixels:
        """The card of a post as raw pixels, for the live preview: nothing is encoded."""
        return self.painter().pixels(self.spec(analysis, rules.shapes[0], brand))

    def pictures(self, analysis: Analysis, platform: str, brand: Brand) -> tuple[CardImage, ...]:
        """All pictures one platform gets: the card, then the person's own, within its cap.

        Where only one fits, the platform's data says which: Google Business prefers a photo, because it refuses
        pictures full of words; every other platform gets the card.
        """
        rules = self._platforms[platform]
        media = analysis.draft.post.media
        if rules.max_images == 0:
            return ()
        if rules.max_images == 1 and rules.prefers == "photo" and media:
            return (self.photo(media[0], rules),)
        own = [self.photo(item, rules) for item in media[: max(0, rules.max_images - 1)]]
        return (self.card(analysis, rules, brand), *own)

    def photo(self, media: Media, rules: PlatformRules) -> CardImage:
        """A stored picture cut to the platform's default shape around its focal point."""
        shape = rules.shapes[0]
        data = crop_to(self._read_media(media.digest), shape, media.focus)
        return CardImage(data, "image/jpeg", shape.width, shape.height, media.alt)
