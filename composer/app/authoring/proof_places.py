"""Where a problem of a template or a ready post stands in its file: line and field, for people who mend it by hand."""

from dataclasses import replace

from composer.app.problem import Problem
from composer.model.post import Json
from composer.templating.locate import Steps, line_of, read_json, spell

MOST = 1_000_000


def placed(problem: Problem, text: str) -> Problem:
    """The problem with its line and field in the file's text."""
    value = read_json(text, problem.where, MOST).value
    steps = _steps(problem, value if isinstance(value, dict) else {})
    return replace(problem, line=line_of(text, steps), place=spell(steps))


def _steps(problem: Problem, value: dict[str, Json]) -> Steps:
    is_template = "slots" in value
    kind, _, name = problem.field.partition(":" if problem.field.startswith("slot:") else " ")
    if kind == "slot":
        answers: Steps = ("sample",) if is_template else _answers(problem, value, name)
        return (*answers, name)
    if kind == "source" and name:
        return _source(value, name, is_template)
    if kind in {"card", "card_alt", "media"}:
        return ("alt_pattern",) if is_template else ("card_alt",)
    if kind in {"hashtags", "sample"}:
        return (kind,)
    if kind.partition(".")[0] in {"pack", "bodies", "card_texts", "platforms"}:
        return tuple(kind.split("."))
    return ("bodies",) if is_template else ("answers",)


def _answers(problem: Problem, value: dict[str, Json], name: str) -> Steps:
    """The answers of the wording a problem names ("dental/012-dry-mouth, uk"), when it has words of its own there."""
    about = value.get("pack")
    found = about.get("variants") if isinstance(about, dict) else None
    for number, variant in enumerate(found if isinstance(found, list) else ()):
        if not isinstance(variant, dict) or not problem.where.endswith(f", {variant.get('id')}"):
            continue
        answers = variant.get("answers")
        if isinstance(answers, dict) and name in answers:
            return ("pack", "variants", number, "answers")
    return ("answers",)


def _source(value: dict[str, Json], name: str, is_template: bool) -> Steps:
    holder = value.get("sample_post") if is_template else value
    found = holder.get("sources") if isinstance(holder, dict) else None
    before: Steps = ("sample_post",) if is_template else ()
    for number, source in enumerate(found if isinstance(found, list) else ()):
        if isinstance(source, dict) and source.get("id") == name:
            return (*before, "sources", number)
    return (*before, "claims")
