"""The guides and sheets as data: read from `assets/safety` and checked field by field. Writes nothing, asks no network."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from composer.model.errors import BadInput, NotFound
from composer.model.post import Json
from composer.model.safety import (
    Grade,
    Guide,
    KeyGuide,
    Method,
    Offer,
    Offered,
    SafetySheet,
    SafetySource,
    SafetyStep,
    SheetSection,
)
from composer.model.words import tr
from composer.safety.fields import Fields

SCHEMA = 1
MAX_FILE = 200_000  # bytes; ours are below 8,000
_GRADES = tuple(Grade)


@dataclass(frozen=True, slots=True)
class Guides:
    """All guides and sheets. Immutable."""

    accounts: Mapping[str, Guide]
    sheets: Mapping[str, SafetySheet]

    def serving(self, name: str) -> Guide:
        """The guide for a platform id or scheduler kind.

        Raises:
            NotFound: there is none.
        """
        found = next((guide for guide in self.accounts.values() if name in guide.serves), None)
        if found is None:
            raise NotFound(tr('There is no safety guide for "{name}".').format(name=name))
        return found

    def sheet(self, name: str) -> SafetySheet:
        """The sheet of that id.

        Raises:
            NotFound: there is none.
        """
        if name not in self.sheets:
            raise NotFound(
                tr('There is no sheet called "{name}".').format(name=name),
                hint=tr("Known are: {names}.").format(names=", ".join(sorted(self.sheets))),
            )
        return self.sheets[name]


def load_guides(folder: Path) -> Guides:
    """Everything in a folder: `methods.json`, `accounts/*.json`, `sheets/*.json`.

    Raises:
        BadInput: a file breaks a rule; names file and field.
    """
    methods = _methods(_read(folder / "methods.json"))
    accounts = [_guide(_read(path), methods) for path in sorted((folder / "accounts").glob("*.json"))]
    sheets = [_sheet(_read(path)) for path in sorted((folder / "sheets").glob("*.json"))]
    _check_together(accounts)
    return Guides({guide.id: guide for guide in accounts}, {sheet.id: sheet for sheet in sheets})


def _check_together(accounts: list[Guide]) -> None:
    seen: set[str] = set()
    ids = {guide.id for guide in accounts}
    for guide in accounts:
        for name in guide.serves:
            if name in seen:
                raise BadInput(tr('"{name}" has two guides.').format(name=name), where=guide.id)
            seen.add(name)
        if (guide.offered is Offered.ELSEWHERE) != (guide.through in ids):
            raise BadInput(tr("the account it is signed in through is missing."), where=guide.id)


def _read(path: Path) -> Fields:
    try:
        if path.stat().st_size > MAX_FILE:
            raise BadInput(tr("the file is too large."), where=path.name)
        value: Json = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(tr("the file can't be read."), where=path.name) from error
    fields = Fields(value, path.name)
    if fields.whole("schema") != SCHEMA:
        raise fields.wrong("schema")
    return fields


def _methods(fields: Fields) -> dict[str, Method]:
    found = [
        Method(
            f.text("kind"), f.text("title"), Grade(f.one_of("grade", tuple(Grade))), f.text("why"), Offer.UNCONFIRMED
        )
        for f in fields.objects("methods")
    ]
    return {method.kind: method for method in found}


def _offered(fields: Fields, methods: Mapping[str, Method]) -> tuple[Method, ...]:
    found = []
    for f in fields.objects("methods"):
        known = methods[f.one_of("kind", tuple(methods))]
        offer = Offer(f.one_of("offered", tuple(Offer)))
        found.append(Method(known.kind, known.title, known.grade, known.why, offer, f.text("note", empty=True)))
    order = list(methods)
    if len({m.kind for m in found}) != len(found):
        raise fields.wrong("methods")
    return tuple(sorted(found, key=lambda m: (_certainty(m.offer), _GRADES.index(m.grade), order.index(m.kind))))


def _certainty(offer: Offer) -> int:
    """What can be had comes first, then what may be had, then what can't."""
    return {Offer.UNCONFIRMED: 1, Offer.NO: 2}.get(offer, 0)


def _guide(fields: Fields, methods: Mapping[str, Method]) -> Guide:
    offered = Offered(fields.one_of("two_step", tuple(Offered)))
    ranked = _offered(fields, methods)
    if offered is Offered.OFFERED and not any(m.offer is not Offer.NO for m in ranked):
        raise fields.wrong("methods")
    steps = tuple(SafetyStep(f.text("id"), f.text("text"), f.text("why", empty=True)) for f in fields.objects("steps"))
    if not steps or len({step.id for step in steps}) != len(steps):
        raise fields.wrong("steps")
    return Guide(
        id=fields.text("id"),
        title=fields.text("title"),
        serves=fields.texts("serves", least=1),
        offered=offered,
        methods=ranked,
        steps=steps,
        recovery=fields.text("recovery"),
        holders=fields.text("holders"),
        sharing=fields.texts("sharing", least=1),
        sessions=fields.text("sessions"),
        takeover=fields.texts("takeover", least=1),
        sources=_sources(fields),
        checked=fields.day("checked"),
        unconfirmed=fields.texts("unconfirmed"),
        through=fields.text("through", empty=True),
        key=_key(fields.inner("key")) if fields.has("key") else None,
    )


def _key(fields: Fields) -> KeyGuide:
    return KeyGuide(
        menu=fields.texts("menu", least=2),
        where=fields.text("where"),
        rights=fields.texts("rights", least=1),
        never=fields.texts("never", least=1),
        ends=fields.text("ends", empty=True),
        note=fields.text("note", empty=True),
    )


def _sources(fields: Fields) -> tuple[SafetySource, ...]:
    found = []
    for f in fields.objects("sources"):
        kind = f.one_of("kind", ("official", "other", "knowledge"))
        url, read = f.text("url", empty=True), f.text("read", empty=True)
        if url.startswith("https://") is (kind == "knowledge"):
            raise f.wrong("url")
        if read:
            f.day("read")
        found.append(SafetySource(f.text("title"), url, kind, read))
    if not found:
        raise fields.wrong("sources")
    return tuple(found)


def _sheet(fields: Fields) -> SafetySheet:
    sections = tuple(
        SheetSection(f.text("heading"), f.texts("items", least=1), checklist=f.flag("checklist"))
        for f in fields.objects("sections")
    )
    if not sections:
        raise fields.wrong("sections")
    checked: date = fields.day("checked")
    return SafetySheet(
        fields.text("id"),
        fields.text("title"),
        fields.text("lead"),
        sections,
        _sources(fields),
        checked,
        fields.texts("unconfirmed"),
    )
