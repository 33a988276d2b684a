"""The style sheet's text. `$role` is a token, `@14` a length that grows with the text size, `1px` one that does not.

Only Qt's own widgets are dressed here; our parts paint themselves from the same tokens (no string parsing, no
restyling when a state changes). Selects on dynamic properties: `part`, `tone`.
"""

SHEET = """
QToolTip { background: $surface; color: $text; border: 1px solid $control; padding: 6px 8px; font-size: @13; }

QFrame[part="panel"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame[part="well"] { background: $sunken; border: none; }
QFrame[part="foot"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[part="line"] { background: $line; border: none; }
QFrame[part="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[part="column"] { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; border: none; }
QScrollBar::handle { background: $control; border-radius: 3px; margin: 3px; border: none; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $text2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }

QSplitter { background: transparent; }
QSplitter::handle { background: transparent; }

QLineEdit[part="editor"], QTextEdit[part="editor"], QPlainTextEdit[part="editor"] {
    background: transparent; border: none; padding: 0; color: $text; placeholder-text-color: $text3;
    selection-background-color: $select; selection-color: $text; }
QLineEdit[part="editor"]:disabled, QTextEdit[part="editor"]:disabled { color: $text3; }

QComboBox { background: $surface; color: $text; border: 1px solid $control; border-radius: 8px;
    padding: 0 32px 0 11px; min-height: @34; }
QComboBox:focus { border: 2px solid $focus; padding: 0 31px 0 10px; min-height: @32; }
QComboBox:disabled { background: $sunken; color: $text3; }
QComboBox::drop-down { border: none; width: 0; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $control; outline: none; padding: 4px;
    selection-background-color: $select; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: @32; padding: 0 8px; border: none; }
QComboBox QAbstractItemView::item:selected { background: $select; color: $text; }

QAbstractSpinBox { background: $surface; color: $text; border: 1px solid $control; border-radius: 8px;
    padding: 0 11px; min-height: @34; selection-background-color: $select; selection-color: $text; }
QAbstractSpinBox:focus { border: 2px solid $focus; padding: 0 10px; min-height: @32; }
QAbstractSpinBox:disabled { background: $sunken; color: $text3; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QDateTimeEdit::drop-down { width: 0; border: none; }

QMenu { background: $surface; color: $text; border: 1px solid $control; padding: 6px; }
QMenu::item { min-height: @20; padding: 6px 24px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: $select; color: $text; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $line; margin: 6px 4px; }
QMenu::icon { padding-left: 8px; }

QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $text2; border: none; border-bottom: 1px solid $line;
    padding: 0 8px; min-height: @35; font-size: @12; font-weight: 600; }
QHeaderView::section:first { padding-left: 16px; }

QTableView[part="rows"], QListView[part="rows"], QTreeView[part="rows"] {
    background: transparent; border: none; outline: none; color: $text; }

QCalendarWidget QAbstractItemView { background: $surface; color: $text; outline: none;
    selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { background: transparent; color: $text; border: none; border-radius: 6px; padding: 6px 8px;
    font-weight: 600; }
QCalendarWidget QToolButton:hover { background: $accent_soft; }

QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QDialog { background: $surface; }
"""
