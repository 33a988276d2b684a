"""The printed hand-out of a post: what stands on it, in order. Setting and writing the PDF is in `paint.paper.pages`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from composer.model.card import Brand
from composer.model.citation import Citation
from composer.model.errors import ComposerError
from composer.model.said import said
from composer.model.words import tr

SIZES = ("a4", "letter")
LETTERS: Mapping[str, float] = MappingProxyType({"usual": 0.82, "large": 1.0, "larger": 1.3})
"""How large the words of a hand-out are: 14, 17 and 22 points. Large print begins at 16."""

_NUMBERED = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\S)")
_MARKED = re.compile(r"\s*([-–•*✓✔☐☑✅])\ufe0f?\s+(?=\S)")
_TO_TICK = "✓✔☐☑✅"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph.

    Attributes:
        kind: "title", "text", "heading", "source", "step", "item" (with a dot) or "check" (with a box to tick).
        number: of a source or a step.
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
        language: BCP 47.
        shrinks: its letters may be up to a tenth smaller where that saves a page with hardly anything on it.
    """

    blocks: tuple[Block, ...]
    link: str
    code: tuple[tuple[bool, ...], ...]
    link_label: str
    note: str
    scale: float = 1.0
    language: str = "en"
    shrinks: bool = False


def make_sheet(
    title: str,
    paragraphs: Sequence[str],
    citations: Sequence[Citation],
    language: str = "en",
    letters: str = "large",
    list_page: str = "",
) -> Sheet:
    """The hand-out of a post: its title, its words, every source in full, and a code.

    The code leads to the page that lists them all; without one to the first source that has an address, and says so.

    Args:
        list_page: https address of that page; empty = there is none.
    """
    blocks = [Block("title", " ".join(title.split()))] if title.strip() else []
    blocks += [block for p in _without_title(title, paragraphs) for block in _blocks(p)]
    if citations:
        blocks.append(Block("heading", said("Sources" if len(citations) > 1 else "Source", language)))
        blocks += [Block("source", c.full.strip() or c.short, c.number) for c in citations]
    led_to = next((c for c in citations if c.url.startswith("https://")), None)
    link = list_page if list_page and citations else led_to.url if led_to is not None else ""
    words = "Scan to read source {n}; all are listed here" if len(citations) > 1 else "Scan to read the source"
    if list_page:
        words = "Scan to read all sources"
    code = qr_modules(link) if link else ()
    return Sheet(
        blocks=tuple(blocks),
        link=link if code else "",
        code=code,
        link_label=said(words, language).format(n=led_to.number if led_to is not None else 1),
        note=said("General information. Ask us what is right for you.", language),
        scale=LETTERS[letters],
        language=language,
        shrinks=True,
    )


def _without_title(title: str, paragraphs: Sequence[str]) -> Iterator[str]:
    """The paragraphs; a first line that says the title again is left out."""
    for n, paragraph in enumerate(paragraphs):
        first, _, rest = paragraph.strip().partition("\n")
        yield rest if n == 0 and _bare(first) == _bare(title) else paragraph


def _bare(line: str) -> str:
    return " ".join(line.split()).rstrip(".!?:").casefold()


def _blocks(paragraph: str) -> Iterator[Block]:
    """A paragraph as blocks: its numbered and marked lines become lists, what stands between them stays together."""
    plain: list[str] = []
    for line in paragraph.strip().split("\n"):
        numbered, marked = _NUMBERED.match(line), _MARKED.match(line)
        if not numbered and not marked:
            plain.append(line.strip())
            continue
        if plain:
            yield Block("text", "\n".join(plain))
            plain = []
        if numbered:
            yield Block("step", line[numbered.end() :].strip(), int(numbered[1]))
        elif marked:
            yield Block("check" if marked[1] in _TO_TICK else "item", line[marked.end() :].strip())
    if any(plain):
        yield Block("text", "\n".join(plain))


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
    letters: str = "large",
    list_page: str = "",
) -> None:
    """Writes the hand-out as a PDF of real text in large print, replacing a file of that name.

    Args:
        size: "a4" or "letter".
        language: BCP 47, of the post.
        letters: one of `LETTERS`.
        list_page: https address of a page that lists all sources; empty = none.

    Raises:
        ComposerError: the file can't be written.

    Thread: any, once a QGuiApplication is there and the fonts are registered (a Painter was made).
    """
    from composer.cards.paint.paper.pages import paper_pdf

    if size not in SIZES:
        raise ValueError(size)
    data = paper_pdf(make_sheet(title, paragraphs, citations, language, letters, list_page), title, brand, size)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ComposerError(
            tr("The hand-out can't be written to {name}.").format(name=path.name),
            hint=tr("Close it in other programs, or choose another folder."),
        ) from error
