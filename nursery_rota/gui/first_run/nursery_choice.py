"""Name, rules and how adults are counted: the choice that makes a nursery, with what it means for an example.

Used before there is a file and, in the first steps, to change it.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from nursery_rota.domain.ratios import required_adults
from nursery_rota.domain.ruleset import Band, RuleSet
from nursery_rota.gui.first_run.example_panel import ExamplePanel, example_groups
from nursery_rota.gui.frame.parts import Panel, Sign, label, mark, retire
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
        "All children at the ratio of the youngest present. Most adults.",
    ),
}
_EXAMPLE = (*(30,) * 7, *(42,) * 9)
"""Seven twos and nine threes, ages in months."""
NAME = "Name, as it should stand on prints"
NO_NAME = "The nursery needs a name. Type it as it should stand on prints."


class NurseryChoice(QWidget):
    """``side`` is the panel with the ratios, ``example`` what the choice means; to stand at the right of it."""

    def __init__(self, reference: Reference) -> None:
        super().__init__()
        self._reference = reference
        self.side = RatioPanel()
        self.example = ExamplePanel()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addLayout(self._names())
        self._column.addLayout(self._what_it_brings())
        self._column.addSpacing(4)
        self._column.addWidget(
            label(
                "Children of different ages are together. How do you count the adults?", "strong", wrap=True
            )
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
        self._cards: dict[str, QFrame] = {}
        self.methods = {key: self._method(key) for key in METHODS}
        self._group.buttonToggled.connect(self._mark_chosen)
        self._column.addLayout(self._least())
        self.methods["youngest-first"][0].setChecked(True)
        self._count()

    def _names(self) -> QGridLayout:
        names = QGridLayout()
        names.setHorizontalSpacing(24)
        self.name = QLineEdit()
        self.name.setAccessibleName(NAME)
        self.name.setMaxLength(120)
        self.name.textEdited.connect(lambda _: self.complain(""))
        self.where = QComboBox()
        self.where.setAccessibleName("Whose ratio rules?")
        self.keys = sorted(self._reference.rule_sets, key=lambda key: (key != "england", key))
        self.where.addItems([self._reference.rule_sets[key].name for key in self.keys])
        self.where.currentIndexChanged.connect(self._count)
        self.where.setMinimumContentsLength(16)
        self.where.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        names.addWidget(label(NAME, "strong", wrap=True), 0, 0)
        names.addWidget(label("Whose ratio rules?", "strong"), 0, 1)
        names.addWidget(self.name, 1, 0)
        names.addWidget(self.where, 1, 1)
        self.sentence = label("", wrap=True)
        self.sentence.setObjectName("fieldTrouble")
        self.sentence.hide()
        names.addWidget(self.sentence, 2, 0, 1, 2)
        names.setColumnStretch(0, 3)
        names.setColumnStretch(1, 2)
        return names

    def _what_it_brings(self) -> QHBoxLayout:
        brings = QHBoxLayout()
        brings.addWidget(Sign("tick", "ok", 16))
        self._brings = label("", "small", wrap=True)
        brings.addWidget(self._brings, 1)
        return brings

    def _method(self, key: str) -> tuple[QRadioButton, QLabel]:
        title, words = METHODS[key]
        card = QFrame()
        card.setProperty("choice", True)
        line = QHBoxLayout(card)
        line.setContentsMargins(14, 5, 20, 5)
        choice = QRadioButton(title)
        self._group.addButton(choice)
        choice.setAccessibleName(f"{title}. {words}")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(choice)
        said = label(words, "second", wrap=True)
        said.setContentsMargins(30, 0, 0, 2)
        texts.addWidget(said)
        line.addLayout(texts, 1)
        figure = label("", "large")
        line.addWidget(figure)
        self._column.addWidget(card)
        self._cards[key] = card
        return choice, figure

    def _least(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(label("Never fewer than", "strong"))
        self.minimum = QSpinBox()
        self.minimum.setRange(1, 20)
        self.minimum.setValue(2)
        self.minimum.setAccessibleName("Never fewer adults than")
        self.minimum.lineEdit().setTextMargins(8, 0, 0, 0)
        self.minimum.valueChanged.connect(self._count)
        line.addWidget(self.minimum)
        line.addWidget(label("adults, whenever a child is there"))
        line.addStretch(1)
        return line

    @property
    def method(self) -> str:
        return next(key for key, (choice, _) in self.methods.items() if choice.isChecked())

    @property
    def rule_set(self) -> str:
        return self.keys[self.where.currentIndex()]

    def set_values(self, name: str, rule_set: str, method: str, minimum: int) -> None:
        self.name.setText(name)
        if rule_set in self.keys:
            self.where.setCurrentIndex(self.keys.index(rule_set))
        self.methods[method][0].setChecked(True)
        self.minimum.setValue(minimum)
        self.complain("")

    def named(self) -> str:
        """The name as typed; "" after saying that there has to be one."""
        name = self.name.text().strip()
        self.complain("" if name else NO_NAME)
        if not name:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        return name

    def complain(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.name.setAccessibleDescription(sentence)
        mark(self.name, "wrong", bool(sentence))

    def _mark_chosen(self) -> None:
        for key, (choice, _) in self.methods.items():
            mark(self._cards[key], "chosen", choice.isChecked())
        if any(choice.isChecked() for choice, _ in self.methods.values()):
            self._show_example()

    def _show_example(self) -> None:
        """Who looks after whom in the way that is chosen."""
        rules = self._reference.rule_sets[self.rule_set]
        found = [(age // 12, band.kids) for age in _EXAMPLE if (band := _band(rules, age)) is not None]
        kids = [ratio for _, ratio in found]
        needed = required_adults(kids, self.method, self.minimum.value())
        self.example.show_example(example_groups(self.method, found), needed)

    def _count(self) -> None:
        """The figures of the example under the rules chosen."""
        rules = self._reference.rule_sets[self.rule_set]
        bands = [band for age in _EXAMPLE if (band := _band(rules, age)) is not None]
        least = self.minimum.value()
        for key, (_, figure) in self.methods.items():
            figure.setText(plural(required_adults([band.kids for band in bands], key, least), "adult"))
        self._brings.setText(
            f"Brings the ratio rules of {rules.name} and its bank holidays. You can change both later."
        )
        self.side.show_rules(rules)
        self._show_example()


def _band(rules: RuleSet, months: int) -> Band | None:
    bands = rules.versions[-1].bands
    return next(
        (b for b in bands if b.from_months <= months < b.to_months and b.when == "always"), None
    ) or next((b for b in bands if b.from_months <= months < b.to_months), None)


class RatioPanel(Panel):
    """The ratios of the rules chosen, as they were found, with where and when."""

    def __init__(self) -> None:
        super().__init__("Ratios", dense=True)
        self._rows = QGridLayout()
        self._rows.setContentsMargins(16, 8, 16, 8)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(0, 1)
        self.body.addLayout(self._rows)
        box = QFrame()
        box.setProperty("box", "warn")
        line = QHBoxLayout(box)
        line.addWidget(Sign("our-rule", "warn", 18), 0, Qt.AlignmentFlag.AlignTop)
        self._source = label("", "small", wrap=True)
        line.addWidget(self._source, 1)
        self.add(box)

    def show_rules(self, rules: RuleSet) -> None:
        self.title.setText(rules.name)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                retire(widget)
        for y, band in enumerate(rules.versions[-1].bands):
            extra = {"always": "", "level6": ", with a level 6", "walking": ", walking"}
            words = f"{band.label}{extra.get(band.when, ', ' + band.when.replace('_', ' '))}"
            self._rows.addWidget(label(words[:1].upper() + words[1:], wrap=True), y, 0)
            self._rows.addWidget(label(f"1 adult to {band.kids}", "strong"), y, 1)
        self._source.setText(
            f"Seen on {full_date(rules.seen_on)}: {rules.source}. Not legal advice. Check the current text."
        )
