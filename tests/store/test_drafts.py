"""Drafts: every revision stays, the list is newest first, the search finds what was typed."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.model.errors import BadInput, NotFound
from composer.model.post import Post
from composer.store.database import Database
from composer.store.drafts import Drafts
from composer.store.store import Store
from composer.templating.postfile import post_to_json

MakePost = Callable[..., Post]


def titles(store: Store, *words: str, **options: object) -> list[str]:
    """Titles found."""
    return [row.title for row in store.drafts.list(*words, **options)]  # type: ignore[arg-type]


def test_a_saved_post_comes_back_as_it_was(store: Store, make_post: MakePost, now: datetime) -> None:
    """The round trip, with everything a post can hold."""
    post = make_post(extra={"from_the_future": {"keep": [1, None]}})

    saved = store.drafts.save(post, "Fluoride", now)

    assert saved.number == 1
    read = store.drafts.latest(post.id)
    assert post_to_json(read.post) == post_to_json(post)
    assert (read.number, read.saved_at) == (1, now)


def test_an_edit_is_a_new_revision_and_the_old_ones_stay(store: Store, make_post: MakePost, now: datetime) -> None:
    """DESIGN 2: immutable; an edit is a new revision."""
    first = make_post()
    second = first.with_answer("fact", "It protects teeth")
    store.drafts.save(first, "One", now)

    store.drafts.save(second, "Two", now + timedelta(seconds=1))

    assert [r.number for r in store.drafts.revisions(first.id)] == [1, 2]
    assert store.drafts.revision(first.id, 1).post.answers["fact"] == "Tiny amounts protect enamel"
    assert store.drafts.latest(first.id).post.answers["fact"] == "It protects teeth"


def test_an_unchanged_post_makes_no_new_revision(store: Store, make_post: MakePost, now: datetime) -> None:
    """The autosave fires often; history shows edits only."""
    post = make_post()
    store.drafts.save(post, "One", now)

    again = store.drafts.save(post, "One", now + timedelta(hours=1))

    assert (again.number, again.saved_at) == (1, now)


def test_a_new_title_for_the_same_words_changes_the_list_only(store: Store, make_post: MakePost, now: datetime) -> None:
    """A template that names its posts differently is not an edit."""
    post = make_post()
    store.drafts.save(post, "Old name", now)

    again = store.drafts.save(post, "New name", now)

    assert again.number == 1
    assert titles(store) == ["New name"]


@pytest.mark.parametrize("change", ["UPDATE revision SET body = '{}'", "DELETE FROM revision"])
def test_the_database_itself_refuses_to_change_history(
    store: Store, make_post: MakePost, now: datetime, change: str
) -> None:
    """The rule holds for every program that opens the file."""
    store.drafts.save(make_post(), "One", now)

    with pytest.raises(sqlite3.IntegrityError, match="revision"):
        store.db.run(change)


def test_the_list_shows_the_last_changed_first(store: Store, make_post: MakePost, now: datetime) -> None:
    """Saving brings a post to the top, whatever its clock says."""
    a, b = make_post(), make_post()
    store.drafts.save(a, "A", now)
    store.drafts.save(b, "B", now + timedelta(hours=1))

    store.drafts.save(a.with_answer("fact", "changed"), "A", now)

    assert titles(store) == ["A", "B"]


def test_a_kind_can_be_chosen(store: Store, make_post: MakePost, now: datetime) -> None:
    """The template's id stands for the family where none is given."""
    store.drafts.save(make_post(), "Myth", now)
    store.drafts.save(make_post(template="tip-2"), "Tip", now, kind="health-tip")

    assert titles(store, kind="health-tip") == ["Tip"]
    assert titles(store, "fluor", kind="health-tip") == ["Tip"]
    assert titles(store, "fluor", kind="myth-buster") == ["Myth"]


