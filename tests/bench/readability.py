"""How near the reading grades come to published ones: correlation and mean error over a table of texts.

    python -m tests.bench.readability FILE.csv TEXT_COLUMN GRADE_COLUMN [flesch_kincaid_grade]

The table is read where it lies and never becomes part of the project. Texts below a hundred words are left out.
"""

import csv
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from composer.text.reading import measure

LEAST_WORDS = 100
WORDS = Path(__file__).resolve().parents[2] / "assets" / "rules" / "words" / "familiar.txt"


def familiar() -> frozenset[str]:
    """The words most fourth-graders know, for the Dale-Chall score."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def main(arguments: Sequence[str]) -> int:
    """Prints one row."""
    file, text, grade, *score = arguments
    csv.field_size_limit(10_000_000)
    known, ours, theirs = familiar(), [], []
    with Path(file).open(encoding="utf-8", errors="replace", newline="") as table:
        for row in csv.DictReader(table):
            found = measure(row[text], known)
            if found.words >= LEAST_WORDS and row[grade]:
                ours.append(float(getattr(found, score[0] if score else "flesch_kincaid_grade")))
                theirs.append(float(row[grade]))
    apart = [a - b for a, b in zip(ours, theirs, strict=True)]
    print(
        f"{len(ours)} texts: correlation {statistics.correlation(ours, theirs):.4f}, mean error "
        f"{statistics.mean(map(abs, apart)):.3f}, bias {statistics.mean(apart):+.3f}"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
