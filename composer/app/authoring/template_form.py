"""A template's text as a form: the values a person may change, each with its place, and the text after a change.

The text stays the truth: what the form does not know is kept as it is. Pure; nothing is read but the layouts' roles.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from composer.app import resources
from composer.app.authoring.template_rows import Entry, Part, Row, Steps, sample_post, slots_of
from composer.app.authoring.template_sources import TIES, add_source, drop_source, put_tie, source_parts, tie_rows
from composer.model.words import tr

SLOTS, BODIES, SAMPLE, ROLES = "slots", "bodies", "sample", "card_texts"
NEW_FIELD: Mapping[str, Any] = {"label": "New field", "required": False, "max": 140, "kind": "text"}


def form_of(text: str) -> tuple[Part, ...] | None:
    """The form of a template's text; None while the text is no object that can be read."""
    value = _read(text)
    if value is None:
        return None
    first = (_row(value, ("title",), tr("Name"), "line"), _row(value, ("about",), tr("What it is for"), "line"))
    tags = _row(
        value, ("hashtags",), tr("Hashtags"), "line", tr("Without #, a space between them: DentalHealth HealthTip")
    )
    fields = value.get(SLOTS)
    listed = enumerate(fields) if isinstance(fields, list) else ()
    slots = tuple(_slot_part(value, n, slot) for n, slot in listed if isinstance(slot, dict))
    whole = Part(tr("The template"), (*first, tags))
    return (whole, *slots, *source_parts(value), _texts_part(value), _card_part(value))


def reshapes(steps: Steps) -> bool:
    """Whether a change of this value brings other rows: a layout has its own roles, a tie its place."""
    return steps == ("card",) or steps[-1] == "states_facts" or (steps[0] == TIES and steps[-1] == "source")


def with_value(text: str, steps: Steps, typed: str) -> str:
    """The text with one value changed; the sample's alt text and quotes that no longer fit go with it."""
    value = _read(text)
    if value is None:
        return text
    if steps[0] == TIES:
        put_tie(value, steps, typed)
        return _written(value)
    at, name = _holder(value, steps), steps[-1]
    if at is None:
        return text
    if not typed and steps[0] in {SAMPLE, ROLES}:
        at.pop(name, None)
    else:
        at[name] = _parsed(steps, typed)
    _free_sample(value, steps)
    return _written(value)


def with_new_field(text: str) -> str:
    """The text with one more field at the end, and its place in the long text."""
    value = _read(text)
    if value is None:
        return text
    taken = {str(slot.get("name")) for slot in slots_of(value)}
    name = next(n for n in (f"field{i}" for i in range(1, 1000)) if n not in taken)
    value[SLOTS] = [*slots_of(value), {"name": name, **NEW_FIELD}]
    bodies = value.get(BODIES)
    long_text = bodies.get("default") if isinstance(bodies, dict) else None
    if isinstance(bodies, dict) and isinstance(long_text, list):
        bodies["default"] = [*long_text, f"{{{name}}}"]
    return _written(value)


def without_field(text: str, name: str) -> str:
    """The text without a field, its sample and claims, and the paragraphs that held nothing else."""
    value = _read(text)
    if value is None:
        return text
    value[SLOTS] = [slot for slot in slots_of(value) if slot.get("name") != name]
    bodies = value.get(BODIES)
    if isinstance(bodies, dict):
        value[BODIES] = {key: _without(paragraphs, name) for key, paragraphs in bodies.items()}
    roles = value.get(ROLES)
    if isinstance(roles, dict):
        value[ROLES] = {role: words for role, old in roles.items() if (words := _freed(old, name))}
    for key in ("alt_pattern", "title_pattern"):
        if isinstance(value.get(key), str):
            value[key] = _freed(value[key], name)
    if isinstance(value.get(SAMPLE), dict):
        value[SAMPLE].pop(name, None)
    claims = sample_post(value).get("claims")
    if isinstance(claims, list):
        sample_post(value)["claims"] = [c for c in claims if not isinstance(c, dict) or c.get("slot") != name]
    _free_sample(value, (SAMPLE, name))
    return _written(value)


def with_new_source(text: str, today: str) -> str:
    """The text with one more source of the example, opened today (YYYY-MM-DD)."""
    value = _read(text)
    if value is None:
        return text
    add_source(value, today)
    return _written(value)


def without_source(text: str, name: str) -> str:
    """The text without a source of the example and what was tied to it."""
    value = _read(text)
    if value is None:
        return text
    drop_source(value, name)
    return _written(value)


def _holder(value: dict[str, Any], steps: Steps) -> Any:
    """The object or list that holds a value, made where it is missing; None where something else stands in the way."""
    at: Any = value
    for step in steps[:-1]:
        if isinstance(at, dict) and isinstance(step, str):
            at = at.setdefault(step, {})
        elif isinstance(at, list) and isinstance(step, int) and step < len(at):
            at = at[step]
        else:
            return None
    return at if isinstance(at, dict) else None


def _without(paragraphs: Any, name: str) -> Any:
    if not isinstance(paragraphs, list):
        return paragraphs
    return [words for old in paragraphs if (words := _freed(old, name))]


