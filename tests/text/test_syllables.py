"""The syllable counter against words counted by ear."""

from pathlib import Path

from composer.text.syllables import count

FILE = Path(__file__).resolve().parent / "syllables_by_ear.txt"


def test_seven_hundred_words_are_counted_as_the_ear_counts_them() -> None:
    """Everyday and dental words that were not chosen for being easy; a grade leans on every one of them."""
    rows = [line.partition(":") for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    wanted = {word: int(number) for number, _, words in rows for word in words.split()}

    wrong = {word: count(word) for word, number in wanted.items() if count(word) != number}

    assert len(wanted) > 650
    assert len(wrong) / len(wanted) <= 0.012, wrong
