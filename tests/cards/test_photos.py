"""Pictures from outside: what they hide is found, what leaves is clean, and what is broken or a trap is one sentence."""

import io
import random
import shutil
import struct
import subprocess
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.cards.cropping import crop_box
from composer.cards.photos import clean, crop_to, inspect
from composer.model.card import Shape
from composer.model.errors import BadInput
from composer.model.units import Px

if TYPE_CHECKING:
    from PIL.Image import Image

RED, BLUE = (200, 30, 30), (30, 30, 200)
SQUARE = Shape("1:1", Px(100), Px(100))


def two_halves(width: int = 120, height: int = 80) -> "Image":
    """Left half red, right half blue."""
    from PIL import Image

    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image


def saved(image: "Image", kind: str = "JPEG", **options: Any) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def with_exif(orientation: int = 1, *, gps: bool = True) -> bytes:
    """A JPEG as a phone makes it."""
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Camera Works"
    if gps:
        exif.get_ifd(0x8825).update({1: "N", 2: (41.0, 53.0, 1.0), 3: "W", 4: (87.0, 37.0, 1.0)})
    return saved(
        two_halves(),
        quality=92,
        exif=exif,
        comment=b"shot by Jane",
        xmp=b"<x:xmpmeta>http://ns.adobe.com/xap/1.0/</x:xmpmeta>",
    )


def opened(data: bytes) -> "Image":
    """The file as a picture."""
    from PIL import Image

    return Image.open(io.BytesIO(data))


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two colors are the same but for JPEG's noise."""
    return all(abs(a - b) <= 14 for a, b in zip(one, other, strict=True))


def test_what_a_phone_writes_into_a_photo_is_found() -> None:
    """Where a patient lives can stand in a photo."""
    facts = inspect(with_exif())

    assert set(facts.has_metadata) >= {"GPS position", "camera", "EXIF", "XMP", "comment"}
    assert (facts.width, facts.height, facts.mime) == (120, 80, "image/jpeg")


def test_a_photo_lying_on_its_side_is_measured_upright() -> None:
    """Orientation 6: the camera was turned."""
    facts = inspect(with_exif(6))

    assert (facts.width, facts.height) == (80, 120)


def test_text_in_a_png_and_data_behind_its_end_are_found() -> None:
    """Editors write their history into PNG; archives hide behind pictures."""
    from PIL import PngImagePlugin

    note = PngImagePlugin.PngInfo()
    note.add_text("Author", "Jane")

    assert "comment" in inspect(saved(two_halves(), "PNG", pnginfo=note)).has_metadata
    assert "embedded data" in inspect(saved(two_halves(), "PNG") + b"PK\x03\x04 hidden").has_metadata
    assert "embedded data" in inspect(saved(two_halves()) + b"a whole video").has_metadata


def test_metadata_of_a_webp_is_found() -> None:
    """Phones save WebP too."""
    from PIL import Image

    exif = Image.Exif()
    exif[0x010F] = "Camera Works"

    assert {"camera", "EXIF"} <= set(inspect(saved(two_halves(), "WEBP", exif=exif)).has_metadata)


def test_a_plain_picture_hides_nothing() -> None:
    """No false alarm on a card of our own."""
    for kind in ("JPEG", "PNG", "WEBP", "GIF", "BMP"):
        assert inspect(saved(two_halves(), kind)).has_metadata == ()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_cleaned_photo_is_upright_and_empty_of_metadata(orientation: int) -> None:
    """All eight ways to hold a camera."""
    from PIL import Image, ImageOps

    data = with_exif(orientation)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))

    made = clean(data)

    assert inspect(made).has_metadata == ()
    image = opened(made)
    assert image.size == upright.size
    for at in ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)):
        place = (int(at[0] * image.width), int(at[1] * image.height))
        assert near(image.getpixel(place), upright.getpixel(place))  # type: ignore[arg-type]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_crop_is_upright_and_follows_the_focal_point(orientation: int) -> None:
    """Crop first, turn last must not lose the focus."""
    from PIL import Image, ImageOps

    data = with_exif(orientation)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    for focus in ((0.0, 0.0), (1.0, 1.0), (0.5, 0.5)):
        x, y, w, h = crop_box(*upright.size, 1.0, focus)
        expected = upright.crop((x, y, x + w, y + h)).resize((100, 100))

        image = opened(crop_to(data, SQUARE, focus))

        assert image.size == (100, 100)
        for place in ((6, 6), (93, 6), (6, 93), (93, 93)):
            assert near(image.getpixel(place), expected.getpixel(place)), (focus, place)  # type: ignore[arg-type]


