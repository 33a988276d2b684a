"""Which versions are shown, and what they say differently."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from composer.app.writing.versions import changes, sittings
from composer.model.post import Override, Post, Revision

START = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def saved(*minutes: float) -> list[Revision]:
    """Revisions saved so many minutes after nine."""
    return [Revision(Post("p", "tip"), n, START + timedelta(minutes=m)) for n, m in enumerate(minutes, 1)]


def test_one_version_a_sitting_is_shown_the_newest_first() -> None:
    """A pause in typing saves: a hundred versions of one paragraph would hide the one that is looked for."""
    shown = sittings(saved(0, 0.1, 0.2, 60, 60.5, 200))

    assert [r.number for r in shown] == [6, 5, 3, 1]


def test_a_post_saved_once_has_one_version() -> None:
    """The first is also the last."""
    assert [r.number for r in sittings(saved(0))] == [1]
    assert sittings([]) == ()


def test_every_part_that_differs_is_named_and_no_other() -> None:
    """What goes back must be seen before it does."""
    then = Post("p", "tip", answers={"body": "Brush once."}, hashtags=("Teeth",), platforms=("x",))
    now = replace(then, answers={"body": "Brush twice."}, overrides={"x": Override(text="Short")})

    found = {change.part: (change.then, change.now) for change in changes(then, now)}

    assert found == {"body": ("Brush once.", "Brush twice."), "Text for x": ("", "Short")}
