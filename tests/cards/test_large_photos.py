"""Large pictures: taken small enough for any computer, whole, and without a word too much."""

import pytest
from PIL import Image, ImageChops

from composer.cards.flatten import flat_within
from composer.cards.photos import clean, inspect
from composer.model.errors import BadInput
from tests.cards.test_photos import near, opened, png_header, saved


def test_the_largest_photos_of_phones_are_read() -> None:
    """48 megapixels: decoded at full size they would be too many, at half the size they are enough."""
    data = saved(Image.new("RGB", (8064, 6048), (90, 140, 150)))

    kept = opened(clean(data))

    assert 2 * 1080 <= max(kept.size) <= 4096
    assert near(kept.getpixel((9, 9)), (90, 140, 150))  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_a_picture_shrunk_band_by_band_has_no_seams(monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    """Large pictures are taken in bands so that they are in memory once; nobody may see where one ends."""
    picture = Image.effect_noise((900, 700), 80).resize((1800, 1400), Image.Resampling.BICUBIC).convert(mode)
    whole = flat_within(picture.copy(), 1000)
    monkeypatch.setattr("composer.cards.flatten.AT_ONCE", 1000)
    monkeypatch.setattr("composer.cards.flatten.BAND", 90_000)

    made = flat_within(picture.copy(), 1000)

    assert made.size == whole.size
    assert max(high for _low, high in ImageChops.difference(made, whole).getextrema()) <= 3


def test_a_picture_with_far_too_many_pixels_is_one_sentence_and_no_warning(recwarn: pytest.WarningsRecorder) -> None:
    """Pillow's own warning stood on the command line above the sentence."""
    with pytest.raises(BadInput, match="too many pixels"):
        inspect(png_header(12_000, 12_000))

    assert not recwarn.list
