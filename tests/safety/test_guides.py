"""The guides that ship, and the loader that reads them: complete, ranked, sourced, and never silently wrong."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from composer.model.errors import BadInput, NotFound
from composer.model.safety import Grade, Offer, Offered
from composer.platforms.registry import ORDER
from composer.safety.guides import Guides, load_guides
from composer.schedulers.registry import KINDS

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "safety"
EVERYTHING = (*ORDER, *(kind.id for kind in KINDS))


@pytest.fixture(scope="module")
def guides() -> Guides:
    """What ships."""
    return load_guides(ASSETS)


@pytest.mark.parametrize("name", EVERYTHING)
def test_every_platform_and_every_scheduler_has_a_guide(guides: Guides, name: str) -> None:
    """Issue G: a practice must not stand alone with one of its accounts."""
    guide = guides.serving(name)

    assert guide.steps
    assert guide.sources
    assert guide.sharing
    assert guide.takeover


@pytest.mark.parametrize("kind", [k.id for k in KINDS if k.capabilities.needs_secret])
def test_every_key_has_its_way_its_rights_and_its_limits(guides: Guides, kind: str) -> None:
    """The wizard draws the way and says what the key must not be able to do."""
    key = guides.serving(kind).key

    assert key is not None
    assert len(key.menu) >= 2
    assert key.rights
    assert key.never


def test_the_strongest_method_comes_first_and_the_text_message_last(guides: Guides) -> None:
    """Passkey or key, authenticator, text message: the order is the advice."""
    order = list(Grade)
    for guide in guides.accounts.values():
        sure = [m for m in guide.methods if m.offer not in {Offer.NO, Offer.UNCONFIRMED}]
        grades = [order.index(m.grade) for m in sure]
        assert grades == sorted(grades), guide.id
        assert list(guide.methods[: len(sure)]) == sure, guide.id
        assert "sms" not in [m.kind for m in sure[:-1]], guide.id


def test_nothing_is_told_without_a_source_and_doubts_are_told(guides: Guides) -> None:
    """Honest: what was not confirmed is marked and said."""
    for guide in guides.accounts.values():
        assert guide.checked.year >= 2026
        if guide.offered is Offered.UNCONFIRMED or any(m.offer is Offer.UNCONFIRMED for m in guide.methods):
            assert guide.unconfirmed or any(m.note for m in guide.methods), guide.id
        if all(source.kind != "official" for source in guide.sources) and guide.offered is Offered.OFFERED:
            assert guide.unconfirmed or guide.id == "metricool", guide.id


def test_recovery_codes_are_never_asked_for(guides: Guides) -> None:
    """They are kept on paper; a program that holds them is one more thing to steal."""
    for guide in guides.accounts.values():
        for step in guide.steps:
            if "codes" in step.id:
                assert "never in this program" in step.why.lower(), guide.id


def test_threads_is_protected_by_instagram(guides: Guides) -> None:
    """An account without a sign-in of its own says whose it is."""
    assert guides.serving("threads").through == "instagram"


def test_every_sheet_can_be_printed(guides: Guides) -> None:
    """First hour, drill, joiner, leaver, policy."""
    assert set(guides.sheets) == {"first-hour", "phishing-drill", "joiner", "leaver", "policy"}
    assert all(sheet.sections and sheet.sources for sheet in guides.sheets.values())


def test_an_unknown_name_is_a_sentence(guides: Guides) -> None:
    """Not a KeyError."""
    with pytest.raises(NotFound, match="myspace"):
        guides.serving("myspace")
    with pytest.raises(NotFound) as caught:
        guides.sheet("nope")
    assert "first-hour" in caught.value.hint


# --- the loader ---


def changed(folder: Path, name: str, change: Callable[[dict[str, Any]], object]) -> Path:
    """A copy of what ships with one file changed."""
    copy = folder / "safety"
    shutil.copytree(ASSETS, copy)
    path = copy / name
    value = json.loads(path.read_text(encoding="utf-8"))
    change(value)
    path.write_text(json.dumps(value), encoding="utf-8")
    return copy


BROKEN: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "a newer schema": ("accounts/x.json", lambda v: v.update(schema=2)),
    "no schema": ("accounts/x.json", lambda v: v.pop("schema")),
    "no steps": ("accounts/x.json", lambda v: v.update(steps=[])),
    "the same step twice": ("accounts/x.json", lambda v: v["steps"].append(v["steps"][0])),
    "no sources": ("accounts/x.json", lambda v: v.update(sources=[])),
    "a source without https": ("accounts/x.json", lambda v: v["sources"][0].update(url="http://x.com")),
    "a source of an unknown kind": ("accounts/x.json", lambda v: v["sources"][0].update(kind="rumour")),
    "a bad date": ("accounts/x.json", lambda v: v.update(checked="yesterday")),
    "an unknown method": ("accounts/x.json", lambda v: v["methods"][0].update(kind="magic")),
    "a method twice": ("accounts/x.json", lambda v: v["methods"].append(v["methods"][0])),
    "offered without a method": ("accounts/x.json", lambda v: v.update(methods=[])),
    "two guides for one platform": ("accounts/x.json", lambda v: v["serves"].append("tiktok")),
    "through nobody": ("accounts/threads.json", lambda v: v.update(through="myspace")),
    "a step that is a text": ("accounts/x.json", lambda v: v.update(steps=["open"])),
    "two lines in one": ("accounts/x.json", lambda v: v.update(recovery="one\ntwo")),
    "a key without a way": ("accounts/buffer.json", lambda v: v["key"].update(menu=["Settings"])),
    "an unknown grade": ("methods.json", lambda v: v["methods"][0].update(grade="divine")),
    "a sheet without sections": ("sheets/joiner.json", lambda v: v.update(sections=[])),
    "a box that is no box": ("sheets/joiner.json", lambda v: v["sections"][0].update(checklist="yes")),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_refused_with_its_name(tmp_path: Path, case: str) -> None:
    """Wrong advice on safety is worse than none."""
    name, change = BROKEN[case]
    folder = changed(tmp_path, name, change)

    with pytest.raises(BadInput) as caught:
        load_guides(folder)

    assert Path(name).stem.split(".")[0] in f"{caught.value.where} {caught.value.message}"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"schema": true}'])
def test_a_file_that_is_no_object_is_refused(tmp_path: Path, text: str) -> None:
    """Bad input never ends in a traceback."""
    folder = changed(tmp_path, "accounts/x.json", lambda _v: None)
    (folder / "accounts/x.json").write_text(text, encoding="utf-8")

    with pytest.raises(BadInput):
        load_guides(folder)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """A size cap on all input."""
    folder = changed(tmp_path, "accounts/x.json", lambda v: v.update(recovery="x" * 300_000))

    with pytest.raises(BadInput, match="too large"):
        load_guides(folder)
