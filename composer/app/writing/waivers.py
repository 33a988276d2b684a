"""Answers to findings: "not this" with a reason, and a reviewer's overruling in writing. They stand in the post itself.

An answer holds for the words it was given for: other words, and the finding is back. What overrules a finding that
blocks the queue also stands in the records; an answer in a post file that no record knows lets nothing through.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from composer.model.errors import BadInput, Refused
from composer.model.finding import Finding, SetAside, Severity, Waiver
from composer.model.moment import Clock
from composer.model.post import Json, Post
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.store.records import Records

KEY = "answered_findings"
"""The field of the post file that holds the answers."""
OVERRULED, ANSWERED = "finding_overruled", "finding_answered"
NEVER = ("platform.",)
"""Families nobody can overrule: the platform itself would refuse the post."""
MOST, LEAST_REASON, LONGEST_REASON = 500, 10, 1_000


def can_overrule(finding: Finding) -> bool:
    """Whether a reviewer may let it pass in writing."""
    return finding.severity is Severity.STOP and not finding.rule.startswith(NEVER)


def answer(post: Post, finding: Finding, reason: str, by: str, clock: Clock) -> Waiver:
    """The answer to a finding of this post, checked.

    Raises:
        BadInput: the reason or the reviewer's name is missing, or nobody may overrule the finding.
    """
    reason, by = " ".join(reason.split())[:LONGEST_REASON], " ".join(by.split())[:100]
    overrules = finding.severity is Severity.STOP
    if overrules and not can_overrule(finding):
        raise BadInput(tr("The platform would refuse it. Change the post instead."))
    if overrules and not by:
        raise BadInput(tr("Say who overrules it."))
    if len(reason) < (LEAST_REASON if overrules else 3):
        raise BadInput(tr("Write the reason in a few words."))
    at = clock.now().isoformat(timespec="seconds")
    return Waiver(
        finding.rule, finding.platform, finding.place.field, mark_of(post, finding), reason, by, at, overrules
    )


def mark_of(post: Post, finding: Finding) -> str:
    """A digest of the words a finding is about: those at its place, else its slot, else what the finding says."""
    field, place = finding.place.field, finding.place
    words = _text_of(post, field)
    if words is None:
        words = finding.message
    elif place.end > place.start:
        words = words[place.start : place.end]
    whole = f"{finding.rule}\n{finding.platform}\n{field}\n{words}"
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _text_of(post: Post, field: str) -> str | None:
    kind, _, name = field.partition(":")
    if kind == "slot":
        return post.answers.get(name, "")
    if kind == "override" and name in post.overrides:
        return post.overrides[name].text
    return None


def waivers_of(post: Post) -> tuple[Waiver, ...]:
    """The answers that stand in a post; what is not one is passed over."""
    found = post.extra.get(KEY)
    if not isinstance(found, Sequence) or isinstance(found, str):
        return ()
    return tuple(_read(item) for item in found[:MOST] if _is_one(item))


def _is_one(item: Json) -> bool:
    return isinstance(item, Mapping) and all(isinstance(item.get(k), str) for k in ("rule", "field", "mark", "reason"))


def _read(item: Mapping[str, Any]) -> Waiver:
    platform, by, at = (str(item.get(key) or "") for key in ("platform", "by", "at"))
    overrules = item.get("overrules") is True and bool(by)
    return Waiver(item["rule"], platform, item["field"], item["mark"], item["reason"], by, at, overrules)


def as_extra(waivers: Iterable[Waiver]) -> Json:
    """The answers as the post file keeps them."""
    return [asdict(w) for w in waivers]


def with_answers(post: Post, waivers: Iterable[Waiver]) -> Post:
    """The post with these answers instead of the ones it had."""
    return replace(post, extra=MappingProxyType({**post.extra, KEY: as_extra(waivers)}))


def sift(post: Post, findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[SetAside, ...]]:
    """The findings that stand, and those a person has answered."""
    waivers = {(w.rule, w.mark): w for w in waivers_of(post)}
    if not waivers:
        return tuple(findings), ()
    kept, aside = [], []
    for finding in findings:
        waiver = waivers.get((finding.rule, mark_of(post, finding)))
        if waiver is None or (finding.severity is Severity.STOP and not (waiver.overrules and can_overrule(finding))):
            kept.append(finding)
        else:
            aside.append(SetAside(finding, waiver))
    return tuple(kept), tuple(aside)


def record(records: "Records", post: Post, waiver: Waiver, clock: Clock) -> None:
    """Writes an answer into the records, without the words it is about."""
    body = {k: v for k, v in asdict(waiver).items() if k not in {"at", "overrules"}}
    records.append(OVERRULED if waiver.overrules else ANSWERED, "", post.id, clock.now(), body)


def refuse_unrecorded(records: "Records", set_aside: Iterable[SetAside]) -> None:
    """Lets only those overrulings through that were made here.

    Raises:
        Refused: a post file brought an overruling that the records do not know.
    """
    asked = {s.waiver.mark: s for s in set_aside if s.waiver.overrules}
    if not asked:
        return
    known = {str(r.body.get("mark")) for r in records.list(limit=100_000) if r.kind == OVERRULED}
    for mark, one in asked.items():
        if mark not in known:
            raise Refused(
                tr("An overruling in this post was not made here: {what}").format(what=one.finding.message),
                hint=tr("Bring the finding back and overrule it in writing, or change the words."),
            )
