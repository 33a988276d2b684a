"""The stricter of platform and chosen scheduler counts; the practice's own file wins over ours."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from composer.app.app import App
from composer.app.wiring import open_app
from composer.app.writing.capping import caps_for
from composer.credentials.session import SessionSecrets
from composer.model.errors import BadInput
from composer.model.ids import new_id
from composer.model.post import Override
from composer.model.scheduler import Channel, Connection
from composer.platforms.caps import load_caps

POSTIZ = Connection(
    new_id(), "postiz", "Postiz", channels=(Channel("c1", "tiktok", "Ours"), Channel("c2", "x", "Ours"))
)
FOLDER = Connection(new_id(), "folder", "Folder")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The program on a data folder of its own."""
    with open_app(argparse.Namespace(home=str(tmp_path / "data")), secrets=SessionSecrets()) as made:
        yield made


def own_file(folder: Path, **schedulers: Any) -> Path:
    """A practice's own file."""
    path = folder / "platforms.json"
    data = {"schema": 1, "checked_on": "2026-12-01", "platforms": {}, "schedulers": schedulers}
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_only_the_scheduler_a_platform_goes_to_counts(assets: Path) -> None:
    """TikTok takes 4,000, Postiz 2,000 of it; what goes into the folder keeps the platform's own limit."""
    caps = caps_for(("tiktok", "x", "facebook"), (POSTIZ, FOLDER), load_caps(assets / "scheduler-caps.json"))

    assert dict(caps) == {"tiktok": 2000, "x": 280}


def test_the_practices_own_file_replaces_single_figures(assets: Path, tmp_path: Path) -> None:
    """The others stay as shipped."""
    caps = load_caps(
        assets / "scheduler-caps.json", own_file(tmp_path, postiz={"text": {"x": 4000}}, buffer={"text": {"x": 200}})
    )

    assert (caps["postiz"].text["x"], caps["postiz"].text["tiktok"], caps["buffer"].text["x"]) == (4000, 2000, 200)


@pytest.mark.parametrize("junk", [{"text": {"x": -1}}, {"text": {"x": True}}, {"text": []}, 7, {"mark": "Q"}])
def test_a_mistake_is_refused_with_its_place(assets: Path, tmp_path: Path, junk: Any) -> None:
    """In one sentence."""
    with pytest.raises(BadInput, match=r"postiz|braces"):
        load_caps(assets / "scheduler-caps.json", own_file(tmp_path, postiz=junk))


def test_a_connected_scheduler_tightens_the_count_and_says_so(app: App) -> None:
    """2,400 characters fit TikTok but not Postiz."""
    own = {"tiktok": Override(text="Floss well. " * 200)}
    long = replace(app.tools.sample("myth-buster"), platforms=("tiktok",), overrides=own)
    before = app.analyse(long).renderings["tiktok"]

    app.desks.store.connections.save(POSTIZ)
    assert app.renew_caps()
    after = app.analyse(long).renderings["tiktok"]

    assert (before.count.limit, after.count.limit) == (4000, 2000)
    assert before.count.fits
    found = next(f for f in after.findings if f.rule == "platform.over_limit")
    assert found.why == "The scheduler takes no more."
    assert not app.renew_caps()
