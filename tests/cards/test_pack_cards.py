"""Ready posts as cards in every shape: whole, and at readable sizes but for a few long lists."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from composer.cards.scene import Scene
from composer.model.card import CardSpec, Shape
from composer.templating.fill import fill
from composer.templating.library import load
from composer.templating.packs import load_packs
from tests.cards.checks import faults
from tests.cards.samples import SHAPES, TEAL

if TYPE_CHECKING:
    from composer.cards.paint.painter import Painter

pytestmark = [pytest.mark.paint, pytest.mark.slow]
FEW = 0.05
"""Share of the posts whose words may fall below the readable minimum in a shape; Compose says so for each."""


EACH = 2
"""Every second post: seconds saved, and neighbors are much alike."""


def scenes(painter: "Painter", templates_dir: Path, shape: Shape) -> Iterator[tuple[str, Scene]]:
    """Each ready post's key and its card."""
    templates = load(templates_dir)
    for ready in load_packs(templates_dir / "packs", templates).posts()[::EACH]:
        draft = fill(templates.get(ready.post.template), ready.post)
        line = "1\u2002ADA MouthHealthy · 2\u2002CDC" if draft.cited else ""
        made = CardSpec(draft.card, shape, TEAL, line, language=ready.post.language)
        yield ready.key, painter.scene(made)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: s.name)
def test_no_ready_post_is_cut_and_few_are_small(painter: "Painter", templates_dir: Path, shape: Shape) -> None:
    """Words that ship with the program must look right without a change of them."""
    made = list(scenes(painter, templates_dir, shape))

    assert [key for key, scene in made if scene.shortened or scene.left_out or faults(scene)] == []
    assert sum(scene.tight for _, scene in made) <= FEW * len(made)
