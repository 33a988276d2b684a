"""What needs no database: templates, platforms, checks, sources and cards. The command line's text commands use only this."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from composer.app import resources
from composer.app.picturing.studio import Studio
from composer.app.writing.analysis import Analysis, Analyst, allow_list
from composer.app.writing.library import today_in
from composer.app.writing.text_tools import TextTools
from composer.cards.encode import Pixels
from composer.cards.palette import make_palette
from composer.checks.registry import Checks
from composer.model.card import Brand, Shape
from composer.model.errors import BadInput
from composer.model.media import MediaFacts
from composer.model.moment import Clock
from composer.model.post import EMPTY, Post
from composer.model.practice import Practice, Region
from composer.model.template import Template
from composer.platforms import registry as platforms
from composer.platforms.registry import Platforms
from composer.platforms.rules import Look as FeedLook
from composer.templating import library as templates
from composer.templating.library import Templates
from composer.templating.packs import Packs, load_packs
from composer.templating.postfile import write_post
from composer.templating.start import new_post, sample_post

OWN_FILE = "rules.json"
"""The practice's own rules and words in the data folder."""
__all__ = ["CardShape", "FeedLook", "Tools"]


@dataclass(frozen=True, slots=True)
class CardShape:
    """A size in which a post's card goes out, and the names of the platforms that take it."""

    shape: Shape
    platforms: tuple[str, ...]


class Tools:
    """The parts below the database, each loaded at its first use.

    Args (constructor):
        home: data folder, for the user's own templates and platform data; it need not exist.
        practice: gives the practice's settings whenever they are needed.
        read_media: digest -> bytes of a stored picture.
    """

    def __init__(
        self, home: Path, practice: Callable[[], Practice], clock: Clock, read_media: Callable[[str], bytes]
    ) -> None:
        self._home = home
        self._practice = practice
        self._clock = clock
        self._read_media = read_media

    @property
    def practice(self) -> Practice:
        """The practice's settings as they are now."""
        return self._practice()

    @cached_property
    def templates(self) -> Templates:
        """Built-in templates and the user's own from the data folder."""
        own = self._home / "templates"
        return templates.load(resources.templates(), own if own.is_dir() else None, resources.card_layouts())

    @cached_property
    def packs(self) -> Packs:
        """The ready posts that ship, and the user's own packs from the data folder."""
        return load_packs(resources.templates() / "packs", self.templates, self._home / "packs")

    @cached_property
    def platforms(self) -> Platforms:
        """The platforms' rules, with the user's newer data over them."""
        shipped, own = resources.assets() / "platforms", self._home / "platforms.json"
        if own.is_file():
            with suppress(BadInput):  # a file of theirs that became wrong must not keep the program from starting
                return platforms.load(shipped, own)
        return platforms.load(shipped, None)

    @cached_property
    def checks(self) -> Checks:
        """The rules; loading takes some tens of milliseconds, so not before the first paint."""
        return Checks.load(resources.assets() / "rules", self._home / OWN_FILE)

    @cached_property
    def analyst(self) -> Analyst:
        """Turns posts into analyses."""
        return Analyst(self.templates, self.platforms, self.checks)

    @cached_property
    def studio(self) -> Studio:
        """Makes cards and pictures."""
        layouts = resources.templates() / "cards"
        return Studio(layouts, resources.assets() / "fonts", self.platforms, self._read_media)

    @cached_property
    def texts(self) -> TextTools:
        """What can be asked of a bare text."""
        return TextTools(self.platforms, lambda: self.checks.pack.words("familiar"))

    def forget_templates(self) -> None:
        """Reads templates and packs again at their next use; somebody changed a file."""
        for name in ("templates", "packs", "analyst"):
            vars(self).pop(name, None)

    def new_post_file(self, template: str, answers: dict[str, str] | None) -> str:
        """A new post from a template, as a post file's text; without answers the template's own sample.

        Raises:
            NotFound: there is no such template.
            BadInput: an answer names no slot of it.
        """
        found = self.templates.get(template)
        post = sample_post(found) if answers is None else new_post(found, answers)
        return write_post(replace(post, platforms=post.platforms or self.practice.platforms))

    def start(self, template: str) -> Post:
        """A new, unsaved post from a template with the practice's platforms."""
        post = new_post(self.templates.get(template), {})
        return replace(post, platforms=post.platforms or self.practice.platforms)

    def sample(self, template: str) -> Post:
        """The template's finished sample as a new, unsaved post."""
        return sample_post(self.templates.get(template))

    def sample_picture(self, template: Template, brand: Brand | None = None) -> Pixels:
        """The card of a template's sample, for the gallery; in the practice's look unless another is given."""
        analysis = self.analyse_for(sample_post(template), ("instagram",))
        return self.studio.pixels(analysis, self.platforms["instagram"], brand or self.practice.card_brand)

    def least_contrast(self, brand: Brand) -> float:
        """The WCAG contrast of the least readable words a card of this look can have."""
        return make_palette(brand).least_contrast()

    def card_shapes(self, analysis: Analysis) -> tuple[CardShape, ...]:
        """The sizes a post's card goes out in, in the order of its platforms."""
        found: dict[str, CardShape] = {}
        for platform in analysis.renderings:
            rules = self.platforms[platform]
            if rules.max_images:
                shape = rules.shapes[0]
                known = found.get(shape.name, CardShape(shape, ()))
                found[shape.name] = replace(known, platforms=(*known.platforms, rules.name))
        return tuple(found.values())

    def today(self) -> str:
        """Today's ISO date where the practice is."""
        return today_in(self.practice, self._clock)

    def allow_list(self) -> tuple[str, ...]:
        """Words the identifier checks let pass."""
        return allow_list(self.practice)

    def analyse(
        self,
        post: Post,
        *,
        stamp: int = 0,
        media_facts: Mapping[str, MediaFacts] = EMPTY,
        region: str | None = None,
        caps: Mapping[str, int] = EMPTY,
    ) -> Analysis:
        """All findings and renderings of a post, by the practice's settings and the schedulers' caps."""
        practice = self.practice
        if region:
            practice = replace(practice, region=Region(region))
        return self.analyst.analyse(post, practice, self.today(), stamp=stamp, media_facts=media_facts, caps=caps)

    def analyse_for(self, post: Post, platforms: tuple[str, ...]) -> Analysis:
        """The same for chosen platforms, whatever the post names."""
        return self.analyse(replace(post, platforms=platforms))
