"""A post as files in a folder: every card, text, alt text, the source list and the hand-out. Nothing else is needed to post."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from composer.app.analysis import Analysis
from composer.app.publish import content_name
from composer.app.studio import Studio
from composer.cards.handout import write_handout
from composer.model.card import CardImage
from composer.model.practice import Practice, Region


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file that was written. `kind` is "card", "text", "alt", "sources" or "handout"; `platform` may be empty."""

    path: Path
    kind: str
    platform: str = ""
    image: CardImage | None = None


def export(
    analysis: Analysis, studio: Studio, practice: Practice, folder: Path, kind: str | None = None
) -> Iterator[ExportedFile]:
    """Writes everything into a folder of the post's own below `folder`, one file after the other, and says each one.

    With the kind "handout" only the hand-out is written. An older export of the same post is written over, file by file; other files in the folder are left alone.
    """
    home = folder / content_name(analysis.draft.title, analysis.draft.post.id)
    home.mkdir(parents=True, exist_ok=True)
    if kind == "handout":
        yield _handout(analysis, studio, practice, home)
        return
    for platform in analysis.renderings:
        yield from _platform(analysis, studio, practice, platform, home)
    yield _sources(analysis, home)
    yield _handout(analysis, studio, practice, home)


def _platform(
    analysis: Analysis, studio: Studio, practice: Practice, platform: str, home: Path
) -> Iterator[ExportedFile]:
    text = home / f"{platform}.txt"
    text.write_text(analysis.renderings[platform].text + "\n", encoding="utf-8")
    yield ExportedFile(text, "text", platform)
    for number, image in enumerate(studio.pictures(analysis, platform, practice.card_brand), 1):
        name = f"{platform}-{number}-{image.width}x{image.height}"
        picture = home / f"{name}.{'png' if image.mime == 'image/png' else 'jpg'}"
        picture.write_bytes(image.data)
        yield ExportedFile(picture, "card", platform, image)
        alt = home / f"{name}.alt.txt"
        alt.write_text(image.alt + "\n", encoding="utf-8")
        yield ExportedFile(alt, "alt", platform)


def _sources(analysis: Analysis, home: Path) -> ExportedFile:
    path = home / "sources.txt"
    path.write_text("".join(f"{c.number}. {c.full}\n" for c in analysis.citations), encoding="utf-8")
    return ExportedFile(path, "sources")


def _handout(analysis: Analysis, studio: Studio, practice: Practice, home: Path) -> ExportedFile:
    path = home / "hand-out.pdf"
    studio.painter()
    size = "letter" if practice.region in {Region.US, Region.CA} else "a4"
    paragraphs = [p for p in analysis.draft.bodies["default"].text.split("\n\n") if p.strip()]
    write_handout(path, analysis.draft.title, paragraphs, analysis.citations, practice.card_brand, size)
    return ExportedFile(path, "handout")
