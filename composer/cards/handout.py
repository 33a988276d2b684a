"""The printed hand-out of a post: what stands on it, in order. Setting and writing the PDF is in `paint.handout_paper`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from composer.model.card import Brand
from composer.model.citation import Citation
from composer.model.errors import ComposerError
from composer.model.said import said
from composer.model.words import tr

SIZES = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph.

    Attributes:
        kind: "title", "text", "heading", "source", "item" (with a dot) or "check" (with a box to tick).
        number: of a source.
    """

    kind: str
    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that stands on a hand-out.

    Attributes:
        link: address behind the QR code; empty = none.
        code: its modules, row by row, True = dark; empty without a link.
        note: small words at the foot of every page.
        scale: size of all letters; 1 is the hand-out's large print.
    """

    blocks: tuple[Block, ...]
    link: str
    code: tuple[tuple[bool, ...], ...]
    link_label: str
    note: str
    scale: float = 1.0


def make_sheet(title: str, paragraphs: Sequence[str], citations: Sequence[Citation], language: str = "en") -> Sheet:
    """The hand-out of a post: its title, its words, every source in full, and a code that leads to the first source."""
    blocks = [Block("title", " ".join(title.split()))] if title.strip() else []
    blocks += [Block("text", p.strip()) for p in paragraphs if p.strip()]
    if citations:
        blocks.append(Block("heading", said("Sources" if len(citations) > 1 else "Source", language)))
        blocks += [Block("source", c.full.strip() or c.short, c.number) for c in citations]
    link = next((c.url for c in citations if c.url.startswith("https://")), "")
    return Sheet(
        blocks=tuple(blocks),
        link=link,
        code=qr_modules(link) if link else (),
        link_label=said("Scan to read the source", language),
        note=said("General information. Ask us what is right for you.", language),
    )


def qr_modules(link: str) -> tuple[tuple[bool, ...], ...]:
    """The QR code of a link, medium error correction, without its quiet zone; empty when the link is too long for one."""
    import segno

    try:
        code = segno.make_qr(link, error="m")
    except segno.encoder.DataOverflowError:
        return ()
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def write_handout(
    path: Path,
    title: str,
    paragraphs: Sequence[str],
    citations: Sequence[Citation],
    brand: Brand,
    size: str = "a4",
    language: str = "en",
) -> None:
    """Writes the hand-out as a PDF of real text in large print, replacing a file of that name.

    Args:
        size: "a4" or "letter".
        language: BCP 47, of the post.

    Raises:
        ComposerError: the file can't be written.

    Thread: any, once a QGuiApplication is there and the fonts are registered (a Painter was made).
    """
    from composer.cards.paint.handout_paper import paper_pdf

    if size not in SIZES:
        raise ValueError(size)
    data = paper_pdf(make_sheet(title, paragraphs, citations, language), title, brand, size)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ComposerError(
            tr("The hand-out can't be written to {name}.").format(name=path.name),
            hint=tr("Close it in other programs, or choose another folder."),
        ) from error
