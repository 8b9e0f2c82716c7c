"""What can be done on the costs page beside looking: rates, trials kept, periods closed, CSV files brought in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from nursery_rota.actions.closing import close_period, open_again
from nursery_rota.actions.ledger_in import add_ledger_lines
from nursery_rota.actions.own_rates import keep_year, remove_year
from nursery_rota.actions.scenarios import forget_scenario, keep_scenario
from nursery_rota.domain.ledger_draft import LedgerPreview
from nursery_rota.domain.rates import RateYear, parse_own
from nursery_rota.errors import RotaProblem
from nursery_rota.exchange.ledger_sheet import read_ledger
from nursery_rota.gui.costs.rates_form import next_year, rates_form
from nursery_rota.gui.dialogs.ask_form import AskForm
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.models.words import MARKS
from nursery_rota.gui.pages.page import Desk
from nursery_rota.gui.people.family_deeds import asked
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.wording import full_date, plural

_SETTINGS = ("replacement_rate_pence", "allowance_used_elsewhere_pence", "currency")
_CSV = "Table (*.csv);;All files (*)"
_MOST_WHYS = 6
"""So many rows that stay out are named one by one."""


class CostDeeds(QObject):
    def __init__(self, desk: Desk, drawer: RowDrawer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._drawer = desk, drawer

    # -- rates and wages --------------------------------------------------------------------------

    def fill_rates_menu(self, menu: QMenu, go_to: Callable[[str], object]) -> None:
        """What the button "Rates and wages" offers, for the book of now."""
        menu.clear()
        book = self._desk.bridge.book
        menu.addAction("Wage for a parent’s place, currency", self.settings)
        menu.addAction("Wages of staff", lambda: go_to("staff"))
        menu.addSeparator()
        own = {year.label for year in parse_own(book.nursery.custom_rates)}
        for year in book.rates.years:
            mine = " (our own)" if year.label in own else ""
            menu.addAction(f"Rates {year.label}{mine}".replace("&", "&&"), partial(self.rates, year))
        menu.addAction("Rates for another year", self.another_year)
        if own:
            menu.addSeparator()
        for label in sorted(own):
            menu.addAction(f"Remove our own rates {label}".replace("&", "&&"), partial(self._remove, label))

    def settings(self) -> None:
        """What an hour of a parent's place is priced at, and in which money."""
        self._drawer.change("nursery", _SETTINGS, self._desk.bridge.book.nursery)

    def rates(self, year: RateYear) -> None:
        """The rates of one year, to read or to keep as the nursery's own."""
        nursery = self._desk.bridge.book.nursery
        own = year.label in {y.label for y in parse_own(nursery.custom_rates)}
        says = f"{year.source}. Ends on {full_date(year.ends_on)}."
        if not own:
            says += f" {MARKS[year.mark].capitalize()}; check it. What you change is kept as your own."
        self._show(year, f"Rates {year.label}", says, year.label if own else "")

    def another_year(self) -> None:
        """A year that the program does not know yet; it starts from the last one in the nursery's money."""
        book = self._desk.bridge.book
        same = [y for y in book.rates.years if y.currency == book.nursery.currency]
        says = "Type what the law asks for; a percentage or threshold of 0 does nothing."
        self._show(next_year(same[-1]) if same else None, "Rates for another year", says, "")

    def _show(self, year: RateYear | None, title: str, says: str, replaces: str) -> None:
        bridge = self._desk.bridge
        currency = bridge.book.nursery.currency

        def doing(raw: Mapping[str, Any]) -> bool:
            return bridge.do(lambda file: keep_year(file, raw, replaces)) is not None

        self._drawer.ask(rates_form(year, currency, title, says, doing))

    def _remove(self, label: str) -> None:
        self._desk.bridge.do(lambda file: remove_year(file, label))

    # -- trials ------------------------------------------------------------------------------------

    def keep_trial(self, name: str, changes: object) -> None:
        if isinstance(changes, Mapping):
            kept = self._desk.bridge.do(lambda file: keep_scenario(file, name, changes))
            if kept is not None:
                self._desk.notices.say(f"Kept the trial “{' '.join(name.split())}”.", "done")

    def forget_trial(self, number: int) -> None:
        self._desk.bridge.do(lambda file: forget_scenario(file, number))

    # -- closed periods ----------------------------------------------------------------------------

    def close(self) -> None:
        """Ask for the dates: the last term that is over stands there already."""
        bridge = self._desk.bridge
        over = [term for term in bridge.book.terms if term.ends_on < bridge.today]
        last = max(over, key=lambda term: term.ends_on, default=None)
        yesterday = bridge.today - timedelta(days=1)
        start = last.starts_on if last else bridge.today.replace(day=1)
        fields = [
            asked("start", "From (day)", "date", start, needed=True),
            asked("end", "Until (day)", "date", last.ends_on if last else yesterday, needed=True),
        ]

        def doing(values: Mapping[str, Any]) -> bool:
            now = datetime.combine(bridge.today, time())
            kept = bridge.do(lambda file: close_period(file, values["start"], values["end"], now))
            return kept is not None

        says = "The figures of these days stay as they are now. What is entered or corrected later shows beside them."
        self._drawer.ask(AskForm("Close a period", fields, verb="Close this period", doing=doing, says=says))

    def open_again(self, number: int) -> None:
        self._desk.bridge.do(lambda file: open_again(file, number))

    # -- a ledger from elsewhere -------------------------------------------------------------------

    def bring_in(self) -> None:
        self._desk.files.to_open("Bring in costs and income", _CSV, self.preview)

    def preview(self, path: Path) -> None:
        """Each row's fate first; the button says what will be done."""
        bridge = self._desk.bridge
        try:
            found = read_ledger(path, bridge.book.ledger_lines)
        except RotaProblem as trouble:
            self._desk.notices.say(str(trouble), "our-rule")
            return

        if not found.fresh:
            words = _fates(found).replace("\n", " ") if found.left_out else "All of it is here already."
            self._desk.notices.say(f"{path.name} brings nothing new. {words}", "our-rule")
            return

        def add(file: RotaFile) -> int:
            return add_ledger_lines(file, found.fresh)

        def doing(values: Mapping[str, Any]) -> bool:
            self._desk.keeping.before("Bring in", lambda: bridge.do(add))
            return True

        verb = f"Bring in {plural(len(found.fresh), 'line')}"
        if left := len(found.left_out) + len(found.doubles):
            verb += f", leave out {left}"
        self._drawer.ask(AskForm(path.name, (), verb=verb, doing=doing, says=_fates(found)))


def _fates(found: LedgerPreview) -> str:
    spent = sum(row.kind == "cost" for row in found.fresh)
    words = [
        f"{plural(spent, 'cost')} and {plural(len(found.fresh) - spent, 'income', 'incomes')} can come in."
    ]
    if found.doubles:
        words.append(f"{plural(len(found.doubles), 'row')} are here already.")
    words += [f"Row {row.row}: {row.why}" for row in found.left_out[:_MOST_WHYS]]
    if len(found.left_out) > _MOST_WHYS:
        words.append(f"And {len(found.left_out) - _MOST_WHYS} more rows that cannot be read.")
    return "\n".join(words)


def menu_button(menu: QMenu, button: QWidget) -> None:
    """Open the menu below the button."""
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
