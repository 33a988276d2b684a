"""All checks: a draft or a bare text in, findings out. One family per file; `FAMILIES` is the whole list.

Build one `Checks` with `Checks.load(folder)` in the composition root; nothing is read before the first check.
Checks never touch a file of the person's, a clock or a network: what they need comes in `CheckSettings`.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from composer.checks import media, outline, plain, privacy, sources, structure, worded
from composer.checks.context import Context
from composer.checks.memo import Memo
from composer.checks.own import OwnRules, load_own
from composer.checks.rulepack import LazyPack, RulePack
from composer.model.finding import Finding, Severity
from composer.model.media import MediaFacts
from composer.model.post import EMPTY
from composer.model.practice import CheckSettings
from composer.model.template import Draft

Family = Callable[[Context], Iterable[Finding]]

MOST_FINDINGS = 300  # of one family; nobody reads more, and a hostile text must not cost more

_RANKS: Mapping[Severity, int] = MappingProxyType({severity: severity.rank for severity in Severity})

FAMILIES: tuple[Family, ...] = (
    structure.check,
    sources.check,
    media.check,
    privacy.check,
    worded.check,
    plain.check,
    outline.check,
)


class Checks:
    """The rule families with their data. Callable from any thread; keeps the last findings of each field."""

    def __init__(self, pack: LazyPack, own: Path | OwnRules | None = None) -> None:
        self._pack = pack
        self._own = own
        self._memo = Memo()

    @classmethod
    def load(cls, folder: Path, own: Path | OwnRules | None = None) -> "Checks":
        """The checks with the rule data in `folder`, which is read at the first check, not now.

        Args:
            own: the practice's own rules and words, or their file (see `own`); it need not exist.
        """
        return cls(LazyPack(folder), own)

    @property
    def pack(self) -> RulePack:
        """The rule data; read on first use.

        Raises:
            BadInput: a rule file can't be read; names the file and the rule.
        """
        return self._pack.get()

    @cached_property
    def own(self) -> OwnRules:
        """The practice's own rules; `trouble` says why they could not be used."""
        return self._own if isinstance(self._own, OwnRules) else load_own(self._own)

    def check(
        self, draft: Draft, settings: CheckSettings, media_facts: Mapping[str, MediaFacts] = EMPTY
    ) -> tuple[Finding, ...]:
        """What all families notice in a draft, gravest first, then by place.

        Args:
            draft: the post joined with its template.
            settings: region, today and the practice's allow list.
            media_facts: digest (or path, before it is stored) of a picture -> what is known about its bytes.

        Raises:
            BadInput: a rule file can't be read.
        """
        return self._run(Context.of_draft(draft, settings, self.pack, media_facts, self._memo, self.own))

    def check_text(self, text: str, settings: CheckSettings) -> tuple[Finding, ...]:
        """What the text families notice in a bare text; every place's field is "text".

        Raises:
            BadInput: a rule file can't be read.
        """
        return self._of_text(text, settings, is_reply=False)

    def check_reply(self, text: str, settings: CheckSettings) -> tuple[Finding, ...]:
        """What is noticed in an answer to an online review, which must not confirm that anyone is a patient.

        Raises:
            BadInput: a rule file can't be read.
        """
        return self._of_text(text, settings, is_reply=True)

    def _of_text(self, text: str, settings: CheckSettings, *, is_reply: bool) -> tuple[Finding, ...]:
        """What was found in a bare text, kept while neither text nor settings change."""

        def make() -> tuple[Finding, ...]:
            context = Context.of_text(text, settings, self.pack, is_reply=is_reply, memo=self._memo, own=self.own)
            return self._run(context)

        return self._memo.get(("text", text, settings, is_reply), make)

    def _run(self, context: Context) -> tuple[Finding, ...]:
        found: dict[tuple[int, int, int, int, str], list[Finding]] = {}
        order = context.field_order
        last = len(order)
        for family in FAMILIES:
            for one in islice(family(context), MOST_FINDINGS):
                place = one.place
                key = (_RANKS[one.severity], order.get(place.field, last), place.start, place.end, one.rule)
                alike = found.setdefault(key, [])
                if one not in alike:
                    alike.append(one)
        return tuple(one for key in sorted(found) for one in found[key])
