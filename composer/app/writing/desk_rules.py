"""What the practice decided about times: late posts, quiet hours, and the pause that holds everything. Kept as one setting."""

from dataclasses import replace

from composer.model.errors import BadInput
from composer.model.planning import HouseRules, LatePolicy, QuietHours, clock_time
from composer.model.post import Json
from composer.model.practice import Practice
from composer.store.settings import Settings

HELD = "outbox.held"
"""Name of the setting that says whether everything is held."""
RULES = "outbox.rules"
"""Name of the setting with the rules: {"late": "ask", "quiet": ["20:00", "07:00"]}."""


class RulesDesk:
    """Reads and keeps the rules for the front ends. Thread: the thread that owns `settings`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def get(self) -> HouseRules:
        """The rules as they are now."""
        return house_rules(self._settings)

    def put(self, rules: HouseRules) -> None:
        """Keeps late policy and quiet hours; holding everything is `OutboxDesk.hold`, the zone is the practice's.

        Raises:
            BadInput: the quiet hours are no times of day, or never end.
        """
        keep_rules(self._settings, rules)


def house_rules(settings: Settings) -> HouseRules:
    """The rules as they are now; what can't be read counts as not decided."""
    kept = settings.get(RULES, {})
    held = settings.get(HELD, default=False) is True
    return HouseRules(_late(kept), _quiet(kept), settings.practice().zone, held)


def awake(practice: Practice, rules: HouseRules) -> Practice:
    """The practice without the posting times that lie in its quiet hours: what the program chooses from by itself."""
    quiet = rules.quiet
    if quiet is None:
        return practice
    return replace(practice, slots=tuple(slot for slot in practice.slots if not quiet.holds(clock_time(slot.wall))))


def keep_rules(settings: Settings, rules: HouseRules) -> None:
    """Keeps late policy and quiet hours; the pause and the zone have settings of their own.

    Raises:
        BadInput: the quiet hours are no times of day, or never end.
    """
    quiet: Json = None
    if rules.quiet is not None:
        start, end = clock_time(rules.quiet.start), clock_time(rules.quiet.end)
        if start == end:
            raise BadInput("the quiet hours begin and end at the same time.", hint="Choose two different times.")
        quiet = [f"{start:%H:%M}", f"{end:%H:%M}"]
    settings.put(RULES, {"late": rules.late.value, "quiet": quiet})


def _late(kept: Json) -> LatePolicy:
    try:
        return LatePolicy(kept.get("late", ""))
    except (ValueError, AttributeError):
        return LatePolicy.ASK


def _quiet(kept: Json) -> QuietHours | None:
    try:
        start, end = kept.get("quiet")
        clock_time(start), clock_time(end)
    except (TypeError, ValueError, AttributeError, BadInput):
        return None
    return QuietHours(start, end)
