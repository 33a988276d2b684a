"""What one key press costs in text work: 2,000 characters counted, split and rendered for every platform.

    python -m tests.bench.text [runs]

Prints ratios within one run: the work against two floors (characters told apart by one pattern where the text is not
ASCII; a weighted count by three patterns). The budget of 8 ms was 57 times both floors together where they were measured.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import regex

from composer.model.citation import Citation
from composer.model.post import Post
from composer.model.template import Body, CardWords, Draft, Template
from composer.platforms.count import count, entities
from composer.platforms.registry import Platforms, load
from composer.platforms.render import render

ASSETS = Path(__file__).resolve().parents[2] / "assets"
BUDGET = 57
SENTENCES = (
    "Brush for two minutes, twice a day 🪥, and spit, don’t rinse. Ask our hygienist 👩🏽‍⚕️ how to reach the back teeth. "
    "Sugar between meals feeds plaque; water does not. Naïve tips from the web? Read https://example.org/teeth/care?id=42 "
    "or ask @clinic #HealthyTeeth. "
)
TEXT = (SENTENCES * 12)[:2000]


def draft(text: str) -> Draft:
    """A draft whose only variant is the text."""
    template = Template("t", "T", "health-tip", "en-US", "dental", (), {"default": ("{a}",)})
    words = CardWords("plain", {"headline": "Brush"})
    return Draft(Post("1", "t", hashtags=("DentalHealth",)), template, {"default": Body(text)}, "Brush", words)


CITATIONS = (Citation(1, "a", "ADA MouthHealthy", "https://www.mouthhealthy.org/brushing", "ADA. Brushing."),)


def new_sentences(text: str) -> str:
    """The text with its last word in every sentence: nothing of it was seen before, as after a paste."""
    mark = text.rpartition(" ")[2]
    return text.replace(". ", f" {mark}. ")[: len(text)]


def medians(cases: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Milliseconds of processor time of each case, taken in turns so that all see the same noise."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(runs + 3):
        for name, work in cases.items():
            start = time.thread_time()
            work()
            times[name].append((time.thread_time() - start) * 1000)
    return {name: statistics.median(t[3:]) for name, t in times.items()}


def floors() -> dict[str, Callable[[], object]]:
    """The least a count can cost in Python."""
    cluster, mixed = regex.compile(r"\X"), regex.compile(r"[^\x00-\x7f]+")
    url, wide = regex.compile(r"https?://\S+"), regex.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
    emoji = regex.compile(r"\p{Extended_Pictographic}(?:\p{EMod}|\ufe0f|\u200d\p{Extended_Pictographic})*|\p{RI}{2}")

    def graphemes() -> int:
        return sum(len(cluster.findall(run.group())) for run in mixed.finditer(TEXT))

    def weighted() -> int:
        rest = emoji.sub("", url.sub("", TEXT))
        return len(rest) + len(wide.findall(rest))

    return {"floor: graphemes": graphemes, "floor: weighted count": weighted}


def cases(platforms: Platforms) -> dict[str, Callable[[], object]]:
    """Each platform's rendering, all together, and their parts. The text changes each time, as typing does."""
    number = [0]

    def text() -> str:
        number[0] += 1
        return f"{TEXT[:-8]} {number[0]:07d}"

    def all_of(work: Callable[[str], object]) -> Callable[[], object]:
        return lambda: work(text())

    found: dict[str, Callable[[], object]] = {
        "all platforms: every sentence new": all_of(
            lambda t: [render(r, draft(new), CITATIONS) for new in [new_sentences(t)] for r in platforms]
        ),
        "all platforms: count": all_of(lambda t: [count(r, t) for r in platforms]),
        "all platforms: entities": all_of(lambda t: [entities(r, t) for r in platforms]),
        "all platforms: count, split, render": all_of(lambda t: [render(r, draft(t), CITATIONS) for r in platforms]),
    }
    for rules in platforms:
        found[f"{rules.id}: count, split, render"] = all_of(lambda t, r=rules: render(r, draft(t), CITATIONS))  # type: ignore[misc]
    return found


def wall(platforms: Platforms, runs: int) -> float:
    """Milliseconds on the clock of the whole, the median: what a person waits where nothing else runs."""
    work, times = cases(platforms)["all platforms: count, split, render"], []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main(arguments: Sequence[str]) -> int:
    """Prints one row for each case; 1 when the whole is over its budget."""
    runs = int(arguments[0]) if arguments else 15
    platforms = load(ASSETS / "platforms")
    base = floors()
    found = medians({**base, **cases(platforms)}, runs)
    floor = sum(found[name] for name in base)
    for name, value in found.items():
        print(f"{name:<42} {value:8.3f} ms {value / floor:8.1f} x floors")
    whole = found["all platforms: count, split, render"] / floor
    print(f"all platforms: {whole:.1f} x floors, budget {BUDGET}; {wall(platforms, runs):.1f} ms on the clock")
    return int(whole > BUDGET)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
