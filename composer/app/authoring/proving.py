"""Whether templates and ready posts are fit to ship: they render, fit, read plainly, and prove what they say.

Used by `chairside templates check` and by the tests of every built-in post.
"""

import copy
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from composer.app.authoring.proof_places import placed
from composer.app.problem import Problem
from composer.app.resources import card_layouts, card_roles
from composer.app.tools import Tools
from composer.app.writing.analysis import Analysis, Analyst
from composer.model.errors import BadInput
from composer.model.pack import Pack, PackPost
from composer.model.post import Post, Source
from composer.model.practice import CheckSettings
from composer.model.severity import Severity
from composer.model.template import Template
from composer.templating.compose import sentences_of
from composer.templating.fill import place_of
from composer.templating.library import Templates, read_file
from composer.templating.packs import MANIFEST, read_pack_post, read_shelf
from composer.templating.parse import parse_template
from composer.templating.start import sample_post
from composer.text.reading_spanish import spanish_ease

OWN_WORDS = "own-words"
"""The kind whose one field may hold anything: the checks look for claims in it, but not every sentence is one."""
REPLY = "review-reply"
"""The kind whose words are read as an answer to a review as well: they must not confirm that anybody is a patient."""
HARDEST = 8.0
"""School grade above which an English text is too hard."""
EASE_ES = 65.0
"""Ease below which a Spanish text is too hard: where "fairly easy" begins on the INFLESZ scale."""
DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]{2,200}\Z")
_URL = re.compile(r"https://(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s]*)?\Z")
_PMID = re.compile(r"[1-9]\d{0,8}\Z")
_CAMEL = re.compile(r"(?:[A-ZÁÉÍÓÚÑÜ0-9][^\W_]*)+\Z")


def prove_template(tools: Tools, template: Template) -> Iterator[Problem]:
    """The problems of a template: names that mean nothing, and what its own sample shows."""
    yield from _unknown_names(tools, template)
    if not template.sample:
        yield Problem(template.id, "sample", "There are no sample answers to prove it with.")
        return
    yield from prove(tools, sample_post(template), template, template.id)


def _unknown_names(tools: Tools, template: Template) -> Iterator[Problem]:
    """Names of platforms and of the card's roles that nothing reads: their words would never be seen."""
    platforms = tools.platforms.ids
    for body in template.bodies:
        if body not in {"default", "short", *platforms}:
            yield Problem(template.id, f"bodies.{body}", f'No platform is called "{body}"; nobody would see this text.')
    for name in template.platforms:
        if name not in platforms:
            yield Problem(template.id, "platforms", f'No platform is called "{name}".')
    roles = card_roles(template.card) if template.card else frozenset()
    for role in template.card_texts:
        if role not in roles:
            known = ", ".join(sorted(roles))
            yield Problem(template.id, f"card_texts.{role}", f'The layout has no role "{role}". Roles are: {known}.')


def prove_pack_post(tools: Tools, found: PackPost) -> Iterator[Problem]:
    """The problems of a pack post in all its wordings."""
    template = tools.templates.get(found.template)
    yield from prove(tools, found.post, template, found.key)
    for variant in found.variants:
        yield from prove(tools, variant.post, template, f"{found.key}, {variant.id}", variant.region or None)
    if found.volatile and not found.variants and len(_bodies(found.post)) < 2:
        yield Problem(found.key, "pack.volatile", "Changing advice needs sources of two bodies, or a second wording.")


def prove(tools: Tools, post: Post, template: Template, where: str, region: str | None = None) -> Iterator[Problem]:
    """The problems of one wording."""
    analysis = tools.analyse(replace(post, id=post.id or "proof"), region=region)
    for finding in analysis.findings:
        if finding.severity is not Severity.TIP and finding.rule != "platform.card_text":  # true of every card
            stop = finding.severity is Severity.STOP
            yield Problem(where, finding.place.field, f"{finding.rule}: {finding.message}", stop)
    if template.kind == REPLY:
        settings = CheckSettings(tools.practice.region, tools.today(), tools.allow_list())
        for finding in tools.checks.check_reply(analysis.draft.bodies["default"].text, settings):
            foreign_grade = finding.rule == "plain.reading_grade" and not post.language.startswith(
                "en"
            )  # English syllables
            if finding.severity is not Severity.TIP and not foreign_grade:
                yield Problem(where, "reply", f"{finding.rule}: {finding.message}", finding.severity is Severity.STOP)
    for platform, rendering in analysis.renderings.items():
        if not all(part.text.strip() for part in rendering.parts) or not rendering.count.fits:
            yield Problem(where, platform, "It does not fit.")
        elif len(rendering.parts) > 1:
            yield Problem(where, platform, f"It becomes a thread of {len(rendering.parts)}.", is_stop=False)
    yield from _too_hard(analysis, where)
    yield from _claims(post, template, where)
    yield from (Problem(where, f"source {s.id}", reason) for s in post.sources for reason in source_problems(s))
    for tag in post.hashtags:
        if not _CAMEL.match(tag):
            yield Problem(where, "hashtags", f"#{tag} needs a capital at each word.")
    if not (post.card_alt or analysis.draft.proposed_alt).strip():
        yield Problem(where, "card_alt", "The card has no alt text.")


