"""Every command of the window in one table: it feeds shortcuts, menus, the palette and the help sheet.

A command says what it is called and which keys it has; who carries it out binds a function to its id
(`Page.bind`, `Commands.bind`). Keys are written for Windows and Linux; Qt turns Ctrl into Command on a Mac.
"""

from typing import NamedTuple

from composer.model.words import tr

EVERYWHERE = ""


class Command(NamedTuple):
    """One command.

    Attributes:
        id: "area.verb".
        title: a verb, as on a button or in a menu.
        keys: shortcuts, the first is shown; empty = none.
        where: screen id, or EVERYWHERE.
        icon: of the palette and menus.
        listed: shown in the palette; False for keys that a widget handles itself (help only).
    """

    id: str
    title: str
    keys: tuple[str, ...] = ()
    where: str = EVERYWHERE
    icon: str = ""
    listed: bool = True

    @property
    def shortcut(self) -> str:
        """The first shortcut; empty = none."""
        return self.keys[0] if self.keys else ""


def commands() -> tuple[Command, ...]:
    """The whole table, in the order of the help sheet."""
    return (*_everywhere(), *_screens(), *_compose(), *_others())


def _everywhere() -> tuple[Command, ...]:
    return (
        Command("post.new", tr("New post"), ("Ctrl+N",), icon="plus"),
        Command("post.duplicate", tr("Duplicate post"), ("Ctrl+D",), icon="duplicate"),
        Command("reply.write", tr("Answer an online review"), (), icon="bubble"),
        Command("rules.edit", tr("Your own words and rules"), (), icon="please-check"),
        Command("slides.make", tr("Make slides for the waiting room"), (), icon="picture"),
        Command("platforms.use", tr("Use a file of platform figures"), (), icon="import"),
        Command("app.palette", tr("Find a command"), ("Ctrl+K",), icon="command"),
        Command("app.search", tr("Search here"), ("Ctrl+F",), icon="search"),
        Command("edit.undo", tr("Undo"), ("Ctrl+Z",), icon="undo"),
        Command("edit.redo", tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo"),
        Command("app.next_panel", tr("Next panel"), ("F6",), icon="panel"),
        Command("app.previous_panel", tr("Previous panel"), ("Shift+F6",), icon="panel"),
        Command("app.larger", tr("Larger text"), ("Ctrl++", "Ctrl+="), icon="text-size"),
        Command("app.smaller", tr("Smaller text"), ("Ctrl+-",), icon="text-size"),
        Command("app.usual_size", tr("Usual text size"), ("Ctrl+0",), icon="text-size"),
        Command("outbox.hold", tr("Hold or resume everything"), icon="hold"),
        Command("app.help", tr("Help for this screen"), ("F1",), icon="help"),
        Command("app.quit", tr("Quit"), ("Ctrl+Q",), icon="close"),
    )


def _screens() -> tuple[Command, ...]:
    named = (
        ("compose", tr("Compose"), "Ctrl+1"),
        ("library", tr("Library"), "Ctrl+2"),
        ("sources", tr("Sources"), "Ctrl+3"),
        ("calendar", tr("Calendar"), "Ctrl+4"),
        ("outbox", tr("Outbox"), "Ctrl+5"),
        ("connections", tr("Connections"), "Ctrl+6"),
        ("records", tr("Records"), "Ctrl+7"),
        ("settings", tr("Settings"), "Ctrl+,"),
    )
    return tuple(Command(f"go.{key}", tr("Go to {screen}").format(screen=name), (keys,), icon=key)
                 for key, name, keys in named)  # fmt: skip


def _compose() -> tuple[Command, ...]:
    here = "compose"
    return (
        Command("compose.queue", tr("Queue, or go to what blocks it"), ("Ctrl+Enter", "Ctrl+Return"), here, "outbox"),
        Command("compose.export", tr("Export cards"), ("Ctrl+E",), here, "export"),
        Command("compose.next_finding", tr("Next finding"), ("F8",), here, "please-check"),
        Command("compose.previous_finding", tr("Previous finding"), ("Shift+F8",), here, "please-check"),
        Command("compose.do_finding", tr("First action of the finding"), ("Alt+Enter", "Alt+Return"), here, "tick"),
        Command("compose.tie_source", tr("Tie the selected words to a source"), ("Ctrl+Shift+S",), here, "link"),
        Command("compose.next_preview", tr("Next preview"), ("Ctrl+Tab",), here, "eye"),
        Command("compose.previous_preview", tr("Previous preview"), ("Ctrl+Shift+Tab",), here, "eye"),
        Command("compose.all_previews", tr("All previews and differences"), ("Ctrl+Shift+A",), here, "library"),
        Command("compose.hand_out", tr("Print the hand-out, the slide or a card"), ("Ctrl+P",), here, "hand-out"),
        Command("compose.versions", tr("Show versions"), (), here, "history"),
        Command("compose.claims", tr("Every claim beside its source"), ("Ctrl+Shift+R",), here, "quote"),
        Command("compose.review", tr("Ask for review, or review"), (), here, "eye"),
        Command("compose.add_source", tr("Add a source"), (), here, "sources"),
        Command("compose.paste_picture", tr("Paste a picture"), ("Ctrl+V",), here, "picture"),
        Command("compose.checklist", tr("Clarity checklist"), ("Ctrl+Shift+L",), here, "tick-circle"),
    )


def _others() -> tuple[Command, ...]:
    return (
        Command("calendar.move", tr("Move between days and posts"), ("Arrows",), "calendar", listed=False),
        Command("calendar.open", tr("Open the post"), ("Enter",), "calendar", listed=False),
        Command("calendar.carry", tr("Pick a post up, move it with the arrows, drop it with Enter"), ("M",), "calendar",
                listed=False),
        Command("calendar.put_back", tr("Put a carried post back"), ("Esc",), "calendar", listed=False),
        Command("calendar.today", tr("Go to today"), (), "calendar", "calendar"),
        Command("sources.import", tr("Import a source file"), (), "sources", "import"),
        Command("sources.add", tr("Add a source by DOI, PMID or address"), (), "sources", "plus"),
        Command("connections.add", tr("Add a connection"), (), "connections", "plus"),
        Command("connections.test", tr("Test all connections"), (), "connections", "refresh"),
        Command("records.verify", tr("Verify the records"), (), "records", "records"),
        Command("records.export", tr("Export the records"), (), "records", "export"),
    )  # fmt: skip
