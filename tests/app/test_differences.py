"""What each platform says differently, without a window."""

import argparse
from dataclasses import replace
from pathlib import Path

from composer.app.wiring import tools
from composer.app.writing.differences import Change, differences
from composer.model.post import Override


def test_own_words_are_held_against_what_would_go_out_otherwise(tmp_path: Path) -> None:
    """The other platforms against the common text; fields are named beside."""
    kit = tools(argparse.Namespace(home=str(tmp_path)))
    own = {"x": Override(text="Only here."), "pinterest": Override().with_fields({"board": "Tips"})}
    post = replace(kit.sample("myth-buster"), platforms=("x", "facebook", "pinterest"), overrides=own)
    common = kit.analyse(replace(post, overrides={})).renderings["x"].text

    by_name = {d.platform: d for d in differences(kit, kit.analyse(post))}

    x = by_name["x"]
    assert "".join(p.text for p in x.pieces if p.change is not Change.NEW) == common
    assert "".join(p.text for p in x.pieces if p.change is not Change.GONE).startswith("Only here.")
    assert (x.is_own, by_name["facebook"].is_own) == (True, False)
    assert all(p.change is not Change.GONE for p in by_name["facebook"].pieces)
    assert by_name["pinterest"].fields == (("board", "Tips"),)
