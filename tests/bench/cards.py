"""Card benchmark: `python -m tests.bench.cards`. Prints ratios of one run (DESIGN 7); nothing here is asserted as a time.

Cases of one table run in turn, round after round, so that a busy machine slows all of them alike.
"""

import io
import multiprocessing
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from composer.cards.encode import ZLIB_LEVEL, Pixels, png_of, to_jpeg, to_png
from composer.cards.photos import crop_to
from composer.model.card import CardSpec
from tests.cards.samples import SAMPLES, SHAPES, TEAL, spec, words

if TYPE_CHECKING:
    from composer.cards.paint.painter import Painter

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 40
BATCH = 100
TITLES = (
    "Brush twice a day",
    "Sealants protect molars",
    "Water is the best drink",
    "Floss before you brush",
    "Chew without sugar",
)


def make_painter() -> "tuple[object, Painter]":
    """An application to keep, and a painter."""
    from composer.cards.layouts import load_layouts
    from composer.cards.paint.painter import Painter
    from composer.cards.paint.runtime import ensure_application

    app = ensure_application()
    return app, Painter(load_layouts(ROOT / "templates" / "cards"), ROOT / "assets" / "fonts")


def cards(count: int) -> list[CardSpec]:
    """Specs of cards that all differ in their words."""
    made = []
    for n in range(count):
        title = f"{TITLES[n % len(TITLES)]} ({n})"
        body = f"Use a pea of fluoride toothpaste, number {n}, and spit without rinsing."
        card = words(
            SAMPLES[n % 2 + 1].layout,
            label="Health tip",
            headline=title,
            body=body,
            time="9:00 AM",
            day=str(n % 28 + 1),
        )
        made.append(spec(card, SHAPES[0]))
    return made


