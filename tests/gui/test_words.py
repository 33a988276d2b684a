"""Every text a person reads in the window goes through `tr`, so that it can be translated."""

import ast
from pathlib import Path

GUI = Path(__file__).resolve().parents[2] / "composer" / "gui"
SHOWS = {
    "Text", "Button", "IconButton", "LineField", "TextField", "ChoiceField", "WidgetField", "ChipEditor", "Chip", "Panel",
    "Empty", "Check", "Radio", "Dialog", "Banner", "Search", "Segmented", "Column", "setToolTip", "setAccessibleName",
    "show_text", "set_words", "addAction", "tell",
}  # fmt: skip
WORDS = {"text", "hint", "tip", "placeholder", "note", "name", "sentence", "how", "verb", "cancel", "title"}


def bare_texts(path: Path) -> list[str]:
    """Calls that show a literal with a letter in it and no `tr` around it."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        func = node.func
        name = func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""
        if name not in SHOWS:
            continue
        shown = [*node.args[:1], *(k.value for k in node.keywords if k.arg in WORDS)]
        found += [
            f"{path.name}:{node.lineno} {value.value!r}"
            for value in shown
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value[:1].isupper()
        ]
    return found


def test_no_text_reaches_a_widget_without_tr() -> None:
    """STYLE: text is wrapped for translation where it is written."""
    assert [line for path in sorted(GUI.rglob("*.py")) for line in bare_texts(path)] == []
