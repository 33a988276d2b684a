"""A post as files in a folder: every card, text, alt text, the source list, the hand-out, the waiting-room slide and an overview."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from composer.app.picturing.studio import Studio
from composer.app.progress import Cancelled, Progress
from composer.app.sending.publish import content_name
from composer.app.writing.analysis import Analysis
from composer.cards.handout import write_handout
from composer.model.card import CardImage
from composer.model.errors import ComposerError
from composer.model.practice import Practice, Region
from composer.model.words import tr

LAST_OF_ONE_DIGIT = 9


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file that was written.

    Attributes:
        kind: "card", "text", "alt", "sources", "handout", "slide" or "overview".
        platform: may be empty.
    """

    path: Path
    kind: str
    platform: str = ""
    image: CardImage | None = None


def export(
    analysis: Analysis,
    studio: Studio,
    practice: Practice,
    folder: Path,
    kind: str | None = None,
    paper: str | None = None,
    list_page: str = "",
) -> Iterator[ExportedFile]:
    """Writes everything into a folder of the post's own below `folder`, one file after the other, and says each one.

    A caller who stops asking stops the export; what is written stays. An older export of the same post is written over,
    file by file; other files in the folder are left alone.

    Args:
        kind: "handout" or "slide" writes that alone.
        paper: of the hand-out: "a4", "letter" or None for what the practice's country uses.
        list_page: where the hand-out's code leads to, a page that lists all sources; empty = the practice's own, if any.
    """
    home = folder / content_name(analysis.draft.title, analysis.draft.post.id)
    if kind is None:
        for platform in analysis.renderings:
            yield from _platform(analysis, studio, practice, platform, home)
        yield _sources(analysis, home)
    if kind in {None, "handout"}:
        yield _handout(analysis, studio, practice, home, paper, list_page)
    if kind in {None, "slide"}:
        yield _picture(studio.slide(analysis, practice.card_brand), home / "waiting-room-1920x1080.jpg", "slide")
    if kind is None and any(studio.takes_card(platform) for platform in analysis.renderings):
        yield _picture(studio.overview(analysis, practice.card_brand), home / "overview.jpg", "overview")


def export_all(
    analysis: Analysis,
    studio: Studio,
    practice: Practice,
    folder: Path,
    kind: str | None = None,
    progress: Progress | None = None,
    list_page: str = "",
) -> tuple[ExportedFile, ...]:
    """The same at one go, with its progress told; a stopped export gives what was written until then.

    Raises:
        ComposerError: a file can't be written.
    """
    files = export(analysis, studio, practice, folder, kind, list_page=list_page)
    return _gathered(files, files_expected(analysis, kind), progress)


def slides_all(
    analyses: Sequence[Analysis], studio: Studio, practice: Practice, folder: Path, progress: Progress | None = None
) -> tuple[ExportedFile, ...]:
    """Waiting-room slides at one go, with their progress told; stopped ones give what was written until then.

    Raises:
        ComposerError: a file can't be written.
    """
    return _gathered(slides_of(analyses, studio, practice, folder), len(analyses), progress)


def _gathered(files: Iterator[ExportedFile], total: int, progress: Progress | None) -> tuple[ExportedFile, ...]:
    found: list[ExportedFile] = []
    told = progress or Progress()
    try:
        told.step(0, total)
        for file in files:
            found.append(file)
            told.step(len(found), max(total, len(found)))
    except Cancelled:
        return tuple(found)
    return tuple(found)


def files_expected(analysis: Analysis, kind: str | None = None) -> int:
    """About how many files an export writes, to show how far it is."""
    return 1 if kind else 3 * len(analysis.renderings) + 4


def slides_of(analyses: Iterable[Analysis], studio: Studio, practice: Practice, folder: Path) -> Iterator[ExportedFile]:
    """Writes one waiting-room slide a post into the folder, numbered so that a player shows them in this order."""
    for number, analysis in enumerate(analyses, 1):
        name = content_name(analysis.draft.title, analysis.draft.post.id)
        image = studio.slide(analysis, practice.card_brand)
        yield _picture(image, folder / f"{number:03d}-{name}.jpg", "slide")


def _picture(image: CardImage, path: Path, kind: str) -> ExportedFile:
    _write(path, image.data)
    return ExportedFile(path, kind, image=image)


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise ComposerError(
            tr("{name} can't be written.").format(name=path.name),
            hint=tr("Look whether the disk is full or the file is open elsewhere, or choose another folder."),
        ) from error


def _platform(
    analysis: Analysis, studio: Studio, practice: Practice, platform: str, home: Path
) -> Iterator[ExportedFile]:
    text = home / f"{platform}.txt"
    _write(text, f"{analysis.renderings[platform].text}\n".encode())
    yield ExportedFile(text, "text", platform)
    images = studio.pictures(analysis, platform, practice.card_brand)
    for number, image in enumerate(images, 1):
        place = f"{number:02d}" if len(images) > LAST_OF_ONE_DIGIT else str(number)
        name = f"{platform}-{place}-{image.width}x{image.height}"
        picture = home / f"{name}.{'png' if image.mime == 'image/png' else 'jpg'}"
        _write(picture, image.data)
        yield ExportedFile(picture, "card", platform, image)
        alt = home / f"{name}.alt.txt"
        _write(alt, f"{image.alt}\n".encode())
        yield ExportedFile(alt, "alt", platform)


def _sources(analysis: Analysis, home: Path) -> ExportedFile:
    path = home / "sources.txt"
    _write(path, "".join(f"{c.number}. {c.full}\n" for c in analysis.citations).encode())
    return ExportedFile(path, "sources")


def _handout(
    analysis: Analysis, studio: Studio, practice: Practice, home: Path, paper: str | None, list_page: str
) -> ExportedFile:
    path = home / "hand-out.pdf"
    studio.painter()
    size = paper or paper_of(practice)
    paragraphs = handout_paragraphs(analysis)
    write_handout(
        path,
        analysis.draft.title,
        paragraphs,
        analysis.citations,
        practice.card_brand,
        size,
        analysis.draft.post.language,
        list_page=list_page or practice.sources_page,
    )
    return ExportedFile(path, "handout")


def handout_paragraphs(analysis: Analysis) -> list[str]:
    """What stands on the hand-out between title and sources."""
    found = [p for p in analysis.draft.bodies["default"].text.split("\n\n") if p.strip()]
    if analysis.draft.card.layout == "checklist":  # on paper a patient can tick things off
        return [re.sub(r"(?m)^• ", "☐ ", p) for p in found]
    return found


def paper_of(practice: Practice) -> str:
    """The paper of the practice's country."""
    return "letter" if practice.region in {Region.US, Region.CA} else "a4"