def test_a_post_in_the_bin_is_out_of_sight_until_it_is_restored(
    store: Store, make_post: MakePost, now: datetime
) -> None:
    """Nothing is deleted."""
    post = make_post()
    store.drafts.save(post, "Gone", now)
    assert titles(store, "fluor") == ["Gone"]

    store.drafts.trash(post.id, now)

    assert (titles(store), titles(store, "fluor"), titles(store, trashed=True)) == ([], [], ["Gone"])
    store.drafts.restore(post.id)
    assert (titles(store), titles(store, "fluor"), titles(store, trashed=True)) == (["Gone"], ["Gone"], [])


def test_a_post_that_is_not_there_is_a_sentence(store: Store, now: datetime) -> None:
    """Asked for by an old link."""
    for question in (
        lambda: store.drafts.latest("nothing"),
        lambda: store.drafts.revision("nothing", 1),
        lambda: store.drafts.trash("nothing", now),
        lambda: store.drafts.restore("nothing"),
    ):
        with pytest.raises(NotFound, match="no such post"):
            question()
    assert store.drafts.revisions("nothing") == []


@pytest.mark.parametrize(
    "search",
    [
        "fluor",
        "FLUORIDE is",
        "poison",
        "zahne",
        "smiling",
        "short w",
        "oral health",
        "protect tiny",
        'fluoride"* OR',
        "(fact) fluoride",
    ],
)
def test_search_finds_answers_hashtags_overrides_alt_texts_and_source_titles(
    store: Store, make_post: MakePost, now: datetime, search: str
) -> None:
    """As typed: any case, any order, without accents, the last word unfinished, signs ignored."""
    store.drafts.save(
        make_post(answers={"myth": "Fluoride is poison", "fact": "Tiny amounts protect; or fact"}), "T", now
    )
    store.drafts.save(make_post(answers={}, sources=(), claims=(), hashtags=(), media=(), overrides={}), "Other", now)

    assert titles(store, search) == ["T"]


def test_search_sees_the_latest_revision_only(store: Store, make_post: MakePost, now: datetime) -> None:
    """The index follows a post through its edits."""
    post = make_post()
    store.drafts.save(post, "T", now)
    assert titles(store, "poison") == ["T"]

    store.drafts.save(post.with_answer("myth", "Sugar is fine"), "T", now)

    assert titles(store, "poison") == []
    assert titles(store, "sugar") == ["T"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(search=st.text(max_size=40))
def test_no_search_text_breaks_the_search(store: Store, search: str) -> None:
    """It is typed by people, letter by letter."""
    assert isinstance(store.drafts.list(search), list)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(), max_size=60), title=st.text(alphabet=st.characters(), max_size=20))
def test_any_text_survives_the_round_trip(
    store: Store, make_post: MakePost, now: datetime, text: str, title: str
) -> None:
    """Emoji, right-to-left, half surrogates from a broken paste, NUL."""
    post = make_post(answers={"myth": text})

    store.drafts.save(post, title, now)

    kept = store.drafts.latest(post.id).post.answers["myth"]
    assert kept == text or any("\ud800" <= sign <= "\udfff" for sign in text)
    assert store.drafts.save(store.drafts.latest(post.id).post, title, now).number == 1


def test_what_could_not_be_opened_again_is_not_written(store: Store, make_post: MakePost, now: datetime) -> None:
    """A post file has caps; a post beyond them is refused at once, not when it is opened next week."""
    post = make_post()
    store.drafts.save(post, "T", now)

    with pytest.raises(BadInput):
        store.drafts.save(post.with_answer("myth", "x" * 2_000_000), "T", now)

    assert store.drafts.latest(post.id).number == 1


def test_a_search_still_answers_when_the_index_cannot_be_written(
    store: Store, make_post: MakePost, now: datetime
) -> None:
    """On a full or read-only disk people still have to find their posts."""
    post = make_post()
    store.drafts.save(post, "T", now)
    assert titles(store, "poison") == ["T"]
    store.drafts.save(replace(post, hashtags=("new",)), "T", now)
    store.db.run("PRAGMA query_only = ON")

    assert titles(store, "poison") == ["T"]


def test_drafts_need_nothing_but_a_connection(store: Store) -> None:
    """Parts are made from their connection alone; no hidden state."""
    db: Database = store.db

    assert Drafts(db).list() == []
