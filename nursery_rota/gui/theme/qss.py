"""The style sheet of the window, made from tokens and the size of a line of text.

Widgets say what they are through properties, never through colours of their own:
``role`` = "primary" | "quiet" | "link" | "segment" on buttons; "title" | "panel" | "large" | "second" |
"headline" | "welcome" on labels; ``panel`` = true on a QFrame that is a panel; ``tone`` = "bad" and so on
on tags. The helpers in ``gui.widgets`` set them.
"""

from __future__ import annotations

from string import Template

from nursery_rota.gui.theme.look import SHARES
from nursery_rota.gui.theme.tokens import TOKEN_NAMES, Tokens

_SHEET = Template("""
* { outline: 0; }
QMainWindow, QDialog, QMessageBox { background: $window; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; border-radius: 4px; padding: 4px 6px; }
QFrame[panel="true"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QLabel { background: transparent; }
QLabel[role="headline"] { font-size: ${headline_pt}pt; font-weight: 700; }
QLabel[role="welcome"] { font-size: ${welcome_pt}pt; font-weight: 700; }
QLabel[role="title"] { font-size: ${title_pt}pt; font-weight: 700; }
QLabel[role="large"] { font-size: ${large_pt}pt; font-weight: 700; }
QLabel[role="panel"] { font-size: ${panel_pt}pt; font-weight: 700; }
QLabel[role="second"] { font-size: ${second_pt}pt; color: $muted; }
QLabel[role="small"] { font-size: ${second_pt}pt; }
QLabel[role="corner"] { font-size: ${second_pt}pt; color: $muted; background: $raised; padding-left: 10px;
  border-right: 1px solid $line; border-bottom: 1px solid $edge; }
QLabel[role="advice"] { background: $raised; color: $text; border: 1px solid $edge; border-radius: 4px;
  padding: 5px 8px; }
QFrame[role="rule"] { background: $line; border: 0; }
QWidget[role="selection"] { background: $selection; border: 0; border-bottom: 1px solid $line; }
QComboBox[role="quiet"] { background: transparent; border: 1px solid transparent; font-weight: 700;
  font-size: ${second_pt}pt; padding: 2px 4px; min-height: ${line_height}px; }
QComboBox[role="quiet"]:focus { border: 2px solid $accent; padding: 1px 3px; }
QLabel[role="strong"] { font-weight: 700; }
QLabel:disabled { color: $muted; }

QPushButton, QToolButton {
  background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: ${pad}px 11px; min-height: ${button_line}px; font-weight: 600; }
QToolButton { padding: ${pad}px 7px; min-width: ${button_line}px; }
QPushButton:hover, QToolButton:hover { background: $accent_tint; border-color: $accent; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {
  background: $selection; border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $muted; border-color: $line; background: $window; }
QPushButton:focus, QToolButton:focus {
  border: 2px solid $accent; padding: ${pad_focus}px 10px; }
QToolButton:focus { padding: ${pad_focus}px 6px; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 700; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {
  background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { background: transparent; border-color: transparent; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $accent_tint; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="link"] {
  background: transparent; border: 0; border-radius: 3px; color: $accent; text-decoration: underline;
  padding: 2px 3px; min-height: ${line_height}px; font-weight: 600; text-align: left; }
QPushButton[role="link"]:hover { color: $accent_hover; }
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 0 1px; }
QPushButton[dense="true"] { padding: 2px 8px; min-height: ${line_height}px; }
QPushButton[dense="true"]:focus { padding: 1px 7px; }
QToolButton[dense="true"] { padding: 3px; min-height: ${line_height}px; min-width: ${line_height}px; }
QToolButton[dense="true"]:focus { padding: 2px; }
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:focus {
  border: 0; padding: 0; background: transparent; min-height: 0; min-width: 0; }
QToolButton::menu-indicator { image: none; }
QPushButton::menu-indicator {
  image: url($tinted/down.svg); width: 12px; height: 12px; subcontrol-position: right center; right: 8px; }
QPushButton[opens="menu"] { padding-right: 28px; }
QPushButton[opens="menu"]:focus { padding-right: 27px; }
QToolButton[popupMode="1"] { padding-right: 22px; }

QPushButton[role="segment"] { border-radius: 0; margin: 0; padding: ${pad}px 14px; border-right-width: 0; }
QPushButton[role="segment"][edge="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QPushButton[role="segment"][edge="last"] {
  border-top-right-radius: 6px; border-bottom-right-radius: 6px; border-right-width: 1px; }
QPushButton[role="segment"]:hover { border-color: $edge; }
QPushButton[role="segment"]:checked {
  background: $accent_tint; color: $accent; border-color: $edge; border-bottom: 3px solid $accent;
  padding-bottom: ${pad_segment}px; font-weight: 700; }
QPushButton[role="segment"]:focus { border: 2px solid $accent; padding: ${pad_focus}px 13px; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QComboBox {
  background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: ${pad}px 8px; min-height: ${button_line}px; placeholder-text-color: $muted;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit[dense="true"], QComboBox[dense="true"] { padding: 2px 6px; min-height: ${line_height}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus,
QTimeEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: ${pad_focus}px 7px; }
QLineEdit[dense="true"]:focus, QComboBox[dense="true"]:focus { padding: 1px 5px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled, QDateEdit:disabled {
  background: $window; color: $muted; border-color: $line; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QSpinBox[wrong="true"], QDateEdit[wrong="true"] {
  border: 2px solid $warn_edge; padding: ${pad_focus}px 7px; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url($tinted/down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge; selection-background-color: $selection;
  selection-color: $text; padding: 2px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button,
QDateEdit::up-button, QDateEdit::down-button, QTimeEdit::up-button, QTimeEdit::down-button {
  border: 0; width: 20px; background: transparent; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QDateEdit::up-arrow, QTimeEdit::up-arrow {
  image: url($tinted/up.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateEdit::down-arrow, QTimeEdit::down-arrow {
  image: url($tinted/down.svg); width: 10px; height: 10px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 3px 2px; border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator, QTableView::indicator, QListView::indicator {
  width: 16px; height: 16px; border: 1px solid $edge; background: $surface; border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QTableView::indicator:checked,
QListView::indicator:checked {
  background: $accent; border-color: $accent; image: url($tinted/tick-on.svg); }
QCheckBox::indicator:indeterminate { background: $accent_tint; border-color: $accent; }
QRadioButton::indicator:checked { border: 5px solid $accent; border-radius: 9px; width: 8px; height: 8px; }

QMenuBar { background: $raised; color: $text; border-bottom: 1px solid $line; padding: 2px 8px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $accent_tint; }
QMenu { background: $surface; color: $text; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $muted; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QAbstractItemView { background: $surface; alternate-background-color: $raised; color: $text; border: 0;
  selection-background-color: $selection; selection-color: $text; }
QTableView { gridline-color: $line; }
QTableView::item, QTreeView::item, QListView::item { padding: 3px 6px; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: $selection;
  color: $text; }
QTableView::item:focus, QTreeView::item:focus, QListView::item:focus { border: 2px solid $accent; }
QHeaderView { background: $raised; border: 0; }
QHeaderView::section { background: $raised; color: $muted; font-weight: 600; padding: 4px 8px; border: 0;
  border-bottom: 1px solid $edge; border-right: 1px solid $line; }
QTableCornerButton::section { background: $raised; border: 0; border-bottom: 1px solid $edge; }
QScrollArea { background: transparent; border: 0; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTabWidget::pane { border: 1px solid $line; border-radius: 6px; background: $surface; top: -1px; }
QTabBar::tab { background: $surface; color: $text; border: 1px solid $edge; padding: ${pad}px 14px;
  min-height: ${button_line}px; font-weight: 600; }
QTabBar::tab:selected { background: $accent_tint; color: $accent; border-bottom: 3px solid $accent; }
QTabBar::tab:focus { border: 2px solid $accent; }
QDockWidget { color: $text; font-weight: 700; titlebar-close-icon: none; titlebar-normal-icon: none; }
QDockWidget::title { background: $surface; padding: 8px 16px; border: 1px solid $line; }
QSplitter::handle, QMainWindow::separator { background: $window; width: 8px; height: 8px; }
QSplitter::handle:hover, QMainWindow::separator:hover { background: $line; }
QStatusBar { background: $raised; border-top: 1px solid $line; color: $muted; font-size: ${second_pt}pt; }
QStatusBar::item { border: 0; }
QProgressBar { background: $sunken; border: 0; border-radius: 2px; max-height: 4px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: 0; padding: 0; min-height: 0;
  background: transparent; }
QSlider { min-height: 22px; }
QSlider::groove:horizontal { background: $edge; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $surface; border: 2px solid $accent; width: 13px; height: 13px;
  margin: -7px 0; border-radius: 8px; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: $accent; }
QSlider::handle:horizontal:disabled { border-color: $edge; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: 10px; padding: 12px 10px 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; font-weight: 700; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent; }
""")


def style_sheet(tokens: Tokens, body_points: float, line: int, tinted_icons: str) -> str:
    """The whole sheet. ``line`` is the height of a line of body text in pixels; ``tinted_icons`` the folder
    with arrows already coloured for this theme, because a style sheet cannot colour them itself."""
    pad = 6
    values: dict[str, object] = {name: getattr(tokens, name) for name in TOKEN_NAMES}
    values |= {f"{share}_pt": f"{body_points * part:.2f}" for share, part in SHARES.items()}
    values |= {
        "line_height": line,
        "button_line": line,
        "pad": pad,
        "pad_focus": pad - 1,
        "pad_segment": pad - 2,
    }
    return _SHEET.substitute(values, tinted=tinted_icons)
