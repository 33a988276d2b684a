"""Answers to findings: kept with their reason, gone when the words change, and never a way around the records."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from composer.app.app import App
from composer.app.wiring import open_app
from composer.app.writing import waivers
from composer.credentials.session import SessionSecrets
from composer.model.errors import BadInput, Refused
from composer.model.finding import Finding, Place, Severity, Waiver
from composer.model.moment import SystemClock, at_wall
from composer.model.post import Post
from composer.templating.postfile import read_post, write_post

CLOCK = SystemClock()
STOP = Finding("privacy.name", Severity.STOP, "A patient's name", Place("slot:fact", 0, 4))
WARN = Finding("plain.word", Severity.WARN, "A hard word", Place("slot:fact", 5, 10))
OVER = Finding("platform.over_limit", Severity.STOP, "X: 20 over the limit of 280", platform="x")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The program on a data folder of its own."""
    with open_app(argparse.Namespace(home=str(tmp_path / "data")), secrets=SessionSecrets()) as made:
        yield made


def post(fact: str = "Anna likes floss.") -> Post:
    """A post with one slot."""
    return Post("p1", "t", answers={"fact": fact})


def answered(of: Post, *given: Waiver) -> Post:
    """The post with answers in it."""
    return replace(of, extra=MappingProxyType({waivers.KEY: waivers.as_extra(given)}))


def test_an_answered_finding_is_set_aside_with_its_reason() -> None:
    """It is not lost: who reads the post later sees why."""
    waiver = waivers.answer(post(), WARN, "We explain it on the card", "", CLOCK)

    kept, aside = waivers.sift(answered(post(), waiver), (STOP, WARN))

    assert kept == (STOP,)
    assert (aside[0].finding, aside[0].waiver.reason) == (WARN, "We explain it on the card")


def test_other_words_bring_the_finding_back() -> None:
    """An answer holds for the words it was given for."""
    waiver = waivers.answer(post(), WARN, "Fine here", "", CLOCK)

    kept, aside = waivers.sift(answered(post("Anna hates floss."), waiver), (WARN,))

    assert (kept, aside) == ((WARN,), ())


def test_the_same_words_elsewhere_in_the_slot_stay_answered() -> None:
    """Typing in front of them moves them; the answer follows."""
    waiver = waivers.answer(post(), WARN, "Fine here", "", CLOCK)
    moved = replace(WARN, place=Place("slot:fact", 9, 14))

    _kept, aside = waivers.sift(answered(post("Our Anna likes floss."), waiver), (moved,))

    assert [s.finding for s in aside] == [moved]


@pytest.mark.parametrize(("by", "reason"), [("", "She agreed in writing, form 12"), ("Dr. Lee", "ok"), ("  ", "  ")])
def test_overruling_needs_a_name_and_a_reason(by: str, reason: str) -> None:
    """A finding that blocks is let pass by a person in writing, not by a click."""
    with pytest.raises(BadInput):
        waivers.answer(post(), STOP, reason, by, CLOCK)


def test_a_platforms_own_limit_can_not_be_overruled() -> None:
    """The platform would refuse the post whatever we say."""
    with pytest.raises(BadInput):
        waivers.answer(post(), OVER, "I want it longer than that", "Dr. Lee", CLOCK)

    forged = Waiver(OVER.rule, "x", "", waivers.mark_of(post(), OVER), "because", "me", "", overrules=True)
    assert waivers.sift(answered(post(), forged), (OVER,))[0] == (OVER,)


def test_a_mere_not_this_never_lets_a_blocking_finding_pass() -> None:
    """An answer without a reviewer in the post file changes nothing."""
    mere = Waiver(STOP.rule, "", STOP.place.field, waivers.mark_of(post(), STOP), "not this", "", "", overrules=True)

    assert waivers.sift(answered(post(), mere), (STOP,))[0] == (STOP,)


def test_the_answer_never_holds_the_words_it_is_about() -> None:
    """A name that was found must not live on in the post file or in the records."""
    waiver = waivers.answer(post(), STOP, "She is our own hygienist", "Dr. Lee", CLOCK)

    assert "Anna" not in str(waivers.as_extra((waiver,)))


def test_answers_survive_the_post_file() -> None:
    """They are part of the post."""
    waiver = waivers.answer(post(), STOP, "She is our own hygienist", "Dr. Lee", CLOCK)
    there = read_post(write_post(answered(post(), waiver)), "file")

    assert waivers.waivers_of(there) == (waiver,)


@pytest.mark.parametrize("junk", ["x", 7, [1, {}, {"rule": 3}], {"rule": "a"}, [{"rule": "a", "field": "b"}]])
def test_what_is_no_answer_is_passed_over(junk: object) -> None:
    """A post file from elsewhere may hold anything."""
    odd = replace(post(), extra=MappingProxyType({waivers.KEY: junk}))

    assert waivers.sift(odd, (STOP,)) == ((STOP,), ())


def overruled(app: App, *, recorded: bool) -> Post:
    """A sample post whose only blocking finding a reviewer has overruled."""
    sample = replace(app.tools.sample("myth-buster"), platforms=("x",))
    named = sample.with_answer("why", "Mrs. Amelia Hartwell had her root canal here last week.")
    for _round in range(6):
        blockers = [f for f in app.tools.analyse(named).blockers() if waivers.can_overrule(f)]
        if not blockers:
            break
        given = [waivers.answer(named, f, "She is our made-up example", "Dr. Lee", CLOCK) for f in blockers]
        for waiver in given if recorded else ():
            waivers.record(app.desks.store.records, named, waiver, CLOCK)
        named = answered(named, *waivers.waivers_of(named), *given)
    assert waivers.waivers_of(named)
    return named


@pytest.mark.paint
def test_an_overruled_post_can_be_queued_and_the_records_say_who(app: App) -> None:
    """The reviewer's name and reason stand in the chain."""
    when, _ = at_wall("2031-03-04T09:00", "America/Chicago")

    jobs = app.queue(overruled(app, recorded=True), when)

    lines = [r for r in app.records_lines() if r["kind"] == waivers.OVERRULED]
    assert jobs
    assert {(line["body"]["by"], line["body"]["reason"]) for line in lines} == {
        ("Dr. Lee", "She is our made-up example")
    }
    assert "Hartwell" not in str(lines)
    assert app.first_bad_record() is None


@pytest.mark.paint
def test_an_overruling_from_a_file_lets_nothing_through(app: App) -> None:
    """Whoever writes a post file by hand can not skip the reviewer."""
    when, _ = at_wall("2031-03-04T09:00", "America/Chicago")
    brought = overruled(app, recorded=False)

    with pytest.raises(Refused, match="not made here"):
        app.queue(brought, when)
