"""What would each family owe? Fair shares by kind of family, under the rule in force and under one to try, before
anybody is named: for the annual meeting.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.actions.share_rule import adopt
from nursery_rota.domain.book import Book
from nursery_rota.domain.simulate import (
    Beside,
    ShareRule,
    Simulation,
    balance_words,
    beside,
    rule_in_force,
    share_words,
    simulate,
)
from nursery_rota.domain.tables import Term
from nursery_rota.gui.frame.parts import Sign, button, label
from nursery_rota.gui.jobs import Progress, Stop
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.newest import Newest
from nursery_rota.gui.pages.folding import hiding
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.planning.rule_form import BASES, RuleForm
from nursery_rota.gui.widgets.lettered import LetteredWidth
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.gui.widgets.tags import Tag
from nursery_rota.wording import duties

PAUSE_MS = 250
"""After the last touch; then the rule is worked out."""
_FORM_WIDTH = 300
_ALL_COLUMNS = 90
"""Characters across from which every column has room; below, what can be worked out from the others goes."""


def more_words(pair: Beside) -> str:
    """ "+1.2", "−0.4", "the same"."""
    words = duties(pair.more)
    if words == "0":
        return "the same"
    return f"+{words}" if pair.more > 0 else words


COLUMNS = (
    Column[Beside](
        "Booked a week",
        lambda p: p.kind.words.removesuffix(" a week"),
        order=lambda p: (p.kind.children, p.kind.days),
        tip=lambda p: f"Families with {p.kind.words}, all their children together",
        bold=True,
        stretch=4,
    ),
    Column[Beside]("Families", lambda p: str(p.families), order=lambda p: p.families, right=True),
    Column[Beside](
        "Each, now", lambda p: share_words(p.now), order=lambda p: p.now.average, right=True, stretch=2
    ),
    Column[Beside](
        "In the trial", lambda p: share_words(p.then), order=lambda p: p.then.average, right=True, stretch=2
    ),
    Column[Beside]("Difference", more_words, order=lambda p: p.more, right=True, stretch=2),
)


class SharesPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "shares", "What would each family owe?")
        self._run = Newest(desk.jobs, "Working out shares", self)
        self._run.answered.connect(self._took)
        self._run.refused.connect(self._refused)
        self._shown: tuple[Book, Term, ShareRule] | None = None
        self.term = QComboBox()
        self.term.setAccessibleName("Term")
        self.term.setMinimumHeight(32)
        self.term.currentIndexChanged.connect(self._touched)
        self.toolbar.addSpacing(8)
        self.toolbar.addWidget(self.term)
        self.fold_toolbar(hiding(*self.add_undo_buttons()))
        self.form = RuleForm()
        self.form.changed.connect(self._touched)
        self.body.addWidget(self._form_panel())
        self.body.addWidget(self._table_panel(), 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._work)

    def _form_panel(self) -> Panel:
        panel = Panel("A rule to try")
        LetteredWidth(panel, 38, _FORM_WIDTH, 0.45)
        # Below the title, not beside it: in large text the two do not fit on one line.
        line = QHBoxLayout()
        line.setContentsMargins(16, 10, 16, 0)
        line.addWidget(Tag("nothing is saved", "plum", "watching"))
        line.addStretch(1)
        panel.body.addLayout(line)
        panel.add(self.form)
        panel.body.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.setSpacing(8)
        self.back = button("Back to our rule", self._back, sign="undo")
        self.take = button("Make this our rule", self._adopt, sign="tick", role="primary")
        foot.addWidget(self.back)
        foot.addWidget(self.take)
        panel.body.addLayout(foot)
        return panel

    def _table_panel(self) -> Panel:
        panel = Panel("Duties by kind of family")
        panel.second.setText("from the bookings, before anybody is named")
        self.table = Table[Beside](
            "Duties by kind of family",
            COLUMNS,
            empty="Nobody is booked in this term yet. Enter bookings in Families to see what each would owe.",
            key=lambda p: p.kind,
        )
        panel.add(self.table, 1)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(4)
        self.says_now, self.says_then = label("", wrap=True), label("", "strong", wrap=True)
        self._signs = (Sign("note", "info"), Sign("watching", "plum"))
        for sign in self._signs:
            sign.hide()
        for sign, words in zip(self._signs, (self.says_now, self.says_then), strict=True):
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(sign)
            line.addWidget(words, 1)
            column.addLayout(line)
        panel.add(foot)
        return panel

    def fit(self) -> None:
        super().fit()
        if hasattr(self, "table"):
            narrow = self.width() < self.fontMetrics().averageCharWidth() * _ALL_COLUMNS
            self.table.hide_columns(("Families", "Difference"), narrow)

    def home(self) -> QWidget:
        return self.form.basis

    # -- showing ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """The terms there are; the next one that has not begun comes first to mind."""
        book, today = self.desk.bridge.book, self.desk.bridge.today
        terms = sorted(book.terms, key=lambda t: t.starts_on)
        chosen = self.term.currentData()
        coming = next((t.id for t in terms if t.starts_on > today), terms[-1].id if terms else None)
        self.term.blockSignals(True)
        self.term.clear()
        for term in terms:
            self.term.addItem(term.name, term.id)
        self.term.setCurrentIndex(max(0, self.term.findData(chosen if chosen is not None else coming)))
        self.term.blockSignals(False)
        if self._shown is None or rule_in_force(self._shown[0]) != rule_in_force(book):
            self._back()
            self._pause.stop()
        self._work()

    def forget(self) -> None:
        super().forget()
        self._run.forget()

    def _back(self) -> None:
        """The rule in force, as the trial to begin with."""
        book = self.desk.bridge.book
        quotas = [f.quota for f in book.families if f.quota is not None]
        self.form.show_rule(rule_in_force(book), max(quotas, default=5.0))

    def _touched(self) -> None:
        self._pause.start()

    def _term(self) -> Term | None:
        return next((t for t in self.desk.bridge.book.terms if t.id == self.term.currentData()), None)

    def _work(self) -> None:
        """Worked out beside the window; of several touches the last counts."""
        if self.desk.bridge.file is None:
            return
        rule, term = self.form.rule(), self._term()
        self._offer(rule)
        if rule is None or term is None:
            return
        book = self.desk.bridge.book
        self._shown = (book, term, rule)

        def work(progress: Progress, stop: Stop) -> tuple[Simulation, Simulation]:
            return simulate(book, term), simulate(book, term, rule)

        self._run.ask(work)

    def _took(self, result: object) -> None:
        if isinstance(result, tuple):
            self._show(*result)

    def _refused(self, words: str) -> None:
        self.desk.notices.say(words, "our-rule")

    def _show(self, now: Simulation, then: Simulation) -> None:
        self.table.set_rows(beside(now, then))
        words = next(words for key, words, _ in BASES if key == now.rule.basis)
        self.says_now.setText(
            f"Now: {words.lower()}. {duties(now.to_do)} duties are to be done. {balance_words(now)}"
        )
        says = balance_words(then)
        changed = _plain(then.rule) != _plain(now.rule)
        self.says_then.setText(f"In the trial: {says[:1].lower()}{says[1:]}" if changed else "")
        self._signs[0].show()
        self._signs[1].setVisible(changed)

    def _offer(self, rule: ShareRule | None) -> None:
        file = self.desk.bridge.file
        other = rule is not None and _plain(rule) != _plain(rule_in_force(self.desk.bridge.book))
        self.take.setEnabled(other and file is not None and not file.read_only)
        self.back.setEnabled(other or rule is None)

    def _adopt(self) -> None:
        rule = self.form.rule()
        if rule is not None:
            self.desk.bridge.do(lambda file: adopt(file, rule))


def _plain(rule: ShareRule) -> ShareRule:
    """The rule without what its basis does not look at."""
    return replace(
        rule,
        sibling_scale=rule.sibling_scale if rule.basis == "child" else (),
        table=dict(rule.table) if rule.basis == "table" else {},
    )
