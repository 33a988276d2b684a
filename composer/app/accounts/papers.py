"""Safety sheets as files: PDF to print, HTML and plain text to edit. A file is replaced only by a whole one."""

import html
from pathlib import Path
from typing import TYPE_CHECKING

from composer.model.card import Brand
from composer.model.errors import BadInput, ComposerError
from composer.model.practice import Practice, Region
from composer.model.safety import SafetySheet
from composer.model.words import tr
from composer.safety.review import as_text, notes

if TYPE_CHECKING:
    from composer.app.picturing.studio import Studio

KINDS = (".pdf", ".html", ".txt")


def write_sheet(sheet: SafetySheet, path: Path, practice: Practice, studio: "Studio") -> Path:
    """Writes a sheet as what the file's ending says, and returns the path.

    Raises:
        BadInput: the ending is none of .pdf, .html, .txt.
        ComposerError: the file can't be written.
    """
    ending = path.suffix.lower()
    if ending not in KINDS:
        raise BadInput(tr("choose a name that ends in .pdf, .html or .txt."), where=path.name)
    if ending == ".pdf":
        data = sheet_pdf(sheet, practice, studio)
    else:
        data = (as_html(sheet) if ending == ".html" else as_text(sheet)).encode("utf-8")
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise ComposerError(
            tr("{name} can't be written.").format(name=path.name),
            hint=tr("Close it in other programs, or choose another folder."),
        ) from error
    return path


def sheet_pdf(sheet: SafetySheet, practice: Practice, studio: "Studio") -> bytes:
    """The sheet as the bytes of a PDF; the owner's report always on one page."""
    from composer.cards.handout import Block, Sheet
    from composer.cards.paint.paper.pages import paper_pdf

    studio.painter()  # registers the fonts
    blocks = [Block("title", sheet.title), Block("text", sheet.lead)]
    for part in sheet.sections:
        blocks.append(Block("heading", part.heading))
        blocks += [Block("check" if part.checklist else "item", item) for item in part.items]
    small = notes(sheet)
    if small:
        blocks.append(Block("heading", tr("Sources and doubts")))
        blocks += [Block("source", line) for line in small]
    paper = Sheet(tuple(blocks), "", (), "", practice.name, scale=0.68)
    size = "letter" if practice.region in {Region.US, Region.CA} else "a4"
    brand: Brand = practice.card_brand
    return paper_pdf(paper, sheet.title, brand, size, one_page=sheet.id == "report")


def as_html(sheet: SafetySheet) -> str:
    """The sheet as one HTML page without scripts or anything from elsewhere; opens in a browser and in word processors."""
    esc = html.escape
    body = [f"<h1>{esc(sheet.title)}</h1>", f"<p>{esc(sheet.lead)}</p>"]
    for part in sheet.sections:
        mark = "☐ " if part.checklist else ""
        items = "".join(f"<li>{mark}{esc(item)}</li>" for item in part.items)
        body.append(f"<h2>{esc(part.heading)}</h2><ul>{items}</ul>")
    small = "".join(f"<p><small>{esc(line)}</small></p>" for line in notes(sheet))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{esc(sheet.title)}</title></head><body>{''.join(body)}{small}</body></html>\n"
    )
