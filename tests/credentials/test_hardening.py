"""What must not stand anywhere in the program's code: ways to run words from outside, or to trust them too far (issue G)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "composer").rglob("*.py"))
MODULES = {"pickle", "marshal", "shelve", "dill", "telnetlib", "ftplib"}
CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "yaml.load", "tempfile.mktemp"}
NAMES = {"extractall", "_create_unverified_context", "CERT_NONE", "executescript", "InsecureRequestWarning"}


def full_name(node: ast.expr) -> str:
    """A dotted name, or an empty text."""
    if isinstance(node, ast.Name):
        return node.id
    return f"{full_name(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else ""


def dangers(tree: ast.AST) -> Iterator[str]:
    """What is dangerous in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.split(".")[0] in MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in MODULES:
            yield node.module or ""
        elif isinstance(node, ast.Attribute) and node.attr in NAMES:
            yield node.attr
        elif isinstance(node, ast.Call):
            if full_name(node.func) in CALLS:
                yield full_name(node.func)
            for word in node.keywords:
                value = word.value.value if isinstance(word.value, ast.Constant) else None
                if (word.arg, value) in {("shell", True), ("verify", False), ("check_hostname", False)}:
                    yield f"{word.arg}={value}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_runs_words_from_outside_or_switches_a_guard_off(path: Path) -> None:
    """No pickle, eval, shell, yaml.load, unverified TLS, unchecked unpacking."""
    assert list(dangers(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_the_scan_finds_what_it_looks_for() -> None:
    """A test that can't fail proves nothing."""
    bad = "import pickle\nfrom marshal import loads\neval('1')\nos.system('x')\nrun('x', shell=True)\nz.extractall()\nssl.CERT_NONE"

    assert sorted(dangers(ast.parse(bad))) == [
        "CERT_NONE",
        "eval",
        "extractall",
        "marshal",
        "os.system",
        "pickle",
        "shell=True",
    ]
