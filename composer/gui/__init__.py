"""The window. The only place for Qt's widgets; it sees app and model, nothing else of ours.

    theme/      tokens (the one colour table), theme, style sheet, icons, fonts, appearance (what the person chose)
    parts/      building blocks; they paint themselves from the theme, show values, emit intents
    shell/      the window around the screens: rail, page (head, body, foot), palette, help, start
    actions     every command in one table        lanes    off the window's thread and back
    bridge      core events -> this thread        notices  messages, errors, reports of our own faults

How to build a screen (one folder `gui/NAME/`, view and presenter apart):

    class LibraryPage(Page):                                          # shell.page
        def __init__(self, window: MainWindow, studio: Studio) -> None:
            super().__init__(tr("Library"), tr("Posts you make are kept here."))
            self.search = Search(tr("Search everything"))             # parts.search; Ctrl+F finds it by itself
            self.new = Button(tr("New post"), "primary", icon="plus") # parts.buttons; one primary a screen
            self.head.add_right(self.search, self.new)
            self.table = RowTable(tr("Posts"), (Column(tr("Title")), Column(tr("Kind"), 140)))   # parts.table
            panel = Panel(tr("All posts")); panel.body.addWidget(self.table)                      # parts.panel
            self.set_body(panel)
            self.bind("post.new", self.make_post)                     # ids of actions.commands()
            self.is_ready = False                                     # ... and data_shown() when the rows are there

    Screen("library", tr("Library"), lambda window: LibraryPage(window, studio))    # for gui.main.screens

Rules that keep it working:
  - Words: `Text(words, style, role)` (parts.text), never QLabel; fields: `LineField`, `TextField`, `ChoiceField`,
    `WidgetField`, `ChipEditor` bring label, buddy, accessible name, counter and error sentence; `Form.add` orders Tab.
  - Never `setStyleSheet`, never a colour or a font: ask `theme.current()` (`.color(role)`, `.font(style)`, `.px(n)`,
    `.line(style)`) inside `paintEvent` and `sizeHint`; a change of look measures and paints everything anew by itself.
    A stretch of colour is a `Ground(role)`, a menu a `Menu(self)`; Qt's own date, time and spin boxes go into a
    `WidgetField`, anything else of Qt's is dressed with `theme.dress(widget, kind)`.
  - The first frame is paid for (tests/bench/startup.py): import what opens on demand when it opens; hide and show with
    `showing.set_shown`; never call `style()`, `viewport()` of Qt's own, `fillRect` or `QLocale` while building: each
    makes PySide load hundreds of names. Values of the window are `NamedTuple`s, not dataclasses, for the same reason.
  - A line of buttons or chips that could get too wide is a `Flow`; what grows down stands in a `Column`.
  - Lists: `RowTable.set_rows((Row(key, (Cell(...), ...)), Row("A group strip")))`; states: `status.of_job(state)`.
  - A dialog is a `Dialog`; open it with `ask()`, never `exec()`. Confirm only what can't be undone; else a toast with
    Undo: `window.notices.tell(words, tr("Undo"), undo)`. Errors: `window.notices.error(error)`.
  - Store: `lanes.store.run(work, done, failed)`; checks, cards, look-ups: `lanes.pool.run(..., stamp=Stamp(topic, n))`.
  - Events of the core: `bridge.on(JobChanged, self.job_changed)`.
  - Painted focus: a control that draws its own focus sets the property `ring` to 0; others say their corner radius.
  - Below 1280 px `Page.width_changed(False)`: side panels become drawers or tabs.
  - Each screen's tests call `walk(window)` of tests/gui/walk.py: names, tooltips, tab order, targets, clipping.
"""
