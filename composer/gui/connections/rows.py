"""The table's rows: connections, then the accounts behind them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from composer.app.accounts.health import needing_you
from composer.gui.connections.looks import health_look, two_step_look, where_words
from composer.gui.parts.badge import letters
from composer.gui.parts.rows import Cell, Row
from composer.model.scheduler import Connection
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.model.safety import SafetyAccount, SafetyView


def rows_of(connections: "list[Connection]", view: "SafetyView", busy: Mapping[str, str]) -> tuple[Row, ...]:
    """Everything the table shows; connections that wait for somebody come first."""
    rows = [_connection(c, view.get(c.id), busy.get(c.id, "")) for c in sick_first(connections)]
    behind = [a for a in view.accounts if not a.connection]
    if behind:
        rows.append(Row(tr("Accounts posts end up on")))
        rows += [_account(a, connections) for a in behind]
    return tuple(rows)


def sick_first(connections: "list[Connection]") -> "list[Connection]":
    """Those that can't send until somebody has done something, then the others, as they were."""
    sick = {c.id for c in needing_you(connections, datetime.now(UTC))}
    return sorted(connections, key=lambda connection: connection.id not in sick)


def _below(connection: Connection) -> str:
    """What the chip alone does not tell."""
    if not connection.enabled:
        return tr("Not used by Queue")
    off = sum(not channel.usable for channel in connection.channels)
    return trn("{n} channel is off", "{n} channels are off", off) if off else ""


def _connection(connection: Connection, account: "SafetyAccount | None", busy: str) -> Row:
    platforms = tuple(dict.fromkeys(letters(c.platform) for c in connection.channels))
    badges = platforms if len(platforms) <= 4 else (*platforms[:3], f"+{len(platforms) - 3}")
    if connection.kind in {"folder", "reminder"}:
        badges = (tr("All"),)
    return Row(
        connection.id,
        (
            Cell(connection.name, where_words(connection), lead=letters(connection.kind)),
            Cell(badges=badges) if badges else Cell(tr("None yet"), style="small", role="text2"),
            Cell(chip=health_look(connection, busy=busy), sub=_below(connection)),
            _second_step(account),
        ),
    )


def _account(account: "SafetyAccount", connections: list[Connection]) -> Row:
    platform = account.guide.serves[0]
    via = next((c.name for c in connections if any(p.platform in account.guide.serves for p in c.channels)), "")
    words = tr("Through {name}").format(name=via) if via else tr("Posted by hand")
    return Row(
        account.id,
        (
            Cell(account.title, words, lead=letters(platform)),
            Cell(badges=(letters(platform),)),
            Cell(tr("No key here"), style="small", role="text2"),
            _second_step(account),
        ),
    )


def _second_step(account: "SafetyAccount | None") -> Cell:
    look = two_step_look(account)
    if look is None or account is None:
        return Cell(tr("Not needed"), style="small", role="text2")
    return Cell(chip=look)
