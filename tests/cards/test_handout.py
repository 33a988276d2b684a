"""The printed hand-out: real text in large print, every source, a code that leads to the first of them."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.cards.handout import LETTERS, make_sheet, qr_modules, write_handout
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


def test_a_first_line_that_repeats_the_title_is_left_out_and_lists_become_lists() -> None:
    """The post's own first line is its title; numbers and dots stand in the margin on paper."""
    sheet = make_sheet("How to floss", ["How to floss.", "1. Take some.\n2. Slide it.\nGently.", "• One\n☐ Two"], ())

    assert [(b.kind, b.text, b.number) for b in sheet.blocks] == [
        ("title", "How to floss", 0),
        ("step", "Take some.", 1),
        ("step", "Slide it.", 2),
        ("text", "Gently.", 0),
        ("item", "One", 0),
        ("check", "Two", 0),
    ]


@given(st.text(max_size=200))
def test_no_word_of_a_paragraph_is_lost_on_paper(words: str) -> None:
    """Reading lists out of a text must not eat any of it."""
    sheet = make_sheet("T", ["First.", words], ())

    kept = "".join(f"{b.number or ''}{b.text}" for b in sheet.blocks[2:])

    assert [c for c in words if c.isalpha()] == [c for c in kept if c.isalpha()]


@pytest.mark.paint
def test_the_file_says_its_language_and_shows_its_title(painter: "Painter", tmp_path: Path) -> None:
    """A screen reader chooses its voice by it; what is written behind the pages leaves them whole."""
    path = tmp_path / "hand-out.pdf"

    write_handout(path, "Encías", WORDS, SOURCES, TEAL, language="es-MX")

    data = path.read_bytes()
    assert b"/Lang (es-MX)" in data
    assert b"/DisplayDocTitle true" in data
    assert data.count(b"%%EOF") == 2


def test_a_file_that_looks_different_is_left_as_it_is() -> None:
    """Better no language than a broken file."""
    from composer.cards.paint.paper.language import with_language

    for odd in (b"", b"%PDF-1.4\nnothing", b"%PDF-1.4\n/Root 3 0 R /Size 4\nstartxref\n9\n%%EOF\n"):
        assert with_language(odd, "en") == odd
    assert with_language(b"%PDF", "en) /Evil (") == b"%PDF"


@pytest.mark.paint
def test_a_few_words_more_than_a_page_are_set_a_little_smaller(painter: "Painter") -> None:
    """A second page with two lines on it is waste of paper."""
    from composer.cards.paint.paper.pages import page_pictures, well_filled

    def pages(count: int) -> tuple[int, int]:
        sheet = make_sheet("Clean teeth", [f"Paragraph {n}. {WORDS[1]}" for n in range(count)], SOURCES[:1])
        return (
            len(page_pictures(sheet, TEAL, "a4", 200)),
            len(page_pictures(well_filled(sheet, TEAL, "a4"), TEAL, "a4", 200)),
        )

    found = [pages(count) for count in range(3, 12)]

    assert (2, 1) in found
    assert all(filled <= usual for usual, filled in found)


@pytest.mark.paint
def test_larger_letters_take_more_paper(painter: "Painter") -> None:
    """Usual, large and larger print."""
    from composer.cards.paint.paper.pages import page_pictures

    paragraphs = [f"Paragraph {n}. {WORDS[1]}" for n in range(12)]
    counts = [
        len(page_pictures(make_sheet("T", paragraphs, (), letters=letters), TEAL, "letter", 100)) for letters in LETTERS
    ]

    assert counts == sorted(counts)
    assert counts[0] < counts[-1]