def _too_hard(analysis: Analysis, where: str) -> Iterator[Problem]:
    """A text that is hard to read, by the measure made for its language."""
    language, grade = analysis.draft.post.language, analysis.reading.flesch_kincaid_grade
    if language.startswith("en") and grade > HARDEST:
        yield Problem(where, "text", f"It reads at grade {grade:.1f}; {HARDEST:.0f} is the most.")
    elif language.startswith("es"):
        found = spanish_ease(analysis.draft.bodies["default"].text)
        if found.words and found.inflesz < EASE_ES:
            said = f"Its ease is {found.inflesz:.0f} of 100 (INFLESZ, for Spanish); {EASE_ES:.0f} is the least."
            yield Problem(where, "text", said)


def source_problems(source: Source) -> Iterator[str]:
    """What is wrong with a source's identifiers."""
    csl = source.csl
    doi, url, pmid = (str(csl.get(name) or "") for name in ("DOI", "URL", "PMID"))
    if not (doi or url or pmid):
        yield "It has no address: give a URL, a DOI or a PMID."
    if doi and not DOI.match(doi):
        yield f"{doi} is not a DOI."
    if url and not _URL.match(url):
        yield f"{url} is not an https address."
    if doi and "doi.org/" in url and not url.lower().endswith(doi.lower()):
        yield "The address and the DOI differ."
    if pmid and not _PMID.match(pmid):
        yield f"{pmid} is not a PMID."
    if not source.title:
        yield "It has no title."


def with_template(tools: Tools, template: Template) -> Tools:
    """The same tools with one more template, for trying it out; painter, rules and platforms are shared."""
    other = copy.copy(tools)
    other.templates = Templates((*tools.templates.all(), template))
    other.analyst = Analyst(other.templates, tools.platforms, tools.checks)
    return other


def prove_file(tools: Tools, path: Path) -> tuple[Template | PackPost | Pack, list[Problem]]:
    """What a template file, a pack post's file or a pack's folder holds, and its problems.

    Raises:
        BadInput: it can't be read at all; with file, line, field and reason.
    """
    if path.is_dir() or path.name == MANIFEST:
        return _prove_pack(tools, path if path.is_dir() else path.parent)
    if (path.parent / MANIFEST).is_file():
        post = read_pack_post(path, read_shelf(path.parent, ""), tools.templates)
        text = read_file(path, path.name)
        return post, [placed(p, text) for p in prove_pack_post(tools, post)]
    text = read_file(path, str(path))
    template = parse_template(text, str(path), layouts=card_layouts())
    return template, [placed(p, text) for p in prove_template(with_template(tools, template), template)]


def _prove_pack(tools: Tools, folder: Path) -> tuple[Pack, list[Problem]]:
    shelf = read_shelf(folder, "")
    problems = [
        Problem(f"{folder.name}/{MANIFEST}", s.id, r) for s in shelf.sources.values() for r in source_problems(s)
    ]
    for path in sorted(p for p in folder.glob("*.json") if p.name != MANIFEST):
        try:
            post = read_pack_post(path, shelf, tools.templates)
        except BadInput as error:
            problems.append(Problem(error.where, "", error.message.removeprefix(f"{error.where}: ")))
            continue
        text = read_file(path, path.name)
        problems += (placed(p, text) for p in prove_pack_post(tools, post))
    return shelf.pack, problems


def _claims(post: Post, template: Template, where: str) -> Iterator[Problem]:
    """Sentences in fields of facts that no claim covers, and claims that don't say where in the source."""
    for slot in template.slots:
        text = post.answers.get(slot.name, "")
        claims = [c for c in post.claims if c.slot == slot.name]
        for claim in claims:
            if not claim.locator.strip():
                yield Problem(where, f"slot:{slot.name}", f"The tie to {claim.source} says no place in it (locator).")
        if not slot.states_facts or template.kind == OWN_WORDS:
            continue
        covered = [place_of(claim, text) for claim in claims]
        for start, end in sentences_of(text):
            if not any(a < end and start < b for a, b in covered):
                yield Problem(where, f"slot:{slot.name}", f"No source for: {text[start:end]}")


def _bodies(post: Post) -> set[str]:
    return {str(s.csl.get("publisher") or s.csl.get("container-title") or s.id) for s in post.sources}