def _freed(pattern: Any, name: str) -> Any:
    """A pattern without a field's placeholders; a line that held no other goes whole ("What to do: {action}")."""
    if not isinstance(pattern, str):
        return pattern
    holes = re.compile(rf"\{{{re.escape(name)}(?:\.\w+)?\}}")
    lines = ((line, holes.sub("", line)) for line in pattern.split("\n"))
    return "\n".join(free.rstrip() for line, free in lines if line == free or "{" in free)


def _slot_part(value: dict[str, Any], number: int, slot: dict[str, Any]) -> Part:
    name = str(slot.get("name", ""))
    here: Steps = (SLOTS, number)
    rows = (
        _row(value, (*here, "label"), tr("Label"), "line"),
        _row(value, (*here, "hint"), tr("Help below the field"), "line"),
        _row(value, (SAMPLE, name), tr("Example"), "text", tr("The preview is made of the examples.")),
        _row(value, (*here, "max"), tr("Most characters"), "number"),
        _row(value, (*here, "required"), tr("Must be filled in"), "check"),
        _row(value, (*here, "states_facts"), tr("States facts: its words need a source"), "check"),
    )
    return Part(tr("Field {name}").format(name=f"{{{name}}}"), (*rows, *tie_rows(value, slot)), name)


def _texts_part(value: dict[str, Any]) -> Part:
    named = " ".join(f"{{{slot.get('name', '')}}}" for slot in slots_of(value))
    hint = tr("A blank line parts paragraphs. The fields are: {fields}").format(fields=named)
    names = {"default": tr("Long text"), "short": tr("Short text, for X and Bluesky")}
    bodies = value.get(BODIES)
    others = [name for name in bodies if name not in names] if isinstance(bodies, dict) else []
    keys = [*names, *others]
    rows = tuple(
        _row(value, (BODIES, key), names.get(key) or tr("Text for {platform}").format(platform=key), "text", hint)
        for key in keys
    )
    return Part(tr("The texts"), rows)


def _card_part(value: dict[str, Any]) -> Part:
    layout = str(value.get("card") or "")
    rows = [_row(value, ("card",), tr("Layout"), "layout")]
    rows += [_row(value, (ROLES, role), _role_name(role), "line") for role in _roles(layout)]
    rows.append(_row(value, ("alt_pattern",), tr("Alt text of the card"), "text"))
    return Part(tr("The card"), tuple(rows))


def layouts() -> tuple[tuple[str, str], ...]:
    """The card layouts to choose from: id and title."""
    names = (name for name in sorted(resources.card_layouts()) if not name.startswith("carousel"))
    return tuple((name, str(_layout(name).get("title") or name)) for name in names)


def _roles(layout: str) -> Iterator[str]:
    """The roles in the order of the layout's file, as they stand on the card."""
    roles = _layout(layout).get("roles") if layout in resources.card_layouts() else ()
    yield from (str(role) for role in roles or ())


def _layout(name: str) -> dict[str, Any]:
    return _read((resources.templates() / "cards" / f"{name}.json").read_text(encoding="utf-8")) or {}


def _role_name(role: str) -> str:
    return role.replace("_", " ").capitalize()


def _row(value: dict[str, Any], steps: Steps, label: str, entry: Entry, hint: str = "") -> Row:
    found: Any = value
    for step in steps:
        if isinstance(found, dict):
            found = found.get(step)
        else:
            found = found[step] if isinstance(found, list) and isinstance(step, int) else None
    return Row(steps, label, entry, _shown(steps, entry, found), hint)


def _shown(steps: Steps, entry: Entry, found: Any) -> str:
    if entry == "check":
        return "yes" if found is True else ""
    if isinstance(found, list):
        return ("\n\n" if steps[0] == BODIES else " ").join(str(item) for item in found)
    return "" if found is None else str(found)


def _parsed(steps: Steps, typed: str) -> Any:
    match steps[-1]:
        case "required" | "states_facts":
            return typed == "yes"
        case "max":
            return int(typed) if typed.strip().isascii() and typed.strip().isdigit() else typed
        case "hashtags":
            return [tag.removeprefix("#") for tag in typed.split()]
    if steps[0] == BODIES:
        return [paragraph.strip("\n") for paragraph in typed.split("\n\n") if paragraph.strip()]
    return typed


def _free_sample(value: dict[str, Any], steps: Steps) -> None:
    """The sample's alt text is proposed anew, and its hashtags are the template's; quotes of other words let go."""
    post = sample_post(value)
    post.pop("card_alt", None)
    if steps[0] == "hashtags":
        post.pop("hashtags", None)
    sample = value.get(SAMPLE)
    claims = post.get("claims")
    for claim in claims if isinstance(claims, list) else ():
        words = sample.get(claim.get("slot"), "") if isinstance(sample, dict) and isinstance(claim, dict) else ""
        if isinstance(claim, dict) and str(claim.get("quote") or "") not in str(words):
            claim.pop("quote", None)


def _read(text: str) -> dict[str, Any] | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _written(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
