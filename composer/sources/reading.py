"""Opening a file of sources: which format it is, by what it says rather than by its name, and what it holds.

Damaged files are read as far as they go, with a note of what was skipped. Nothing here touches the disk or the network.
"""

import re
from collections.abc import Callable

from composer.model.errors import BadInput
from composer.model.words import tr
from composer.sources import bibtex, csl, endnote, listed, nbib, pubmed, ris, tagged
from composer.sources.imported import Csl, Import, Notes, finish

__all__ = ["Import", "read_file"]

MOST_BYTES = 20_000_000

Reader = Callable[[str, Notes], list[Csl]]


def read_file(data: bytes, name: str) -> Import:
    """The sources in a RIS, NBIB (MEDLINE), BibTeX, CSL-JSON, EndNote (XML or tagged) or Web of Science file.

    Also in texts as databases save them for reading (`listed`).

    Args:
        data: the file's bytes, at most 20 MB; UTF-8, UTF-16 with a mark, or Windows Latin-1.
        name: the file's name, for messages and as a hint where the content leaves a doubt.

    Raises:
        BadInput: too large, not text, of no known format, or broken so that nothing can be read.
    """
    if len(data) > MOST_BYTES:
        raise BadInput(tr("the file is larger than 20 MB."), where=name)
    notes = Notes()
    text = _decode(data, name, notes)
    if not text.strip():
        raise BadInput(tr("the file is empty."), where=name)
    reader = _reader(text, name)
    try:
        items = reader(text, notes)
    except BadInput as error:
        message = error.message.removeprefix(f"{error.where}: ")
        raise BadInput(message, where=f"{name}, {error.where}" if error.where else name, hint=error.hint) from error
    if not items:
        raise BadInput(tr("there is no source in it."), where=f"{name}, {tr('line 1')}")
    return finish(items, notes)


def _decode(data: bytes, name: str, notes: Notes) -> str:
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        text = data.decode("utf-32", "replace")
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    elif wide := _wide(data):
        text = data.decode(wide, "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = _chinese(data)
            if text:
                notes.say(0, tr("The file is not UTF-8; it was read as Chinese text (GB 18030). Check the characters."))
            else:
                text = _mixed(data.removeprefix(b"\xef\xbb\xbf"))
                notes.say(0, tr("The file is not UTF-8; it was read as Western European text. Check accented letters."))
    if text.count("\x00") or _rubbish(text):
        raise BadInput(tr("this is not a text file."), where=name, hint=_hint())
    return (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\x85", "\n")
        .replace("\ufeff", "")
    )


def _wide(data: bytes) -> str:
    """UTF-16 without its mark shows by a zero in every other byte of plain letters."""
    head = data[:400]
    if len(head) < 8 or b"\x00" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    return "utf-16-le" if odd > len(head) // 3 > even else "utf-16-be" if even > len(head) // 3 > odd else ""


def _chinese(data: bytes) -> str:
    """The text when its letters outside ASCII come in runs of pairs, as Chinese does and Western text does not."""
    runs = [len(run) for run in re.findall(rb"[\x81-\xfe]+", data)]
    if not runs or sum(n for n in runs if n >= 4) < 0.8 * sum(runs):
        return ""
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return ""


_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]")


def _mixed(data: bytes) -> str:
    """Western European text, in which whole UTF-8 letters stay letters: files put together out of two."""

    def letters(found: re.Match[bytes]) -> bytes:
        one = found[0]
        if len(one) > 1:
            try:
                one.decode("utf-8")
            except UnicodeDecodeError:
                pass
            else:
                return one
        return one.decode("cp1252", "replace").encode("utf-8")

    return _SEQUENCE.sub(letters, data).decode("utf-8", "replace")


def _rubbish(text: str) -> bool:
    head = text[:2000]
    return sum(not (c.isprintable() or c.isspace()) for c in head) > len(head) // 10


def _hint() -> str:
    return tr("Choose a RIS, NBIB, BibTeX, CSL-JSON or EndNote XML file.")


_PAGE = re.compile(r"<(?:pre|html|body|!doctype html)\b", re.IGNORECASE)
"""A page that was saved instead of the file it shows."""
_RIS = re.compile(r"^\ufeff?\s{0,3}(?:TY|ty)\s{0,3}-", re.MULTILINE)
_MEDLINE = re.compile(r"^(?:\d{1,6}: ?)?(?:PMID|FAU |OWN |STAT|DCOM|MHDA|EDAT)\s?- ?\S", re.MULTILINE)
_BIBTEX = re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE)
_REFER = re.compile(r"^%0 \S", re.MULTILINE)
_WOS = re.compile(r"^(?:FN (?:Clarivate|Thomson|ISI)|PT [JBCSP]$)", re.MULTILINE)
_TAGGED = re.compile(r"^[A-Z][A-Z0-9]  ?- ", re.MULTILINE)


def _reader(text: str, name: str) -> Reader:
    start = text.lstrip()[:200]
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if start.startswith("<") and not _PAGE.match(start):
        return endnote.read
    if start[0] in "[{" and not _BIBTEX.match(start):
        return csl.read
    tests: tuple[tuple[re.Pattern[str], Reader], ...] = (
        (_RIS, ris.read),
        (_MEDLINE, nbib.read),
        (_BIBTEX, bibtex.read),
        (_REFER, tagged.read_refer),
        (_WOS, tagged.read_wos),
        (_TAGGED, nbib.read if ending in {"nbib", "medline"} else ris.read),
    )
    places = [(found.start(), reader) for pattern, reader in tests if (found := pattern.search(text))]
    if places:
        return min(places, key=lambda p: p[0])[1]
    if pubmed.TABLE.match(text.lstrip()):
        return pubmed.read_table
    if listed.RECORD.search(text):  # the line also stands above records of RIS
        return listed.read_cochrane
    if listed.REFWORKS.search(text):
        return listed.read_refworks
    if listed.NUMBERED.match(text.lstrip()):
        return listed.read_numbered
    raise BadInput(tr("this is none of the formats we read."), where=f"{name}, {tr('line 1')}", hint=_hint())
