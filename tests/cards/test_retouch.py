"""Photos set straight, and parts of them made unreadable for good."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageStat

from composer.cards.retouch import Hidden, retouched
from composer.model.errors import BadInput

SIZE = (400, 300)
SHARE = st.floats(-2, 3)


def jpeg(image: Image.Image, **more: object) -> bytes:
    """The picture as a JPEG."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95, **more)
    return out.getvalue()


def badge() -> Image.Image:
    """A grey photo with a checkered badge in its left upper quarter."""
    image = Image.new("RGB", SIZE, "#808080")
    draw = ImageDraw.Draw(image)
    for x in range(0, 160, 8):
        for y in range(0, 120, 8):
            draw.rectangle((x, y, x + 7, y + 7), "black" if (x + y) // 8 % 2 else "white")
    return image


def seen(data: bytes) -> Image.Image:
    """The decoded picture."""
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("way", ["blur", "cover"])
def test_a_hidden_part_has_no_detail_left(way: str) -> None:
    """A name badge or a screen in the picture is a privacy breach; it must be gone from the bytes."""
    made = seen(retouched(jpeg(badge()), hidden=[Hidden(0, 0, 0.42, 0.42, way)]))

    part = made.crop((8, 8, 150, 110))
    assert max(ImageStat.Stat(part).stddev) < 8
    assert max(ImageStat.Stat(made.crop((200, 150, 400, 300))).stddev) < 3


def test_what_is_not_hidden_stays() -> None:
    """Only the badge goes."""
    made = seen(retouched(jpeg(badge()), hidden=[Hidden(0.6, 0.6, 1, 1)]))

    difference = ImageChops.difference(made.crop((0, 0, 160, 120)), badge().crop((0, 0, 160, 120)))
    assert max(ImageStat.Stat(difference).mean) < 4


@pytest.mark.parametrize("turn", [-15, -3.5, 2, 15])
def test_a_turned_photo_shows_no_empty_corner_and_keeps_its_shape(turn: float) -> None:
    """A black wedge looks like a fault."""
    made = seen(retouched(jpeg(Image.new("RGB", SIZE, "white")), turn=turn))

    assert min(ImageStat.Stat(made).extrema[0]) > 240
    assert made.width / made.height == pytest.approx(4 / 3, abs=0.03)


def test_a_turn_is_clockwise() -> None:
    """The slider's right turns right."""
    image = Image.new("RGB", SIZE, "white")
    ImageDraw.Draw(image).line((0, 150, 400, 150), "black", 4)

    made = seen(retouched(jpeg(image), turn=10)).convert("L")

    def dark_row(x: int) -> int:
        column = list(made.crop((x, 0, x + 1, made.height)).get_flattened_data())
        return column.index(min(column))

    assert dark_row(20) < dark_row(made.width - 20)


@settings(max_examples=30, deadline=None)
@given(left=SHARE, top=SHARE, right=SHARE, bottom=SHARE, turn=st.floats(-15, 15))
def test_any_box_and_turn_give_a_picture(left: float, top: float, right: float, bottom: float, turn: float) -> None:
    """A drag that leaves the photo is no error."""
    made = seen(
        retouched(jpeg(Image.new("RGB", (60, 40), "teal")), turn=turn, hidden=[Hidden(left, top, right, bottom)])
    )

    assert min(made.size) > 10


@pytest.mark.parametrize(
    ("turn", "hidden"),
    [
        (16, ()),
        (float("nan"), ()),
        (0, (Hidden(0, 0, 1, 1, "erase"),)),
        (0, (Hidden(float("nan"), 0, 1, 1),)),
        (0, (Hidden(0, 0, 1, 1),) * 51),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(turn: float, hidden: tuple[Hidden, ...]) -> None:
    """Not a traceback."""
    with pytest.raises(BadInput):
        retouched(jpeg(Image.new("RGB", (60, 40))), turn=turn, hidden=hidden)


def test_another_program_finds_no_metadata_afterwards(tmp_path: Path) -> None:
    """Issue E: read back with another tool."""
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is not installed")
    exif = Image.Exif()
    exif[0x010F] = "Camera of a patient"
    file = tmp_path / "out.jpg"
    file.write_bytes(retouched(jpeg(badge(), exif=exif, comment=b"secret"), turn=3))

    said = subprocess.run(["exiftool", "-a", "-G1", str(file)], capture_output=True, text=True, check=True).stdout

    groups = {line.split("]")[0].strip("[ ") for line in said.splitlines()}
    assert groups <= {"ExifTool", "System", "File", "JFIF", "Composite"}
