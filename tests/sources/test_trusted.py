"""The list of publishers: ours is sound, the practice's own goes over it, and a damaged one costs nothing."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from composer.app.resources import assets
from composer.app.sourcing.publisher_list import trusted_publishers
from composer.model.errors import BadInput
from composer.sources.trusted import KINDS, load

OURS = assets() / "sources" / "trusted-publishers.json"


def own(folder: Path, *entries: dict[str, Any]) -> Path:
    """A practice's own file."""
    path = folder / "trusted-publishers.json"
    path.write_text(json.dumps({"schema": 1, "checked": "2026-01-01", "publishers": entries}), encoding="utf-8")
    return path


def test_our_list_is_sound_and_dated() -> None:
    """Every entry has a kind and a tier, federal pages carry the warning, and the day it was checked is there."""
    found = load(OURS)

    assert found.checked is not None
    assert found.checked >= date(2026, 1, 1)
    assert {p.kind for p in found.by_host.values()} <= KINDS
    assert all(p.note for p in found.by_host.values() if p.volatile)
    cdc = found.find("WWW.CDC.gov:443")
    assert cdc is not None
    assert cdc.volatile


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.nidcr.nih.gov", "National Institute of Dental and Craniofacial Research"),
        ("x.nih.gov", "National Institutes of Health"),
        ("notcdc.gov", None),
        ("", None),
    ],
)
def test_the_longest_domain_counts(host: str, name: str | None) -> None:
    """An institute is not named by its mother, and a look-alike by nobody."""
    found = load(OURS).find(host)

    assert (found.name if found else None) == name


def test_the_practices_own_file_adds_replaces_and_hides(tmp_path: Path) -> None:
    """The practice decides whom it trusts."""
    own(
        tmp_path,
        {"host": "myuni.edu", "name": "My university"},
        {"host": "cdc.gov", "name": "CDC", "kind": "government", "tier": 2},
        {"host": "mayoclinic.org", "hidden": True},
    )

    found = trusted_publishers(tmp_path)

    assert found.problem == ""
    mine, replaced = found.find("www.myuni.edu"), found.find("cdc.gov")
    assert mine is not None
    assert (mine.own, mine.kind) == (True, "other")
    assert replaced is not None
    assert (replaced.tier, replaced.volatile) == (2, False)
    assert found.find("mayoclinic.org") is None


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"schema": 2, "publishers": []}', '{"schema": 1, "checked": "x", "publishers": [5]}',
             '{"schema": 1, "checked": "2026-01-01", "publishers": [{"host": "a/b", "name": "A"}]}'],
)  # fmt: skip
def test_a_damaged_own_file_is_told_and_ours_holds(tmp_path: Path, text: str) -> None:
    """A typing mistake must not keep the Sources screen shut."""
    (tmp_path / "trusted-publishers.json").write_text(text, encoding="utf-8")

    found = trusted_publishers(tmp_path)

    assert "trusted-publishers.json" in found.problem
    assert found.find("cdc.gov") is not None


def test_our_own_list_damaged_is_an_error(tmp_path: Path) -> None:
    """That is our fault, and must be seen at once."""
    path = tmp_path / "ours.json"
    path.write_text('{"schema": 1, "publishers": []}', encoding="utf-8")

    with pytest.raises(BadInput, match="checked"):
        load(path)
