"""Cards and pictures as each platform wants them. Painting is loaded at the first card, never before.

Thread: any; painting works on pictures in memory only.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from composer.app.writing.analysis import Analysis
from composer.cards.carousel import carousel, slide_alt
from composer.cards.encode import Pixels
from composer.cards.findings import CardFacts, card_findings
from composer.cards.photos import crop_to
from composer.cards.recast import can_hold, recast
from composer.cards.spec import looked, spec_for
from composer.model.card import Brand, CardImage, CardSpec, Shape
from composer.model.finding import Finding
from composer.model.post import Media
from composer.model.units import Px
from composer.platforms.registry import Platforms
from composer.platforms.rules import PlatformRules

if TYPE_CHECKING:
    from composer.cards.layouts import Layouts
    from composer.cards.paint.painter import Painter

__all__ = ["LayoutChoice", "Pixels", "Seen", "Studio"]

LEAST_FOR_PAGES = 4
"""A platform that takes fewer pictures gets one card: a carousel of three says less than a full card."""
MOST_PAGES = 10
PAGES = "carousel-"
SCREEN = Shape("16:9", Px(1920), Px(1080))
"""A waiting-room screen."""


@dataclass(frozen=True, slots=True)
class LayoutChoice:
    """A layout a post's words fit into.

    Attributes:
        icons: names of the drawings it can show; empty = it has none.
    """

    id: str
    title: str
    icons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A painted card and what it could not show."""

    pixels: Pixels
    shortened: tuple[str, ...]
    left_out: tuple[str, ...]
    is_tight: bool


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
        self._loaded: Layouts | None = None

    def prepare(self) -> None:
        """Loads what painting stands on besides Qt. For a worker; Qt's classes may only be made on the main thread."""
        import composer.cards.layout  # noqa: F401 - the import is the work
        from composer.cards.layouts import load_layouts

        with self._lock:
            if self._loaded is None:
                self._loaded = load_layouts(self._layouts)

    def painter(self) -> "Painter":
        """The card painter; made at first use, on the main thread."""
        self.prepare()
        with self._lock:
            if self._painter is None:
                from composer.cards.paint.painter import Painter
                from composer.cards.paint.runtime import ensure_application

                ensure_application()
                assert self._loaded is not None
                self._painter = Painter(self._loaded, self._fonts)
            return self._painter

    def layouts(self, analysis: Analysis) -> tuple[LayoutChoice, ...]:
        """The layouts that show every word of a post's card, the template's own first; a carousel's pages are not offered."""
        words = analysis.draft.card
        found = self.painter().layouts
        own = found[words.layout]
        fitting = [
            found[i]
            for i in found.ids
            if can_hold(words, found[i].roles) and found[i] is not own and not i.startswith(PAGES)
        ]
        has_photo = bool(analysis.draft.post.look.photo)
        return tuple(
            LayoutChoice(item.id, item.title, item.options.get("icon", ()) if item.has_drawing(photo=has_photo) else ())
            for item in (own, *fitting)
        )

    def spec(self, analysis: Analysis, shape: Shape, brand: Brand, *, dark: bool = False) -> CardSpec:
        """What the card of a post is, in one shape, with what the person chose for it."""
        post = analysis.draft.post
        made = spec_for(analysis.draft, shape, brand, analysis.citations, dark=dark)
        media = next((m for m in post.media if m.digest and m.digest == post.look.photo), None)
        photo = self._read_media(media.digest) if media is not None else None
        if post.look.layout and post.look.layout != made.words.layout:
            wanted = self.painter().layouts[post.look.layout]
            made = replace(made, words=recast(made.words, wanted.id, wanted.roles))
        return looked(made, post.look, photo, media.focus if media is not None else (0.5, 0.5))

    def specs(self, analysis: Analysis, rules: PlatformRules, brand: Brand) -> tuple[CardSpec, ...]:
        """The cards of a post for one platform: one, or several pages.

        By itself a post gets pages only where a platform shows pictures one after the other and the words need them; in a
        grid of small pictures nobody would read them in order.
        """
        one = self.spec(analysis, rules.shapes[0], brand)
        pages = analysis.draft.post.look.pages
        room = min(MOST_PAGES, rules.max_images - len(self._own(analysis)))
        is_good = partial(_is_good, self.painter())
        wanted = pages == "many" or (pages == "auto" and rules.gallery == "carousel" and not is_good(one))
        if not wanted or room < LEAST_FOR_PAGES:
            return (one,)
        return carousel(one, analysis.citations, is_good, room) or (one,)

    def takes_card(self, platform: str) -> bool:
        """Whether a platform shows pictures at all."""
        return self._platforms[platform].max_images > 0

    def card(self, analysis: Analysis, rules: PlatformRules, brand: Brand, shape: Shape | None = None) -> CardImage:
        """The card of a post as one platform wants it (its default shape unless another is given), with its alt text."""
        return self._image(self.spec(analysis, shape or rules.shapes[0], brand), rules.max_bytes, _alt(analysis))

    def _image(self, spec: CardSpec, max_bytes: int | None, alt: str) -> CardImage:
        from composer.cards.render import render_card

        return render_card(self.painter(), spec, mime="image/jpeg", max_bytes=max_bytes, alt=alt)

    def pixels(self, analysis: Analysis, rules: PlatformRules, brand: Brand, shape: Shape | None = None) -> Pixels:
        """The first card of a post as raw pixels, for the live preview: nothing is encoded."""
        if shape is not None:
            return self.painter().pixels(self.spec(analysis, shape, brand))
        return self.painter().pixels(self.specs(analysis, rules, brand)[0])

    def seen(self, analysis: Analysis, shape: Shape, brand: Brand) -> Seen:
        """The card in one shape with what it lacks, for the card editor."""
        spec = self.spec(analysis, shape, brand)
        scene = self.painter().scene(spec)
        pixels = self.painter().pixels_of_scene(scene, spec)
        return Seen(pixels, scene.shortened, scene.left_out, scene.tight)

    def pages(self, analysis: Analysis, rules: PlatformRules, brand: Brand) -> tuple[Pixels, ...]:
        """All cards of a post for one platform as raw pixels."""
        return tuple(self.painter().pixels(spec) for spec in self.specs(analysis, rules, brand))

    def pictures(
        self, analysis: Analysis, platform: str, brand: Brand, rules: PlatformRules | None = None
    ) -> tuple[CardImage, ...]:
        """All pictures one platform gets: the card or its pages, then the person's own, within its cap.

        Where only one fits, the platform's data says which: Google Business prefers a photo, because it refuses
        pictures full of words; every other platform gets the card. A picture that stands on the card is not sent again.

        Args:
            rules: stricter ones than the platform's own, where its scheduler takes less.
        """
        rules = rules or self._platforms[platform]
        media = analysis.draft.post.media
        if rules.max_images == 0:
            return ()
        if rules.max_images == 1 and rules.prefers == "photo" and media:
            return (self.photo(media[0], rules),)
        cards = self.cards(analysis, platform, brand, rules)
        own = [self.photo(item, rules) for item in self._own(analysis)[: max(0, rules.max_images - len(cards))]]
        return (*cards, *own)

    def cards(
        self, analysis: Analysis, platform: str, brand: Brand, rules: PlatformRules | None = None
    ) -> tuple[CardImage, ...]:
        """The card of a post for one platform, or the pages of its carousel, each with its alt text."""
        rules = rules or self._platforms[platform]
        specs = self.specs(analysis, rules, brand)
        alts = [_alt(analysis), *map(slide_alt, specs[1:])]
        return tuple(self._image(spec, rules.max_bytes, alt) for spec, alt in zip(specs, alts, strict=True))

    def overview(self, analysis: Analysis, brand: Brand) -> CardImage:
        """All shapes of a post's card side by side: what a person looks over before approving."""
        from composer.cards.encode import to_jpeg
        from composer.cards.paint.contact import contact_sheet

        shapes = {
            rules.shapes[0].name: rules.shapes[0]
            for name in analysis.renderings
            if (rules := self._platforms[name]).max_images
        }
        named = [(shape, self.painter().paint(self.spec(analysis, shape, brand))) for shape in shapes.values()]
        pixels = contact_sheet(named)
        return CardImage(to_jpeg(pixels), "image/jpeg", Px(pixels.width), Px(pixels.height), _alt(analysis))

    def _own(self, analysis: Analysis) -> Sequence[Media]:
        post = analysis.draft.post
        return [m for m in post.media if not m.digest or m.digest != post.look.photo]

    def photo(self, media: Media, rules: PlatformRules) -> CardImage:
        """A stored picture cut to the platform's default shape around its focal point."""
        shape = rules.shapes[0]
        data = crop_to(self._read_media(media.digest), shape, media.focus, max_bytes=rules.max_bytes)
        return CardImage(data, "image/jpeg", shape.width, shape.height, media.alt)

    def slide(self, analysis: Analysis, brand: Brand) -> CardImage:
        """The card as a picture for a waiting-room screen, 1920 by 1080."""
        return self._image(self.spec(analysis, SCREEN, brand), None, _alt(analysis))

    def findings(self, analysis: Analysis, brand: Brand) -> tuple[Finding, ...]:
        """What the cards of a post can't show on its platforms: letters without a font, words cut, left out or too small."""
        facts: dict[str, CardFacts] = {}
        for platform in analysis.renderings:
            rules = self._platforms[platform]
            if rules.max_images and not (rules.max_images == 1 and rules.prefers == "photo" and self._own(analysis)):
                facts[rules.name] = self._facts(self.specs(analysis, rules, brand))
        return card_findings(facts, analysis.draft.template.card_texts)

    def _facts(self, specs: Sequence[CardSpec]) -> CardFacts:
        painter = self.painter()
        scenes = [painter.scene(spec) for spec in specs]
        shown = "".join(line.text for scene in scenes for line in scene.lines)
        return CardFacts(
            missing=painter.missing(shown),
            shortened=tuple(dict.fromkeys(r for s in scenes for r in s.shortened)),
            left_out=tuple(dict.fromkeys(r for s in scenes for r in s.left_out)),
            is_tight=any(s.tight for s in scenes),
        )


def _alt(analysis: Analysis) -> str:
    return analysis.draft.post.card_alt or analysis.draft.proposed_alt


def _is_good(painter: "Painter", spec: CardSpec) -> bool:
    """Whether one card holds all its words in a size that reads well."""
    scene = painter.scene(spec)
    return not (scene.tight or scene.shortened or scene.left_out)
