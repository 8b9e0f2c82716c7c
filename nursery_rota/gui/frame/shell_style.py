"""The part of the style sheet that only the shell of the window needs: rail, bars, tags, forms."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from nursery_rota.gui.theme.tokens import Tokens

_SHEET = Template("""
QFrame#rail { background: $raised; border: 0; border-right: 1px solid $line; }
QToolButton#railItem { border: 0; border-left: 4px solid transparent; border-radius: 0; background: transparent;
  color: $muted; font-size: ${second}pt; font-weight: 400; padding: 6px 4px 6px 0; min-width: 0; }
QToolButton#railItem:hover { background: $accent_tint; }
QToolButton#railItem:checked { background: $accent_tint; color: $accent; border-left: 4px solid $accent;
  font-weight: 700; }
QToolButton#railItem:focus { border: 2px solid $accent; border-left: 4px solid $accent; padding: 4px 2px 4px 0; }
QToolButton#railItem:disabled { color: $edge; }
QLabel#railCounter { background: $bad; color: $surface; border-radius: 9px; font-size: ${level}pt;
  font-weight: 700; padding: 1px 4px; min-width: 10px; }
QFrame#statusLine { background: $raised; border: 0; border-top: 1px solid $line; }
QFrame#statusLine QLabel[role="saved"] { color: $ok; font-size: ${second}pt; font-weight: 700; }
QFrame#statusLine QLabel[role="held"] { color: $warn; font-size: ${second}pt; font-weight: 700; }
QFrame#noticeBar { background: $info_tint; border: 1px solid $line; border-radius: 6px; }
QFrame#noticeBar[tone="done"] { background: $ok_tint; }
QFrame#noticeBar[tone="our-rule"] { background: $warn_tint; border: 1px solid $warn_edge; }
QFrame#noticeBar[tone="law"] { background: $bad_tint; border: 1px solid $bad; }
QFrame[head="true"] { background: transparent; border: 0; border-bottom: 1px solid $line; }
QFrame[foot="true"] { background: $raised; border: 0; border-top: 1px solid $line;
  border-bottom-left-radius: 7px; border-bottom-right-radius: 7px; }
QFrame[box="bad"] { background: $bad_tint; border: 0; border-top: 2px solid $bad; }
QFrame[box="accent"] { background: $accent_tint; border: 0; border-top: 2px solid $accent;
  border-bottom: 1px solid $line; }
QListView[ground="window"] { background: $window; }
QFrame[box="warn"] { background: $warn_tint; border: 0; border-radius: 6px; }
QFrame[choice="true"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[choice="true"][chosen="true"] { background: $accent_tint; border: 2px solid $accent; }
QFrame[line="true"] { background: transparent; border: 0; border-bottom: 1px solid $line; }
QFrame[line="last"] { background: transparent; border: 0; }
QPushButton[tag] { border: 1px solid transparent; border-radius: 4px; padding: 1px 7px; min-height: 0;
  font-size: ${second}pt; font-weight: 700; background: $sunken; color: $muted; }
QPushButton[tag="ok"] { background: $ok_tint; color: $ok; }
QPushButton[tag="bad"] { background: $bad_tint; color: $bad; }
QPushButton[tag]:hover, QPushButton[tag]:focus { border: 2px solid $accent; padding: 0 6px; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="info"] { color: $info; }
QLabel[tone="plum"] { color: $plum; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="muted"] { color: $muted; }
QDoubleSpinBox[dense="true"] { padding: 1px 6px; min-width: 72px; min-height: 22px; font-weight: 700; }
QDoubleSpinBox[trial="true"] { border: 2px solid $plum; color: $plum; padding: 0 5px; }
QWidget[dense="true"] > QPushButton[role="segment"] { padding: 1px 10px; }
QWidget[dense="true"] > QPushButton[role="segment"]:checked { padding: 1px 10px 0; border-bottom-width: 2px; }
QLabel#fieldTitle { font-weight: 600; }
QLabel#fieldTrouble { color: $warn; font-size: ${second}pt; }
QLabel#empty { color: $muted; padding: 24px; }
QPushButton[answer] { padding: 4px 2px; font-weight: 600; font-size: ${second}pt; min-width: 24px; }
QPushButton[answer="prefer"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[answer="yes"] { background: $accent_tint; color: $accent; }
QPushButton[answer="avoid"] { background: $surface; }
QPushButton[answer="no"] { background: $sunken; color: $muted; border-style: dashed; }
QPushButton[answer=""] { background: $surface; color: $muted; border-color: $line; }
QPushButton[answer]:focus { border: 2px solid $accent; padding: 3px 1px; }
QPushButton[answer="prefer"]:focus { border: 2px solid $text; }
QListView#gallery { background: $surface; border: 0; }
QListView#gallery::item { padding: 10px 12px; border-bottom: 1px solid $line; }
QListView#gallery::item:selected { background: $selection; border-left: 4px solid $accent; }
QTextBrowser { background: $surface; border: 0; padding: 16px; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }
QTableView { border-bottom-left-radius: 7px; border-bottom-right-radius: 7px; }
QTableView::item { border-bottom: 1px solid $line; }
""")


def shell_sheet(tokens: Tokens, body_points: float) -> str:
    """The shell's sheet in ``tokens``; sizes follow the body text."""
    return _SHEET.substitute(
        asdict(tokens), second=f"{body_points * 0.9:.2f}", level=f"{body_points * 0.85:.2f}"
    )
