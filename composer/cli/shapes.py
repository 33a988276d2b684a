"""The JSON shapes of output lines that more than one command prints."""

from typing import Any

from composer.model.finding import Finding, SetAside
from composer.model.job import Job
from composer.model.moment import zone_of
from composer.model.rendering import Part, Rendering
from composer.model.scheduler import Connection


def finding_line(finding: Finding) -> dict[str, Any]:
    """A finding; "field" and "platform" are there only when they say something."""
    line: dict[str, Any] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "start": finding.place.start,
        "end": finding.place.end,
        "message": finding.message,
    }
    if finding.place.field not in {"", "text"}:
        line["field"] = finding.place.field
    if finding.platform:
        line["platform"] = finding.platform
    if finding.why:
        line["why"] = finding.why
    return line


def part_line(part: Part) -> dict[str, Any]:
    """One message of a rendering with its facets (byte offsets on Bluesky, code points elsewhere)."""
    if part.facets:
        facets: list[dict[str, Any]] = [
            {"byteStart": f.byte_start, "byteEnd": f.byte_end, "kind": f.kind, "value": f.value} for f in part.facets
        ]
    else:
        facets = [{"start": e.start, "end": e.end, "kind": e.kind.value, "value": e.text} for e in part.entities]
    return {"text": part.text, "facets": facets}


def rendering_line(rendering: Rendering) -> dict[str, Any]:
    """What a platform will show."""
    return {
        "platform": rendering.platform,
        "parts": [part_line(part) for part in rendering.parts],
        "length": rendering.count.length,
        "limit": rendering.count.limit,
        "fits": rendering.count.fits,
        "fold_at": rendering.fold_at,
        "left_out": list(rendering.left_out),
        "fields": fields_of(rendering),
    }


def fields_of(rendering: Rendering) -> dict[str, Any]:
    """The fields the platform has beside its text (title, button, first comment, slug, tags); only those that hold something."""
    own = {
        "title": rendering.title, "button": rendering.button, "slug": rendering.slug, "excerpt": rendering.excerpt,
        "html": rendering.html, "tags": list(rendering.tags),
    }  # fmt: skip
    return {name: value for name, value in {**own, **rendering.options}.items() if value}


def answer_line(one: SetAside) -> dict[str, Any]:
    """A finding that a person answered, with the reason."""
    waiver = one.waiver
    return finding_line(one.finding) | {"reason": waiver.reason, "by": waiver.by, "overrules": waiver.overrules}


def job_line(job: Job) -> dict[str, Any]:
    """A job; `due` is UTC, `local` the wall clock of its zone."""
    return {
        "job": job.id,
        "channel": job.channel,
        "platform": job.payload.platform,
        "state": job.state.value,
        "due": job.due.iso_utc(),
        "zone": job.due.zone,
        "local": job.due.utc.astimezone(zone_of(job.due.zone)).strftime("%Y-%m-%dT%H:%M"),
        "remote_id": job.remote_id,
        "reason": job.reason,
    }


def connection_line(connection: Connection) -> dict[str, Any]:
    """A connection without anything secret."""
    return {
        "connection": connection.id,
        "kind": connection.kind,
        "name": connection.name,
        "health": connection.health.state.value if connection.health else "not tested",
        "channels": [
            {"id": c.id, "platform": c.platform, "name": c.name, "usable": c.usable} for c in connection.channels
        ],
        "reason": connection.health.reason if connection.health else "",
    }
