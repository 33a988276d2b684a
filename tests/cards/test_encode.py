"""Encoded cards: the same pixels, no metadata, within the byte cap."""

import io
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from composer.cards.encode import Pixels, to_jpeg, to_png
from composer.cards.hidden import hidden_data
from composer.cards.render import JPEG, PNG, render_card
from composer.model.card import CardSpec
from composer.model.errors import ComposerError
from composer.model.units import ByteCount
from tests.cards.samples import MYTH, SHAPES, spec


def noise(width: int, height: int, seed: int = 1) -> Pixels:
    """A picture that hardly compresses."""
    data = bytearray(random.Random(seed).randbytes(width * height * 4))
    return Pixels(memoryview(data), width, height, width * 4, data)


class FakePainter:
    """Fulfils `CardPainter` with one grey picture."""

    def encoded(self, made: CardSpec, encode: Callable[[Pixels], bytes]) -> bytes:
        """Grey in the card's size."""
        data = bytearray(b"\x80\x81\x82\xff" * (made.shape.width * made.shape.height))
        return encode(Pixels(memoryview(data), made.shape.width, made.shape.height, made.shape.width * 4, data))


def test_pixels_with_red_first_are_encoded_as_they_are() -> None:
    """Red and blue in each other's place would turn every practice's color."""
    data = bytearray(b"\xff\x00\x00\xff" * 64)
    blue_first = bytearray(b"\x00\x00\xff\xff" * 64)

    lent = to_png(Pixels(memoryview(data), 8, 8, 32, data, red_first=True))

    assert lent == to_png(Pixels(memoryview(blue_first), 8, 8, 32, blue_first))


def test_a_png_holds_exactly_the_pixels_it_was_made_of() -> None:
    """It is written by hand, straight through zlib."""
    from PIL import Image

    pixels = noise(37, 23)

    back = Image.open(io.BytesIO(to_png(pixels)))

    assert back.mode == "RGB"
    assert back.tobytes() == pixels.image().tobytes()


def test_rows_with_padding_are_read_right() -> None:
    """Qt may align rows."""
    data = bytearray(b"\x01\x02\x03\xff" * 5 + b"PAD!" + b"\x04\x05\x06\xff" * 5 + b"PAD!")

    image = Pixels(memoryview(data), 5, 2, 24, data).image()

    assert image.getpixel((4, 0)) == (3, 2, 1)
    assert image.getpixel((4, 1)) == (6, 5, 4)


def test_quality_goes_down_until_the_file_fits() -> None:
    """Bluesky takes 976 KiB, whatever the photo."""
    pixels = noise(400, 400)
    free = len(to_jpeg(pixels))

    capped = to_jpeg(pixels, ByteCount(free * 2 // 3))

    assert len(capped) <= free * 2 // 3


def test_a_cap_that_can_not_be_met_is_one_sentence_with_a_way_out() -> None:
    """Not a silently broken picture."""
    with pytest.raises(ComposerError) as caught:
        to_jpeg(noise(400, 400), ByteCount(1_000))

    assert caught.value.hint
    with pytest.raises(ComposerError):
        to_png(noise(40, 40), ByteCount(100))


@pytest.mark.parametrize("mime", [JPEG, PNG])
def test_a_card_is_encoded_without_metadata_in_its_exact_size(mime: str) -> None:
    """Images leave with all metadata gone, always (DESIGN 8)."""
    from PIL import Image

    image = render_card(FakePainter(), spec(MYTH, SHAPES[2]), mime=mime, alt="A myth.")

    opened = Image.open(io.BytesIO(image.data))
    assert (opened.size, image.width, image.height, image.alt) == ((1200, 630), 1200, 630, "A myth.")
    assert opened.mode == "RGB"
    assert hidden_data(image.data) == ()
    assert dict(opened.getexif()) == {}


def test_another_format_is_a_mistake_of_the_caller() -> None:
    """Only what every platform takes."""
    with pytest.raises(ValueError, match="webp"):
        render_card(FakePainter(), spec(MYTH, SHAPES[0]), mime="image/webp")


@pytest.mark.peer
@pytest.mark.parametrize("mime", [JPEG, PNG])
def test_exiftool_finds_nothing_but_the_pictures_own_figures(mime: str, tmp_path: Path) -> None:
    """Issue E: metadata read back with another tool is empty."""
    tool = shutil.which("exiftool")
    if tool is None:
        pytest.skip("exiftool is not installed (Debian: libimage-exiftool-perl)")
    path = tmp_path / "card"
    path.write_bytes(render_card(FakePainter(), spec(MYTH, SHAPES[0]), mime=mime).data)

    done = subprocess.run([tool, "-G1", "-s", str(path)], capture_output=True, text=True, check=True)

    groups = {line.split("]")[0].strip("[ ") for line in done.stdout.splitlines()}
    assert groups <= {"ExifTool", "System", "File", "PNG", "JFIF", "Composite"}, done.stdout


def test_png_needs_no_filter_to_be_read_back() -> None:
    """Every row carries filter 0."""
    import zlib

    data = to_png(noise(3, 2))
    start = data.index(b"IDAT") + 4
    rows = zlib.decompress(data[start:-16])

    assert rows[0] == 0
    assert rows[10] == 0