def test_a_crop_leaves_without_metadata() -> None:
    """Images leave with all metadata gone, always (DESIGN 8)."""
    assert inspect(crop_to(with_exif(6), SQUARE)).has_metadata == ()


@given(st.integers(1, 5000), st.integers(1, 5000), st.floats(0.2, 5), st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_a_crop_box_is_inside_the_picture_and_holds_the_focal_point(
    width: int, height: int, aspect: float, focus: tuple[float, float]
) -> None:
    """As near its middle as the edges allow."""
    x, y, w, h = crop_box(width, height, aspect, focus)

    assert 0 <= x <= x + w <= width
    assert 0 <= y <= y + h <= height
    assert x - 1 <= focus[0] * width <= x + w + 1
    assert y - 1 <= focus[1] * height <= y + h + 1
    assert w >= 1
    assert h >= 1


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("CMYK", "JPEG"), ("L", "JPEG"), ("L", "PNG"), ("1", "PNG"), ("P", "PNG"), ("P", "GIF"), ("RGBA", "PNG"),
        ("LA", "PNG"), ("RGBA", "WEBP"), ("I;16", "PNG"), ("I;16", "TIFF"), ("F", "TIFF"), ("RGB", "BMP"),
        ("RGB", "AVIF"), ("CMYK", "TIFF"), ("YCbCr", "JPEG"),
    ],
)  # fmt: skip
def test_every_kind_of_pixels_becomes_plain_rgb(mode: str, kind: str) -> None:
    """CMYK from a print shop, 16 bits from a scanner, palettes from a screenshot."""
    from PIL import Image

    source = Image.new(mode, (60, 40)) if mode in {"I;16", "F"} else two_halves(60, 40).convert(mode)

    for made in (clean(saved(source, kind)), crop_to(saved(source, kind), SQUARE)):
        assert opened(made).mode == "RGB"
        assert inspect(made).has_metadata == ()


def test_sixteen_bits_keep_their_brightness() -> None:
    """A grey X-ray must not come out white."""
    from PIL import Image

    grey = Image.new("I;16", (20, 20), 32768)

    assert near(opened(clean(saved(grey, "PNG"))).getpixel((5, 5)), (128, 128, 128))  # type: ignore[arg-type]


def test_clear_parts_become_white() -> None:
    """A logo with a clear ground must not turn black."""
    from PIL import Image

    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))

    assert opened(clean(saved(image, "PNG"))).getpixel((5, 5)) == (255, 255, 255)


def test_of_an_animation_the_first_picture_is_kept() -> None:
    """A card stands still."""
    from PIL import Image

    frames = [Image.new("RGB", (30, 30), colour) for colour in (RED, BLUE)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])

    image = opened(clean(data))

    assert getattr(image, "n_frames", 1) == 1
    assert near(image.convert("RGB").getpixel((5, 5)), RED)  # type: ignore[arg-type]


def test_a_wide_gamut_photo_is_brought_to_srgb() -> None:
    """Without its profile the colors would turn pale."""
    from PIL import Image, ImageCms

    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    data = saved(Image.new("RGB", (20, 20), (120, 60, 60)), "PNG", icc_profile=lab)

    made = opened(clean(data))

    assert "icc_profile" not in made.info


def test_a_broken_color_profile_does_not_stop_a_photo() -> None:
    """Profiles are untrusted as well."""
    made = opened(clean(saved(two_halves(), "PNG", icc_profile=b"not a profile at all" * 20)))

    assert "icc_profile" not in made.info


