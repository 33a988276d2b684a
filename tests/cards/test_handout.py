"""The printed hand-out: real text in large print, every source, a code that leads to the first of them."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from composer.cards.handout import make_sheet, qr_modules, write_handout
from composer.model.citation import Citation
from composer.model.errors import ComposerError
from tests.cards.samples import TEAL

if TYPE_CHECKING:
    from composer.cards.paint.painter import Painter

SOURCES = (
    Citation(1, "a", "ADA MouthHealthy", "https://www.example.org/diet", "Diet and Dental Health. 2019;3:CD007868."),
    Citation(2, "b", "Cochrane, 2019", "", "Walsh T, Worthington HV. Fluoride toothpastes. 2019."),
)
WORDS = ["Myth: Sugar-free drinks can't hurt teeth.", "Fact: Acid wears enamel even when a drink has no sugar."]


def test_a_sheet_holds_title_words_and_every_source_in_order() -> None:
    """A patient takes the proof home."""
    sheet = make_sheet("Sugar-free drinks", [*WORDS, "  "], SOURCES)

    assert [b.kind for b in sheet.blocks] == ["title", "text", "text", "heading", "source", "source"]
    assert [b.number for b in sheet.blocks if b.kind == "source"] == [1, 2]
    assert sheet.link == "https://www.example.org/diet"


def test_without_sources_there_is_no_heading_and_no_code() -> None:
    """Nothing promised that is not there."""
    sheet = make_sheet("Open day", ["Come and see us."], ())

    assert [b.kind for b in sheet.blocks] == ["title", "text"]
    assert sheet.code == ()


def test_only_a_secure_address_becomes_a_code() -> None:
    """A printed code can't be taken back."""
    assert make_sheet("T", [], [Citation(1, "a", "A", "http://example.org", "A.")]).code == ()
    assert make_sheet("T", [], [Citation(1, "a", "A", "javascript:alert(1)", "A.")]).code == ()


def test_a_code_is_square_and_an_endless_address_gives_none() -> None:
    """QR codes end at some 2,300 characters."""
    code = qr_modules("https://www.example.org/diet")

    assert len({len(code), *(len(row) for row in code)}) == 1
    assert code[0][:7] == (True,) * 7
    assert qr_modules("https://example.org/" + "x" * 5000) == ()


@pytest.mark.paint
@pytest.mark.parametrize(("size", "points"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_file_is_a_pdf_of_the_right_paper(
    painter: "Painter", tmp_path: Path, size: str, points: tuple[int, int]
) -> None:
    """A4 and Letter."""
    path = tmp_path / "hand-out.pdf"

    write_handout(path, "Sugar-free drinks", WORDS, SOURCES, TEAL, size)

    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert box is not None
    assert (round(float(box[1])), round(float(box[2]))) == points


@pytest.mark.paint
def test_another_paper_is_a_mistake_of_the_caller(painter: "Painter", tmp_path: Path) -> None:
    """Only what a practice prints on."""
    with pytest.raises(ValueError, match="a5"):
        write_handout(tmp_path / "h.pdf", "T", WORDS, (), TEAL, "a5")


@pytest.mark.paint
def test_a_place_that_can_not_be_written_to_is_one_sentence(painter: "Painter", tmp_path: Path) -> None:
    """A file open in a reader on Windows, a full disk."""
    with pytest.raises(ComposerError, match="hand-out"):
        write_handout(tmp_path / "no" / "folder" / "h.pdf", "T", WORDS, (), TEAL)


@pytest.mark.paint
@pytest.mark.peer
def test_the_words_can_be_read_out_of_the_file(painter: "Painter", tmp_path: Path) -> None:
    """Real text: a screen reader and a search find it. Long ones run over several pages and lose nothing."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    path = tmp_path / "hand-out.pdf"
    many = [
        f"Paragraph {n}. Brush with a fluoride toothpaste for the full two minutes, twice a day." for n in range(40)
    ]

    write_handout(path, "Sugar-free drinks", [*WORDS, *many], SOURCES, TEAL)

    done = subprocess.run([tool, "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    text = " ".join(done.stdout.split())
    assert "Acid wears enamel even when a drink has no sugar." in text
    assert "2019;3:CD007868." in text
    assert [n for n in range(40) if f"Paragraph {n}." not in text] == []
    assert "Page 3" in text
    assert "https://www.example.org/diet" in text
