"""WordPress: a titled article as HTML with every source in full, a slug, an excerpt, and hashtags as tags. Pure.

Everything from the person is escaped; only addresses found by the link rules become links.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from composer.model.citation import Citation
from composer.model.finding import Finding, Place, Severity
from composer.model.rendering import Rendering
from composer.model.said import said
from composer.model.words import tr
from composer.platforms.credits import Credit
from composer.platforms.order import Order
from composer.platforms.posts import as_post
from composer.platforms.titles import excerpt_of, slug_of
from composer.text import entities_x

EXCERPT_WORDS = 55


def render(order: Order) -> Rendering:
    """The article."""
    made = as_post(order, lambda _: (Credit(source_list(order.citations, order.language)),))
    body = order.bodies[0].text
    title = " ".join((order.field("title") or order.draft.title).split())
    tags = tuple(dict.fromkeys(t.strip().lstrip("#") for t in order.field("tags").split(",") if t.strip(" #")))
    return replace(
        made,
        title=title,
        html=article(body, order.citations, order.language),
        slug=slug_of(order.field("slug") or title),
        excerpt=excerpt_of(order.field("excerpt") or body, order.rules.excerpt_words or EXCERPT_WORDS),
        tags=tags or order.hashtags,
        findings=(*made.findings, *_long_title(order, title)),
    )


def source_list(citations: Sequence[Citation], language: str = "en") -> str:
    """The sources in full as plain text, one to a line."""
    return (
        "\n".join([f"{said('Sources', language)}:", *(f"{c.number}. {_entry(c)}" for c in citations)])
        if citations
        else ""
    )


def article(body: str, citations: Sequence[Citation], language: str = "en") -> str:
    """Body and sources as HTML."""
    paragraphs = [f"<p>{_linked(p.strip()).replace(chr(10), '<br>')}</p>" for p in body.split("\n\n") if p.strip()]
    if citations:
        items = "\n".join(f"<li>{_linked(_entry(c))}</li>" for c in citations)
        paragraphs += [f"<h2>{escape(said('Sources', language))}</h2>", f"<ol>\n{items}\n</ol>"]
    return "\n".join(paragraphs)


def _entry(citation: Citation) -> str:
    full = citation.full or citation.short
    return f"{full} {citation.url}".strip() if citation.url and citation.url not in full else full


def _linked(text: str) -> str:
    out, done = "", 0
    for link in entities_x.find_links(text):
        address = link.text if "://" in link.text[:8] else f"https://{link.text}"
        out += escape(text[done : link.start]) + f'<a href="{escape(address)}">{escape(link.text)}</a>'
        done = link.end
    return out + escape(text[done:])


def _long_title(order: Order, title: str) -> Iterator[Finding]:
    most = order.rules.title_limit
    if most is not None and len(title) > most:
        message = tr("{name}: the title is longer than {most}").format(name=order.rules.name, most=most)
        why = tr("Search results cut it.")
        yield Finding("platform.long_title", Severity.TIP, message, Place(), why, platform=order.rules.id)
