"""The first page, while no file is open: make a nursery, open one, or look round the sample."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from nursery_rota.domain.ratios import required_adults
from nursery_rota.gui.frame.notices import NoticeBar
from nursery_rota.gui.frame.parts import Sign, button, label, retire
from nursery_rota.gui.widgets.plain import plain_tip
from nursery_rota.store.reference import Reference
from nursery_rota.wording import full_date, plural

METHODS: Mapping[str, tuple[str, str]] = {
    "youngest-first": (
        "Youngest first",
        "Each adult takes a group as large as the youngest child in it allows. A good place to start.",
    ),
    "per-band": ("Each age on its own", "Round up in every age band, then add. More adults."),
    "pooled": ("Shared out exactly", "Add the fractions of all children, round up once. Fewest adults."),
    "youngest-sets-room": (
        "Youngest sets the room",
        "All children at the ratio of the youngest. Most adults.",
    ),
}
_EXAMPLE = (*(30,) * 7, *(42,) * 9)
"""Seven twos and nine threes, ages in months."""


class WelcomePage(QWidget):
    """``wanted`` carries name, rule set and method of a nursery to be made."""

    wanted = Signal(str, str, str)

    def __init__(
        self,
        reference: Reference,
        notices: NoticeBar,
        open_file: Callable[[], None],
        sample: Callable[[], None],
        open_path: Callable[[Path], None],
    ) -> None:
        super().__init__()
        self.setAccessibleName("Welcome")
        self._reference, self._notices, self._open_path = reference, notices, open_path
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._side(open_file, sample))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(32, 24, 24, 24)
        self._column.setSpacing(14)
        self._fill_column()
        line.addLayout(self._column, 1)

    def _side(self, open_file: Callable[[], None], sample: Callable[[], None]) -> QWidget:
        side = QFrame()
        side.setObjectName("rail")
        side.setFixedWidth(max(300, side.fontMetrics().averageCharWidth() * 40))
        column = QVBoxLayout(side)
        column.setContentsMargins(24, 28, 24, 16)
        column.setSpacing(10)
        column.addWidget(Sign("families", "accent", 72))
        column.addWidget(label("Your first rota, in about twenty minutes", "title", wrap=True))
        column.addWidget(
            label("You can stop at any time. What you have typed is already saved.", "second", wrap=True)
        )
        for place, (what, how) in enumerate(
            (
                ("Your nursery", "name, country, how adults are counted"),
                ("When you open", "sessions, shifts, terms, closed days"),
                ("Families", "parents, children, bookings, checks"),
                ("Staff", "hours, levels, first aid"),
                ("Fill the rota", "look, change, publish, print"),
            ),
            start=1,
        ):
            step = QVBoxLayout()
            step.setSpacing(0)
            step.addWidget(label(f"{place}   {what}", "strong"))
            step.addWidget(label(how, "second"))
            column.addLayout(step)
        column.addStretch(1)
        self._recent = QVBoxLayout()
        column.addLayout(self._recent)
        column.addWidget(button("Look round a sample nursery", sample, sign="watching"))
        column.addWidget(button("Open a file I already have", open_file, sign="file"))
        return side

    def _fill_column(self) -> None:
        self._column.addWidget(label("Welcome. Tell us about your nursery.", "welcome"))
        names = QGridLayout()
        names.setHorizontalSpacing(24)
        self.name = QLineEdit()
        self.name.setAccessibleName("Name, as it should stand on prints")
        self.name.setMaximumWidth(440)
        self.name.returnPressed.connect(self._make)
        self.where = QComboBox()
        self.where.setAccessibleName("Whose ratio rules?")
        self._keys = sorted(self._reference.rule_sets, key=lambda key: (key != "england", key))
        self.where.addItems([self._reference.rule_sets[key].name for key in self._keys])
        self.where.currentIndexChanged.connect(self._count)
        names.addWidget(label("Name, as it should stand on prints", "strong"), 0, 0)
        names.addWidget(label("Whose ratio rules?", "strong"), 0, 1)
        names.addWidget(self.name, 1, 0)
        names.addWidget(self.where, 1, 1)
        names.setColumnStretch(0, 2)
        names.setColumnStretch(1, 1)
        self._column.addLayout(names)
        self._column.addWidget(
            label("Children of different ages are together. How do you count the adults?", "strong")
        )
        self._column.addWidget(
            label(
                "No law gives a formula, and nurseries differ. Ask your inspector if you are not sure. "
                "The figures are for 7 twos and 9 threes.",
                "second",
                wrap=True,
            )
        )
        self._group = QButtonGroup(self)
        self.methods = {key: self._method(key) for key in METHODS}
        self.methods["youngest-first"][0].setChecked(True)
        self._source = label("", "second", wrap=True)
        self._column.addWidget(self._source)
        self._column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("Make this nursery", self._make, sign="next", role="primary"))
        self._column.addLayout(foot)
        self._count()

    def _method(self, key: str) -> tuple[QRadioButton, QLabel]:
        title, words = METHODS[key]
        panel = QFrame()
        panel.setProperty("panel", True)
        line = QHBoxLayout(panel)
        line.setContentsMargins(14, 6, 20, 6)
        choice = QRadioButton(title)
        self._group.addButton(choice)
        choice.setAccessibleName(f"{title}. {words}")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(choice)
        said = label(words, "second", wrap=True)
        said.setContentsMargins(28, 0, 0, 0)
        texts.addWidget(said)
        line.addLayout(texts, 1)
        figure = label("", "large")
        line.addWidget(figure)
        self._column.addWidget(panel)
        return choice, figure

    def host_notices(self) -> None:
        self._column.insertWidget(0, self._notices)

    def show_recent(self, files: list[Path]) -> None:
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                retire(widget)
        if files:
            self._recent.addWidget(label("Opened last", "strong"))
        for path in files[:4]:
            opener = button(path.stem.replace("&", "&&"), role="link", tip=plain_tip(str(path)))
            opener.setAccessibleName(f"Open {path.stem}")
            opener.clicked.connect(lambda checked=False, path=path: self._open_path(path))
            self._recent.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)

    def _count(self) -> None:
        """The figures of the example under the rules chosen."""
        rules = self._reference.rule_sets[self._keys[self.where.currentIndex()]]
        version = rules.versions[-1]
        bands = [
            next(b for b in version.bands if b.from_months <= age < b.to_months)
            for age in _EXAMPLE
            if any(b.from_months <= age < b.to_months for b in version.bands)
        ]
        for key, (_, figure) in self.methods.items():
            figure.setText(plural(required_adults([band.kids for band in bands], key, 2), "adult"))
        self._source.setText(
            f"{rules.name}: seen on {full_date(rules.seen_on)}, not legal advice. Check against the current text."
        )

    def _make(self) -> None:
        name = self.name.text().strip()
        if not name:
            self._notices.say("The nursery needs a name. Type it as it should stand on prints.", "our-rule")
            self.name.setFocus()
            return
        chosen = next(key for key, (choice, _) in self.methods.items() if choice.isChecked())
        self.wanted.emit(name, self._keys[self.where.currentIndex()], chosen)
