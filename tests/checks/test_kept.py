"""What is kept between two key presses, and the quick looks before costly ones, change nothing of what is found."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.checks import identifiers
from composer.checks.context import Context, Passage
from composer.checks.folding import fold
from composer.checks.forms import FORMS
from composer.checks.memo import Memo
from composer.checks.registry import Checks
from composer.checks.rulepack import LazyPack
from composer.checks.sentence import Sentence
from composer.checks.wording import words_of
from composer.model.practice import CheckSettings, Region

FRESH = sorted((Path(__file__).parent / "fresh").glob("*.txt"))
SETTINGS = CheckSettings(today="2026-11-21")
SENTENCES = (
    "Our patient Maria Lopez came in on May 3.",
    "Brush two times a day.",
    "My name is jane doe",
    "She is 93 and lives at 12 Oak Street, Ames.",
    "We guarantee a painless visit!",
    "Call 555-201-3344 or five five five two oh one three three four four.",
    "The only teacher in town lost his crown.",
    "\n- Plaque is removed by flossing.",
    "Thanks to\nErika",
    "Una paciente de 34 a\u00f1os vino ayer.",
    "Studies show that 9 out of 10 people like it.",
    "Don\u2019t wait \u2764\ufe0f \u0430bout it?",
    "And Becker, Vasquez and Smith.",
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7).map(" ".join)


@pytest.fixture(scope="module")
def pack(assets: Path) -> LazyPack:
    """The rules that ship, read once."""
    return LazyPack(assets / "rules")


@pytest.fixture(scope="module")
def used(pack: LazyPack) -> Checks:
    """Checks that have seen all texts of this file before."""
    return Checks(pack)


@settings(deadline=None)
@given(text=texts)
def test_what_was_seen_before_changes_nothing(pack: LazyPack, used: Checks, text: str) -> None:
    """A key press asks only about the sentence it changed; the findings are those of a first look."""
    assert used.check_text(text, SETTINGS) == Checks(pack).check_text(text, SETTINGS)


def test_another_region_is_not_answered_with_what_was_found_in_the_first(pack: LazyPack, used: Checks) -> None:
    """Sentences are kept for all regions, their claims are not."""
    text = "Read what our patients say: Ann loved her new smile."
    for region in (Region.US, Region.UK, Region.AU, Region.US):
        settings = CheckSettings(region, "2026-11-21")

        assert used.check_text(text, settings) == Checks(pack).check_text(text, settings)


def test_what_is_in_use_stays_and_the_rest_is_let_go() -> None:
    """The memory must not grow with the day, and a key press must not lose the post's other sentences."""
    memo, made = Memo(10), list[int]()

    def make(n: int) -> int:
        made.append(n)
        return n

    def get(n: int) -> int:
        return memo.get(n, lambda: make(n))

    for n in range(1, 100):
        get(0)
        get(n)

    assert made.count(0) == 1
    get(1)
    assert made.count(1) == 2


def test_a_sentence_is_asked_once_for_each_question() -> None:
    """Even when the answer is "nothing"."""
    sentence, asked = Sentence("Brush.", "brush."), list[str]()
    for _ in range(3):
        sentence.once("q", lambda s: asked.append(s.text))

    assert asked == ["Brush."]


@given(lower=st.text(st.sampled_from("ab'1_-. \u00e9"), max_size=30))
def test_a_sentence_has_the_words_that_the_rules_expect(lower: str) -> None:
    """Most sentences are spared the slow way to their words."""
    assert Sentence(lower, lower).words == words_of(lower)


@given(text=st.text(st.sampled_from("1a_ .\u0663-"), max_size=40))
def test_numbers_are_found_from_their_first_digit_as_by_a_walk_through_all_letters(text: str) -> None:
    """The short way jumps from number to number."""
    pattern = re.compile(r"\b\d{1,3}[a.]?\d?")

    assert [m.span() for m in Passage("t", text).from_numbers(pattern)] == [m.span() for m in pattern.finditer(text)]


@given(
    text=st.text(
        st.sampled_from("aS1 .`\u2019\u0430\u00e9\uff21\u03d2\u03a5\u200b\ufe0f\u2003\u0130\U0001f600\u017f"),
        max_size=20,
    )
)
def test_folding_keeps_every_sign_in_its_place(text: str) -> None:
    """Findings underline the words as they were written, whatever look-alikes and hidden signs stand among them."""
    folded = fold(text)

    assert len(folded.text) == len(folded.lower)
    for n, plain in enumerate(folded.text):
        first, last = folded.back(n, n + 1)
        written = text[first:last]
        assert last == first + 1
        assert plain in {written, " ", unicodedata.normalize("NFKC", written)} or written in "\u2019\u0430`\u03a5"


def test_stretches_around_numbers_never_lie_on_top_of_each_other() -> None:
    """A word without end would be read again for each of its numbers."""
    windows = Passage("t", ("1" + "a" * 300) * 50).digit_windows

    assert windows == ((0, 301 * 50),)


def test_identifiers_are_the_same_without_the_quick_looks(pack: LazyPack, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form's signs must stand in its matches; a sign that stands only elsewhere in a text would hide some of them."""
    passages = [Passage("text", line) for path in FRESH for line in path.read_text(encoding="utf-8").splitlines()]
    context = Context.of_text("", SETTINGS, pack.get())

    quick = [list(identifiers.check_forms(context, passage)) for passage in passages]
    slow_forms = [replace(form, needs_near=("",) if form.needs else (), words=frozenset(), ends=None) for form in FORMS]
    monkeypatch.setattr(identifiers, "FORMS", slow_forms)
    slow = [list(identifiers.check_forms(context, passage)) for passage in passages]

    assert quick == slow
    assert sum(map(len, quick)) > 50
