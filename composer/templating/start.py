"""A new post from a template: empty, from answers, or the template's own sample."""

import difflib
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from composer.model.errors import BadInput
from composer.model.ids import new_id
from composer.model.post import EMPTY, Post
from composer.model.template import Template
from composer.templating.fill import fill
from composer.templating.postfile import post_from_json


def new_post(template: Template, answers: Mapping[str, str] = EMPTY) -> Post:
    """A post with these answers and the template's hashtags and platforms.

    Raises:
        BadInput: an answer belongs to no slot, or is not a text.
    """
    names = [slot.name for slot in template.slots]
    for name, text in answers.items():
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            raise BadInput(
                f'The template "{template.id}" has no slot called "{name[:60]}".',
                where="answers",
                hint=f'Did you mean "{near[0]}"?' if near else f"Slots are: {', '.join(names)}.",
            )
        if not isinstance(text, str):
            raise BadInput(f'The answer to "{name}" must be a text in quotation marks.', where="answers")
    return Post(
        id=new_id(),
        template=template.id,
        language=template.language,
        answers=MappingProxyType(dict(answers)),
        hashtags=template.hashtags,
        platforms=template.platforms,
    )


def sample_post(template: Template) -> Post:
    """The template's sample: its answers, sources, claims and hashtags, under a new id; the proposed alt text if it has none."""
    value = {
        "hashtags": list(template.hashtags),
        "platforms": list(template.platforms),
        **template.sample_post,
        "id": new_id(),
        "template": template.id,
        "language": template.language,
        "answers": dict(template.sample),
    }
    post = post_from_json(value, f"sample of {template.id}")
    return post if post.card_alt else replace(post, card_alt=fill(template, post).proposed_alt)
