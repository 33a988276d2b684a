"""Names in BibTeX values: "and" between people, braces round bodies, "von Last, Jr, First" and its looser relatives."""

import re
from collections.abc import Iterator

from composer.sources import names, written_names
from composer.sources.imported import tidy
from composer.sources.latex import plain


def people(value: str) -> list[dict[str, str]]:
    """Names split at "and" outside braces; a name in braces is a body."""
    made = []
    for one in _split_names(" ".join(value.split())):
        clean = re.sub(r"^and\s+|\s+and$", "", one.strip())
        if not clean or clean == "and":
            continue
        if clean.lower() == "others":
            made.append({"literal": names.OTHERS})
        elif clean[0] == "{" and clean[-1] == "}" and clean.count("{") == 1:
            made.append({"literal": tidy(plain(clean))})
        elif parts := dict(_EXTENDED.findall(clean)):
            made.append(_extended({name.lower(): tidy(plain(value)).strip('"') for name, value in parts.items()}))
        elif ";" in clean or clean.count(",") > 2:  # not how BibTeX has it, but how people write it
            made.extend(written_names.people([tidy(plain(clean))]))
        else:
            made.append(_person(tidy(plain(clean))))
    return made


_EXTENDED = re.compile(r"\b(family|given|prefix|suffix)\s*=\s*([^,]+)", re.IGNORECASE)


def _extended(parts: dict[str, str]) -> dict[str, str]:
    """A name in BibLaTeX's long form ("family=Doe, given=Jane, prefix=van")."""
    family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
    made = {"family": family, "given": parts.get("given", ""), "suffix": parts.get("suffix", "")}
    return {name: value for name, value in made.items() if value}


def _split_names(value: str) -> Iterator[str]:
    depth = start = 0
    for found in re.finditer(r"[{}]| and ", value, re.IGNORECASE):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth <= 0:
            yield value[start : found.start()]
            start = found.end()
    yield value[start:]


def _person(name: str) -> dict[str, str]:
    parts = [p.strip() for p in name.split(",")]
    if len(parts) == 3:  # von Last, Jr, First
        return names.split(f"{parts[0]}, {parts[2]}, {parts[1]}")
    if len(parts) == 2:
        return names.split(name)
    words = name.split(" ")
    if len(words) == 1:
        return {"literal": name}
    if len(words) == 2 and re.fullmatch(r"(?:[A-Z]\.-?){1,4}", words[1]):  # "Smith J.A."
        return names.split(f"{words[0]}, {words[1]}")
    made = names.split(name)
    if "literal" in made and len(words) <= 5 and not names.is_body(name):
        start = next((i for i, w in enumerate(words) if i and w[:1].islower()), len(words) - 1)
        made = names.split(f"{' '.join(words[start:])}, {' '.join(words[:start])}")
    return made
