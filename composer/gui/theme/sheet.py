"""The style sheets of the few Qt widgets we do not paint ourselves.

`$role` is a token, `@14` a length that grows with the text size, `1px` one that does not. One sheet a kind of widget, put on by `theme.dress`; the kind is also its dynamic property, so that a sheet never dresses
anything else. Our own parts paint themselves from the same tokens.
"""

BAR = """
QScrollBar[dressed="bar"]:vertical { background: transparent; width: 12px; margin: 0; border: none; }
QScrollBar[dressed="bar"]:horizontal { background: transparent; height: 12px; margin: 0; border: none; }
QScrollBar[dressed="bar"]::handle { background: $control; border-radius: 3px; margin: 3px; border: none; }
QScrollBar[dressed="bar"]::handle:vertical { min-height: 36px; }
QScrollBar[dressed="bar"]::handle:horizontal { min-width: 36px; }
QScrollBar[dressed="bar"]::handle:hover { background: $text2; }
QScrollBar[dressed="bar"]::add-line, QScrollBar[dressed="bar"]::sub-line {
    width: 0; height: 0; border: none; background: none; }
QScrollBar[dressed="bar"]::add-page, QScrollBar[dressed="bar"]::sub-page { background: none; }
"""

FIELD = """
QComboBox[dressed="field"] { background: $surface; color: $text; border: 1px solid $control; border-radius: 8px;
    padding: 0 32px 0 11px; min-height: @34; }
QComboBox[dressed="field"]:focus { border: 2px solid $focus; padding: 0 31px 0 10px; min-height: @32; }
QComboBox[dressed="field"]:disabled { background: $sunken; color: $text3; }
QComboBox[dressed="field"]::drop-down { border: none; width: 0; }
QComboBox[dressed="field"] QAbstractItemView { background: $surface; color: $text; border: 1px solid $control;
    outline: none; padding: 4px; selection-background-color: $select; selection-color: $text; }
QComboBox[dressed="field"] QAbstractItemView::item { min-height: @32; padding: 0 8px; border: none; }
QComboBox[dressed="field"] QAbstractItemView::item:selected { background: $select; color: $text; }
QAbstractSpinBox[dressed="field"] { background: $surface; color: $text; border: 1px solid $control; border-radius: 8px;
    padding: 0 11px; min-height: @34; selection-background-color: $select; selection-color: $text; }
QAbstractSpinBox[dressed="field"]:focus { border: 2px solid $focus; padding: 0 10px; min-height: @32; }
QAbstractSpinBox[dressed="field"]:disabled { background: $sunken; color: $text3; }
QAbstractSpinBox[dressed="field"]::up-button, QAbstractSpinBox[dressed="field"]::down-button { width: 0; border: none; }
QDateTimeEdit[dressed="field"]::drop-down { width: 0; border: none; }
QDateEdit[dressed="field"]::drop-down { width: 36px; border: none; background: transparent; }
QDateEdit[dressed="field"]::down-arrow { image: none; }
"""

MENU = """
QMenu[dressed="menu"] { background: $surface; color: $text; border: 1px solid $control; padding: 6px; }
QMenu[dressed="menu"]::item { min-height: @20; padding: 6px 24px 6px 12px; border-radius: 6px; }
QMenu[dressed="menu"]::item:selected { background: $select; color: $text; }
QMenu[dressed="menu"]::item:disabled { color: $text3; }
QMenu[dressed="menu"]::separator { height: 1px; background: $line; margin: 6px 4px; }
QMenu[dressed="menu"]::icon { padding-left: 8px; }
QMenu[dressed="menu"][switches="true"]::item { padding-left: @32; }
QMenu[dressed="menu"][switches="true"]::indicator { width: 0; height: 0; }
"""

CALENDAR = """
QCalendarWidget[dressed="calendar"] QAbstractItemView { background: $surface; color: $text; outline: none;
    selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget[dressed="calendar"] QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget[dressed="calendar"] QToolButton { background: transparent; color: $text; border: none;
    border-radius: 6px; padding: 6px 8px; font-weight: 600; }
QCalendarWidget[dressed="calendar"] QToolButton:hover { background: $accent_soft; }
"""

SHEETS = {"bar": BAR, "field": FIELD, "menu": MENU, "calendar": CALENDAR}