def in_turn(cases: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Each case's lower quartile in milliseconds of processor time, so that other programs count less."""
    took: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, case in cases.items():
            start = time.process_time()
            case()
            took[name].append((time.process_time() - start) * 1000)
    return {name: sorted(times)[len(times) // 4] for name, times in took.items()}


def one_card(painter: "Painter") -> None:
    """One warm 1080 x 1350 card against the encoding of its finished pixels."""
    made = spec(SAMPLES[0], SHAPES[0], TEAL)
    fresh = iter(cards(10_000))
    pixels = painter.encoded(made, kept)
    finished = pixels.image()
    got = in_turn(
        {
            "encode JPEG alone": lambda: to_jpeg(pixels),
            "encode PNG alone": lambda: png_of(finished),
            "card to JPEG": lambda: painter.encoded(made, to_jpeg),
            "card to PNG": lambda: painter.encoded(made, to_png),
            "layout": lambda: painter.scene(made),
            "layout and paint": lambda: painter.paint(made),
            "new words to JPEG": lambda: painter.encoded(next(fresh), to_jpeg),
        },
        ROUNDS,
    )
    for name, ms in got.items():
        print(f"{name:24} {ms:8.2f} ms")
    ratio("card to JPEG / encoding alone", got["card to JPEG"], got["encode JPEG alone"], 2.0)
    ratio("new words to JPEG / encoding", got["new words to JPEG"], got["encode JPEG alone"], 2.0)
    ratio(f"card to PNG / encoding alone (zlib {ZLIB_LEVEL})", got["card to PNG"], got["encode PNG alone"], 1.3)


def ratio(name: str, part: float, whole: float, budget: float) -> None:
    """One line: the ratio and its budget."""
    print(f"  {name:46} {part / whole:5.2f}  (budget {budget})")


def preview(painter: "Painter") -> None:
    """A card while somebody types: laid out and painted anew, nothing encoded."""
    fresh = iter(cards(10_000))
    got = in_turn({"live preview": lambda: painter.pixels(next(fresh))}, ROUNDS)
    print(f"live preview of new words {got['live preview']:.2f} ms (budget 8)")


def twelve_platforms(painter: "Painter") -> None:
    """All shapes of one post against one card twelve times."""
    shapes = (SHAPES * 2)[:12]
    got = in_turn(
        {
            "one card": lambda: painter.encoded(spec(SAMPLES[0], SHAPES[0]), to_jpeg),
            "twelve": lambda: [painter.encoded(spec(SAMPLES[0], shape), to_jpeg) for shape in shapes],
        },
        8,
    )
    ratio("twelve platforms of a post / one card", got["twelve"], got["one card"], 12.0)


def batch(painter: "Painter") -> None:
    """Cards a second of processor time in this process, beside what encoding alone would allow, and with two."""
    made = cards(BATCH)
    ready = [painter.encoded(m, kept) for m in made[: BATCH // 5]]
    floor = sorted(timed(lambda p=pixels: to_jpeg(p)) for pixels in ready)[len(ready) // 4]  # type: ignore[misc]
    size = len(to_jpeg(ready[0])) // 1000
    start = time.process_time()
    for m in made:
        painter.encoded(m, to_jpeg)
    alone = BATCH / (time.process_time() - start)
    one, two = in_processes(1), in_processes(2)
    print(f"batch of {BATCH} different cards, {size} kB each: {alone:.0f} JPEG a second of processor time (budget 200)")
    print(f"  encoding alone allows {1 / floor:.0f} on this core, so {alone * floor:.0%} of what can be had")
    print(f"  by the clock: one process {one:.0f}, two {two:.0f}")
    ratio("two workers / one", two, one, 1.8)


def kept(lent: Pixels) -> Pixels:
    """Finished pixels that may be used again."""
    return replace(lent, data=memoryview(bytes(lent.data)), owner=None)


def timed(case: Callable[[], object]) -> float:
    """Seconds of processor time of one run."""
    start = time.process_time()
    case()
    return time.process_time() - start


def work(barrier: "multiprocessing.synchronize.Barrier", count: int) -> None:
    """One worker of a batch: warms up, waits for the others, encodes."""
    _app, painter = make_painter()
    made = cards(count)
    painter.encoded(made[0], to_jpeg)
    barrier.wait()
    for m in made:
        painter.encoded(m, to_jpeg)
    barrier.wait()


def in_processes(workers: int) -> float:
    """Cards a second of so many processes, their start-up left out."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(workers + 1)
    processes = [context.Process(target=work, args=(barrier, BATCH)) for _ in range(workers)]
    for process in processes:
        process.start()
    barrier.wait()
    start = time.perf_counter()
    barrier.wait()
    took = time.perf_counter() - start
    for process in processes:
        process.join()
    return workers * BATCH / took


def photo() -> None:
    """A 24-megapixel photo lying on its side, against its scaled decode."""
    from PIL import Image

    data = large_photo()
    got = in_turn(
        {
            "scaled decode, 2:1": lambda: decoded(Image.open(io.BytesIO(data)), (2025, 1350)),
            "scaled decode, 4:1": lambda: decoded(Image.open(io.BytesIO(data)), (1500, 1000)),
            "photo to 1080 x 1350": lambda: crop_to(data, SHAPES[0]),
        },
        8,
    )
    for name, ms in got.items():
        print(f"{name:24} {ms:8.1f} ms")
    done = got["photo to 1080 x 1350"]
    ratio("24-megapixel photo / decode that needs no enlarging", done, got["scaled decode, 2:1"], 1.25)
    ratio("24-megapixel photo / decode we use, 8 % short", done, got["scaled decode, 4:1"], 1.25)


def decoded(image: object, size: tuple[int, int]) -> None:
    """The floor: decoding at a reduced size and nothing else."""
    image.draft("RGB", size)  # type: ignore[attr-defined]
    image.load()  # type: ignore[attr-defined]


def large_photo() -> bytes:
    """6000 x 4000 with texture, orientation 6."""
    from PIL import Image

    base = Image.effect_noise((750, 500), 60).resize((6000, 4000), Image.Resampling.BICUBIC)
    fine = Image.effect_noise((6000, 4000), 12)
    image = Image.merge("RGB", (Image.blend(base, fine, 0.3), base, Image.blend(base, fine, 0.5)))
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90, exif=exif)
    return out.getvalue()


def main() -> int:
    """All tables."""
    _app, painter = make_painter()
    one_card(painter)
    preview(painter)
    twelve_platforms(painter)
    batch(painter)
    photo()
    return 0


if __name__ == "__main__":
    sys.exit(main())
