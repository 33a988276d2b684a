"""What a scheduler takes less of than its platform: fields it leaves behind, pictures it has no room for. Said before queueing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from composer.app.sending.targets import Target
from composer.model.card import CardImage
from composer.model.errors import Refused
from composer.model.finding import Finding, Fix, Place
from composer.model.job import Payload
from composer.model.moment import When, at_utc
from composer.model.post import Post
from composer.model.rendering import Rendering
from composer.model.scheduler import Connection
from composer.model.severity import Severity
from composer.model.units import ByteCount
from composer.model.words import tr
from composer.outbox.policy import plan
from composer.platforms.caps import SchedulerCaps
from composer.platforms.registry import Platforms
from composer.platforms.rules import PlatformRules
from composer.schedulers.fields import label_of, values_of
from composer.schedulers.registry import capabilities_of, kind_of

TELLING = frozenset({"kind", "button", "link", "tags"})
"""Fields the program fills in by itself whose loss a reader would notice; others count when a person filled them in."""


class SchedulerLimits:
    """The stricter of platform and scheduler, for one target at a time.

    Args (constructor):
        platforms: the platforms' rules, read at first use.
        caps: the schedulers' own figures by kind.
    """

    def __init__(self, platforms: Callable[[], Platforms], caps: Callable[[], Mapping[str, SchedulerCaps]]) -> None:
        self._platforms = platforms
        self._caps = caps

    def rules(self, target: Target) -> PlatformRules:
        """The platform's rules with this scheduler's stricter picture figures in their place."""
        rules, caps = self._platforms()[target.platform], self._caps().get(target.connection.kind)
        most = min(rules.max_images, self._most(target, caps))
        if caps is None:
            return replace(rules, max_images=most)
        size = min(rules.max_bytes, caps.bytes.get(target.platform, caps.bytes.get("*", rules.max_bytes)))
        formats = tuple(mime for mime in rules.formats if not caps.formats or mime in caps.formats)
        return replace(rules, max_images=most, max_bytes=ByteCount(size), formats=formats)

    def _most(self, target: Target, caps: SchedulerCaps | None) -> int:
        usual = self._platforms()[target.platform].max_images
        own = capabilities_of(target.connection.kind).max_pictures
        known = caps.pictures.get(target.platform) if caps is not None else None
        return min(n for n in (usual, own, known) if n is not None)

    def findings(self, target: Target, rendering: Rendering, post: Post) -> Iterator[Finding]:
        """What this scheduler would refuse (stop) or leave behind (warn) of a post; nothing is painted for it."""
        yield from _fields(target, rendering, post)
        rules, usual = self.rules(target), self._platforms()[target.platform]
        count = 1 + sum(1 for m in post.media if not m.digest or m.digest != post.look.photo)
        if rules.max_images < count and rules.max_images < usual.max_images:
            message = tr("{scheduler} takes {most} pictures for {platform}; this post has {n} with its card.")
            words = message.format(scheduler=_name(target), most=rules.max_images, platform=usual.name, n=count)
            fixes = (Fix(tr("Open the pictures"), action="open_pictures"),)
            yield Finding("platform.scheduler_pictures", Severity.STOP, words, Place("media"), "", fixes, (), usual.id)

    def check(self, target: Target, images: Sequence[CardImage]) -> None:
        """Refuses pictures that the target would not take.

        Raises:
            Refused: too many, too large or of the wrong kind; the sentence says which.
        """
        rules = self.rules(target)
        names = {"scheduler": _name(target), "platform": rules.name}
        if len(images) > rules.max_images:
            said = tr("{scheduler} takes {most} pictures for {platform}; this post has {n}.")
            raise Refused(said.format(most=rules.max_images, n=len(images), **names), hint=tr("Take some out."))
        for image in images:
            if len(image.data) > rules.max_bytes:
                said = tr("A picture for {platform} has {size} MB; {scheduler} takes {most} MB.")
                sizes = {"size": f"{len(image.data) / 1e6:.1f}", "most": f"{rules.max_bytes / 1e6:.1f}"}
                raise Refused(said.format(**sizes, **names), hint=tr("Choose another picture or a plainer card."))
            if image.mime not in rules.formats:
                said = tr("{scheduler} takes no pictures of the kind {mime} for {platform}.")
                raise Refused(said.format(mime=image.mime, **names))


def goes_elsewhere(target: Target, connections: Iterable[Connection]) -> Finding | None:
    """That a post goes to a folder or a reminder only because its account's channel is off; None where it does not."""
    if capabilities_of(target.connection.kind).needs_secret:
        return None
    off = ((c, channel) for c in connections if c.enabled for channel in c.channels if not channel.usable)
    found = next((c for c, channel in off if channel.platform == target.platform), None)
    if found is None:
        return None
    words = tr("{platform} is off at {account}: the post goes to “{place}” instead, and nobody else posts it.")
    message = words.format(platform=target.platform, account=found.name, place=target.connection.name)
    fix = Fix(tr("Open Connections"), action="open_connections")
    return Finding("platform.channel_off", Severity.WARN, message, Place("platforms"), "", (fix,), (), target.platform)


def kept_here(target: Target, when: When, now: datetime) -> Finding | None:
    """That a post waits on this computer until its scheduler takes it; None where it is taken at once."""
    can = capabilities_of(target.connection.kind)
    if can.horizon is None or when.utc <= now + can.horizon:
        return None
    words = tr(
        "{scheduler} takes posts {n} days ahead: this computer keeps it until {day} and has to be on after that."
    )
    day = at_utc(plan(when, can, now), when.zone).wall[:10]
    message = words.format(scheduler=_name(target), n=can.horizon.days, day=day)
    return Finding("platform.kept_here", Severity.TIP, message, Place("platforms"), platform=target.platform)


def _fields(target: Target, rendering: Rendering, post: Post) -> Iterator[Finding]:
    can = capabilities_of(target.connection.kind)
    there = dict(values_of(beside(rendering)))
    override = post.overrides.get(target.platform)
    given = {name for name, value in (override.fields if override else {}).items() if value.strip()}
    lost = [n for n in there if n in given | TELLING and not can.takes(target.platform, n)]
    if lost:
        words = tr("{scheduler} can't take this for {platform}: {fields}. Add it by hand once the post is out.")
        names = ", ".join(label_of(name).lower() for name in lost)
        message = words.format(scheduler=_name(target), platform=target.platform, fields=names)
        place = Place(f"override:{target.platform}:{lost[0]}")
        yield Finding("platform.field_left_behind", Severity.WARN, message, place, platform=target.platform)
    for need in can.needs:
        platform, _, name = need.partition(".")
        if platform == target.platform and name not in there:
            message = tr("{scheduler} needs this for {platform}: {field}.").format(
                scheduler=_name(target), platform=platform, field=label_of(name).lower()
            )
            fixes = (Fix(tr("Fill it in"), action="write_override"),)
            place = Place(f"override:{platform}:{name}")
            yield Finding("platform.field_needed", Severity.STOP, message, place, "", fixes, (), platform)


def beside(rendering: Rendering) -> Payload:
    """A payload that holds only what stands beside the text of a rendering."""
    return Payload(
        rendering.platform,
        (),
        rendering.title,
        slug=rendering.slug,
        excerpt=rendering.excerpt,
        tags=rendering.tags,
        options=platform_options(rendering),
    )


def platform_options(rendering: Rendering) -> dict[str, str]:
    """The fields a payload has no name of its own for; only those that hold something."""
    return {name: value for name, value in {**rendering.options, "button": rendering.button}.items() if value}


def _name(target: Target) -> str:
    return tr(kind_of(target.connection.kind).title)
