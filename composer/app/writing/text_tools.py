"""What can be asked of a bare text: its length, its entities, its reading grade, a reference. No files, no database."""

from collections.abc import Callable

from composer.model.errors import BadInput
from composer.model.post import Source
from composer.model.rendering import Count, Entity, Facet
from composer.model.template import Template
from composer.platforms import count as counting
from composer.platforms.registry import Platforms
from composer.platforms.rules import PlatformRules
from composer.sources.format import format_source
from composer.templating.parse import parse_template
from composer.text.reading import ReadingScores, measure


class TextTools:
    """Questions about texts, by the platforms' rules. Callable from any thread.

    Args (constructor):
        familiar: gives the words most children know, when they are first needed.
    """

    def __init__(self, platforms: Platforms, familiar: Callable[[], frozenset[str]] = frozenset) -> None:
        self._platforms = platforms
        self._familiar = familiar

    def rules(self, platform: str) -> PlatformRules:
        """One platform's rules.

        Raises:
            BadInput: there is no such platform.
        """
        if platform not in self._platforms.ids:
            raise BadInput(f'There is no platform "{platform}".', hint=f"Known: {', '.join(self._platforms.ids)}.")
        return self._platforms[platform]

    def count(self, platform: str, text: str) -> Count:
        """A text's length as the platform counts it."""
        return counting.count(self.rules(platform), text)

    def entities(self, platform: str, text: str) -> list[Entity]:
        """What the platform makes out of the text."""
        return list(counting.entities(self.rules(platform), text))

    def facets(self, text: str) -> tuple[Facet, ...]:
        """Bluesky's rich-text marks of a text."""
        return counting.facets(text)

    def reading(self, text: str) -> ReadingScores:
        """The reading grades of a text."""
        return measure(text, self._familiar())

    def cite(self, source: Source, style: str) -> str:
        """A source as a printed reference."""
        return format_source(source, style)

    def parse_template(self, text: str, where: str) -> Template:
        """The template that a file's text holds.

        Raises:
            BadInput: it is not one; the error names line and field.
        """
        return parse_template(text, where)