def png_header(width: int, height: int) -> bytes:
    """A PNG that promises a size and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def traps() -> dict[str, bytes]:
    """Name -> bytes that must be refused."""
    photo = saved(two_halves(400, 300), quality=90)
    return {
        "empty": b"",
        "text": b"hello, I am a picture",
        "random": random.Random(3).randbytes(4000),
        "60,000 x 60,000": png_header(60_000, 60_000),
        "0 x 0": png_header(0, 0),
        "bomb of 20,000 x 20,000": png_header(20_000, 20_000),
        "SVG": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "SVG with a mark": b"\xef\xbb\xbf  <svg></svg>",
        "HEIC": b"\0\0\0\x18ftypheic" + b"\0" * 100,
        "PDF": b"%PDF-1.7 ...",
        "ZIP": b"PK\x03\x04" + b"\0" * 100,
        "EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        "JPEG header only": photo[:200],
        "PNG without pixels": png_header(300, 300),
        "GIF cut off": saved(two_halves(), "GIF")[:40],
        "WebP cut off": saved(two_halves(), "WEBP")[:60],
    }


@pytest.mark.parametrize("name", traps())
def test_a_trap_or_a_broken_file_is_refused_with_one_sentence(name: str) -> None:
    """Issue E, bad input. Whatever is inside, it is BadInput and nothing else."""
    data = traps()[name]

    for way in (clean, lambda d: crop_to(d, SQUARE)):
        with pytest.raises(BadInput) as caught:
            way(data)
        assert caught.value.message.endswith(".")
        assert "Traceback" not in caught.value.message


def test_a_cut_off_photo_is_refused() -> None:
    """Half a photo with a grey rest must not reach a patient."""
    photo = saved(two_halves(900, 700), quality=95)

    with pytest.raises(BadInput, match="cut off"):
        clean(photo[: len(photo) // 2])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_photo_with_any_bytes_changed_is_read_or_refused_never_a_crash(data: st.DataObject) -> None:
    """Untrusted input: no other exception may get out."""
    kind = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]))
    photo = bytearray(saved(two_halves(48, 32), kind))
    for _ in range(data.draw(st.integers(1, 8))):
        photo[data.draw(st.integers(0, len(photo) - 1))] = data.draw(st.integers(0, 255))
    refusals = []
    for way in (inspect, clean, lambda d: crop_to(d, SQUARE)):
        try:
            way(bytes(photo))
        except BadInput as error:
            refusals.append(error.message)

    assert all(message.endswith(".") for message in refusals)


def test_a_large_photo_is_kept_no_larger_than_needed() -> None:
    """Four times what any platform shows is enough."""
    from PIL import Image

    big = saved(Image.new("RGB", (6000, 4000), RED), quality=70)

    assert max(opened(clean(big)).size) == 4096


@pytest.mark.peer
def test_exiftool_finds_nothing_in_a_cleaned_photo(tmp_path: Path) -> None:
    """Issue E: metadata read back with another tool is empty."""
    tool = shutil.which("exiftool")
    if tool is None:
        pytest.skip("exiftool is not installed (Debian: libimage-exiftool-perl)")
    for name, data in (("clean.jpg", clean(with_exif(6))), ("crop.jpg", crop_to(with_exif(3), SQUARE))):
        path = tmp_path / name
        path.write_bytes(data)

        done = subprocess.run([tool, "-G1", "-s", str(path)], capture_output=True, text=True, check=True)

        groups = {line.split("]")[0].strip("[ ") for line in done.stdout.splitlines()}
        assert groups <= {"ExifTool", "System", "File", "JFIF", "Composite"}, done.stdout


def test_an_avif_photo_under_its_familys_name_is_read_and_not_taken_for_heic() -> None:
    """Both come in one container; some programs write the family's name first and AVIF among the others."""
    data = saved(two_halves(64, 48), "AVIF")
    disguised = data[:8] + b"mif1" + data[12:]

    assert b"avif" in data[16:40]
    assert clean(disguised)[:2] == b"\xff\xd8"


def test_a_heic_photo_is_refused_with_what_to_do_instead() -> None:
    """The decoder's packages bundle parts under the GPL (docs/decisions/0017)."""
    heic = b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + b"\0" * 100

    with pytest.raises(BadInput, match="HEIC") as refused:
        clean(heic)

    assert "JPEG" in refused.value.hint
