"""Which channel a platform's post goes to, by the connections there are. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from composer.model.scheduler import Connection
from composer.schedulers.registry import capabilities_of


@dataclass(frozen=True, slots=True)
class Target:
    """One channel a post goes to."""

    connection: Connection
    channel: str
    platform: str


def targets_for(platforms: Sequence[str], connections: Sequence[Connection]) -> tuple[Target, ...]:
    """Each platform's channel: the first usable one of an enabled account, else the folder.

    A folder or reminder connection serves every platform; accounts come first.
    """
    enabled = [c for c in connections if c.enabled]
    accounts = [c for c in enabled if capabilities_of(c.kind).needs_secret]
    local = sorted(
        (c for c in enabled if c not in accounts), key=lambda c: c.kind != "folder"
    )  # both were made at once
    found = []
    for platform in platforms:
        target = next(
            (
                Target(c, channel.id, platform)
                for c in accounts
                for channel in c.channels
                if channel.platform == platform and channel.usable
            ),
            None,
        )
        if target is None and local:
            target = Target(local[0], platform, platform)
        if target is not None:
            found.append(target)
    return tuple(found)
