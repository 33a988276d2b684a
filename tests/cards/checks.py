"""What no card may do, as a list of faults in words."""

from itertools import combinations

from composer.cards.colour import contrast
from composer.cards.scene import Line, Panel, Rect, Scene

SLACK = 3.0


def faults(scene: Scene) -> list[str]:
    """Every overlap, clip, unsafe place and unreadable pair of a scene; empty for a good one."""
    card = Rect(0, 0, scene.width, scene.height)
    found = []
    for line in scene.lines:
        if not line.rect.inside(scene.safe, slack=SLACK) and line.text.strip():
            found.append(f"leaves the safe area: {line.role} {line.text!r} {line.rect}")
        if line.width > card.w:
            found.append(f"clipped: {line.role}")
        if contrast(line.colour, line.ground) < 4.5:
            found.append(f"unreadable: {line.role} {line.colour} on {line.ground}")
    found += [
        f"overlap: {a.role} {a.text!r} and {b.role} {b.text!r}" for a, b in combinations(scene.lines, 2) if _meet(a, b)
    ]
    found += _outside_panel(scene)
    return found


def _meet(one: Line, other: Line) -> bool:
    return one.body.meets(other.body, slack=SLACK)


def _outside_panel(scene: Scene) -> list[str]:
    """Lines that run over the edge of the panel they stand on."""
    found = []
    panels: list[Panel] = []
    for item in scene.items:
        if isinstance(item, Panel):
            panels.append(item)
        elif isinstance(item, Line) and item.role not in {"monogram", "badge"}:
            home = next(
                (p for p in reversed(panels) if p.colour == item.ground and p.rect.meets(item.body, SLACK)), None
            )
            if home is not None and item.ground != scene.ground and not item.body.inside(home.rect, SLACK):
                found.append(f"runs off its panel: {item.role} {item.text!r}")
    return found
