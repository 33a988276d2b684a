"""The list of what the program stands on: a licence that may not be shipped, a stranger, or a changed file fails it."""

import json
from pathlib import Path
from types import ModuleType

import pytest

from tests.packaging.conftest import load


@pytest.fixture
def licences(root: Path) -> ModuleType:
    """The script."""
    pytest.importorskip("packaging")
    return load(root / "packaging" / "licences.py")


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("Apache-2.0 OR BSD-3-Clause", True),
        ("GPL-3.0-only OR MIT", True),
        ("Apache-2.0 AND CNRI-Python", True),
        ("GPL-3.0-or-later", False),
        ("MIT AND GPL-2.0-only", False),
        ("AGPL-3.0", False),
        ("GPL", False),
        ("not said", False),
        ("", False),
    ],
)
def test_only_licences_that_may_be_shipped_pass(licences: ModuleType, licence: str, allowed: bool) -> None:
    """A choice needs one side, a sum both."""
    assert licences.is_allowed(licence) is allowed


def kept(**changes: str) -> dict[str, dict[str, str]]:
    """The kept list with one package."""
    return {"thing": {"name": "thing", "version": "1", "licence": "MIT", "tag": "any", "files": "abc"} | changes}


def test_a_dependency_under_the_gpl_would_fail(licences: ModuleType) -> None:
    """Issue G: even when somebody wrote it into the kept list."""
    gpl = licences.Package("thing", "1", "GPL-3.0-only", "any", "abc")

    said = licences.troubles([gpl], kept(licence="GPL-3.0-only"))

    assert len(said) == 1
    assert "may" in said[0]


def test_a_stranger_a_change_of_licence_and_a_changed_file_are_told(licences: ModuleType) -> None:
    """Each is a reason to look before shipping; another version alone is not."""
    make = licences.Package

    assert "new" in licences.troubles([make("other", "1", "MIT", "any", "abc")], kept())[0]
    assert "is ISC now" in licences.troubles([make("thing", "2", "ISC", "any", "x")], kept())[0]
    assert "files" in licences.troubles([make("thing", "1", "MIT", "any", "evil")], kept())[0]
    assert licences.troubles([make("thing", "2", "MIT", "any", "x")], kept()) == []
    assert licences.troubles([make("thing", "1", "MIT", "other", "x")], kept()) == []


def test_what_is_installed_may_be_shipped_and_is_in_the_list_and_on_the_page(licences: ModuleType, root: Path) -> None:
    """The list CI compares is the one a person reads."""
    now = licences.installed()
    page = licences.PAGE.read_text(encoding="utf-8")
    listed = json.loads(licences.LOCK.read_text(encoding="utf-8"))

    assert {"pillow", "keyring"} <= {p.name for p in now}
    assert [p.name for p in now if not licences.is_allowed(p.licence)] == []
    assert all(f"| {name} |" in page for name in listed)
