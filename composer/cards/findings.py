"""What a laid-out card can't show, in words for the person: letters without a font, words cut, left out or too small."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from composer.model.finding import Finding, Fix, Place, Severity
from composer.model.words import tr

MOST_LETTERS = 8
FOOT = {"practice", "source"}
CARD = Place("card")


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What one platform's cards lack.

    Attributes:
        missing: characters no shipped font holds.
        shortened, left_out: roles whose words were cut, or found no room.
        is_tight: whether words stand below the readable minimum.
    """

    missing: tuple[str, ...] = ()
    shortened: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    is_tight: bool = False


def card_findings(facts: Mapping[str, CardFacts], patterns: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings, one for each kind, naming the platforms it holds for.

    Args:
        facts: platform's name -> what its cards lack.
        patterns: role -> the template's pattern ("{fact}"), to say which field is too long.
    """
    found: list[Finding] = []
    if letters := tuple(dict.fromkeys(c for f in facts.values() for c in f.missing)):
        found.append(_script(letters))
    if where := _where(facts, lambda f: bool(set(f.shortened) - FOOT)):
        found.append(_cut(where, _roles(facts, "shortened"), patterns))
    if where := _where(facts, lambda f: bool(f.left_out)):
        found.append(_left_out(where))
    if where := _where(facts, lambda f: f.is_tight and not set(f.shortened) - FOOT):
        found.append(_tight(where))
    if where := _where(facts, lambda f: bool(set(f.shortened) & FOOT)):
        found.append(_foot(where))
    return tuple(found)


def _where(facts: Mapping[str, CardFacts], holds: Callable[[CardFacts], bool]) -> str:
    return ", ".join(name for name, f in facts.items() if holds(f))


def _roles(facts: Mapping[str, CardFacts], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role for f in facts.values() for role in getattr(f, kind) if role not in FOOT))


def _script(letters: tuple[str, ...]) -> Finding:
    shown = " ".join(letters[:MOST_LETTERS]) + (" …" if len(letters) > MOST_LETTERS else "")
    what = tr("The card has letters that no font of the program holds: {letters}").format(letters=shown)
    why = tr("They would come out as empty boxes. Write these words in another script, or leave the card out.")
    return _about("card_script", Severity.WARN, what, why, can_change=False)


def _cut(where: str, roles: tuple[str, ...], patterns: Mapping[str, str]) -> Finding:
    slot = next((p.strip("{}“”") for r in roles if (p := patterns.get(r, "")).strip("“”").startswith("{")), "")
    what = tr("The card can't show all its words on {where}").format(where=where)
    why = tr("Patients would see a sentence that ends in “…”. Use fewer words here, or a layout with more room.")
    found = _about("card_cut", Severity.WARN, what, why)
    return replace(found, place=Place(f"slot:{slot}")) if slot.isidentifier() else found


def _about(rule: str, severity: Severity, what: str, why: str, *, can_change: bool = True) -> Finding:
    """A finding on the card as a whole; most can be mended by another layout."""
    fixes = (Fix(tr("Choose a layout"), action="edit_card"),) if can_change else ()
    return Finding(f"media.{rule}", severity, what, CARD, why, fixes)


def _left_out(where: str) -> Finding:
    what = tr("The card leaves a line out on {where}").format(where=where)
    why = tr("There is no room for it. Use fewer words, or a layout with more room.")
    return _about("card_left_out", Severity.WARN, what, why)


def _tight(where: str) -> Finding:
    what = tr("The card’s words are small on {where}").format(where=where)
    why = tr("They are below the size that reads well on a phone. Use fewer words, or more pictures.")
    return _about("card_small", Severity.TIP, what, why)


def _foot(where: str) -> Finding:
    what = tr("The line with your name and the sources is cut on {where}").format(where=where)
    why = tr("The card names the first sources only. All of them stand in the text and the hand-out.")
    return _about("card_foot", Severity.TIP, what, why, can_change=False)
