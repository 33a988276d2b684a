"""The fonts that ship with the program: registered with Qt, and asked which characters they hold.

Families are always named, so that a card is the same on every computer, whatever is installed there.
"""

import re
import threading
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from composer.cards.measure import Face
from composer.model.errors import ComposerError
from composer.model.words import tr

FAMILIES: Mapping[str, str] = MappingProxyType({"text": "Inter", "display": "Inter Display"})
EMOJI = "Noto Color Emoji"
DEVANAGARI = "Noto Sans Devanagari"
_LETTERS = "\u0900-\u097f\ua8e0-\ua8ff\u1cd0-\u1cff"
_SIGNS = r"[\W\d_¹²³⁰⁴-⁹]"
_DEVANAGARI = re.compile(rf"({_SIGNS}*[{_LETTERS}](?:[{_LETTERS}]|{_SIGNS})*)")
"""Signs and spaces around the letters count with them: Qt gives them the same script."""
OTHERS = (
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    DEVANAGARI,
    "Noto Sans Thai",
    "Noto Sans CJK JP",
    "Noto Sans Symbols2",
    EMOJI,
)
REGULAR, BOLD = 400, 700
_FILES = ("*.ttf", "*.otf")


def register(folder: Path) -> tuple[Path, ...]:
    """Makes every font file below `folder` known to Qt and returns the files; those already known are left alone.

    Raises:
        ComposerError: the folder holds no font, or Qt can't read one of them.

    Thread: the first call on the main thread.
    """
    files = tuple(sorted(p for pattern in _FILES for p in folder.glob(f"*/{pattern}")))
    if not files:
        raise ComposerError(tr("The program's own fonts are missing."), hint=tr("Install the program again."))
    known = _known()
    for path in files:
        if _stem(path) in known:
            continue
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise ComposerError(tr("The font {name} can't be read.").format(name=path.name))
    _prefer_our_emoji()
    return files


def _known() -> set[str]:
    """Families of application fonts registered before, spaces removed, as the file names begin."""
    known: set[str] = set()
    number = 0
    while families := QFontDatabase.applicationFontFamilies(number):
        weights = {style for family in families for style in QFontDatabase.styles(family)}
        known |= {f"{family.replace(' ', '')}-{style.replace(' ', '')}" for family in families for style in weights}
        number += 1
    return known


def _stem(path: Path) -> str:
    name = path.stem
    return name if "-" in name else f"{name}-Regular"


def _prefer_our_emoji() -> None:
    add = getattr(QFontDatabase, "addApplicationEmojiFontFamily", None)  # Qt 6.9 and later
    current: list[str] = getattr(QFontDatabase, "applicationEmojiFontFamilies", list)()
    if add is not None and EMOJI not in current:
        add(EMOJI)


def make_font(face: Face, px: int, lead: str = "") -> QFont:
    """A font of the face in whole pixels, unhinted, so that widths scale with the size.

    Args:
        lead: a family to ask first, as `runs_of` says.

    Thread: a QFont belongs to the thread that made it.
    """
    font = QFont("Inter")
    font.setFeature(QFont.Tag("kern"), 1)  # Qt now takes the features as chosen here: without this, the window's own
    font.clearFeatures()  # letter forms (a one-storey a, figures of one width) come into the cards
    first = [lead, FAMILIES["text"]] if lead else [FAMILIES.get(face.family, "Inter")]  # see `runs_of`
    font.setFamilies([*first, *OTHERS])
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(_weight(face.weight) if lead else face.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if face.spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, face.spacing * px)
    return font


def _weight(wanted: int) -> int:
    """The weight a family of two really has.

    Asked for one in between, Qt takes the nearest file, and which figures it measures then depends on which weight was asked
    for first: the same line came out 1.7 % wider or not.
    """
    return BOLD if wanted >= (REGULAR + BOLD) / 2 else REGULAR


def runs_of(text: str) -> tuple[tuple[str, str], ...]:
    """The text cut where another family must be asked first: (stretch, that family or nothing).

    Qt complains about each family that lacks the rules of an Indic script before it finds the one that has them. It keeps one
    engine for a first family, size and weight, with the other families of whoever asked first: were they not always the same,
    the marks between the letters would come from one family or from another, and a line be 1.7 % wider or not.
    """
    if not _DEVANAGARI.search(text):
        return ((text, ""),)
    parts = _DEVANAGARI.split(text)
    return tuple((part, DEVANAGARI if n % 2 else "") for n, part in enumerate(parts) if part)


class Coverage:
    """Which characters the shipped fonts hold.

    Thread: any; each thread reads the font files once.
    """

    def __init__(self, files: tuple[Path, ...]) -> None:
        seen: dict[str, Path] = {}
        for path in files:
            seen.setdefault(path.stem.split("-")[0], path)
        self._files = tuple(seen.values())
        self._here = threading.local()

    def _fonts(self) -> tuple[QRawFont, ...]:
        fonts: tuple[QRawFont, ...] | None = getattr(self._here, "fonts", None)
        if fonts is None:
            fonts = self._here.fonts = tuple(QRawFont(str(p), 16.0) for p in self._files)
        return fonts

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of the text that none of the fonts holds, each once, in order.

        Spaces, line ends and characters that are never drawn by themselves (joiners, variation selectors) don't count.
        """
        wanted = dict.fromkeys(c for c in text if not c.isspace() and unicodedata.category(c) not in {"Cf", "Cc", "Mn"})
        odd = [c for c in wanted if not ("!" <= c <= "~")]
        return tuple(c for c in odd if not any(f.supportsCharacter(ord(c)) for f in self._fonts()))
