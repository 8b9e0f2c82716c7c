"""The deeds of the Staff page as forms in the drawer: somebody is taken on, works other hours, leaves."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QObject, Signal

from nursery_rota.actions import begin, staff_life
from nursery_rota.actions.begin import NewStaff
from nursery_rota.actions.staff_life import Hours
from nursery_rota.domain import tables as t
from nursery_rota.domain.names import full_name
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.ask_form import AskForm, Values
from nursery_rota.gui.dialogs.form_fields import Field
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.dialogs.week_fields import WeekdaysField
from nursery_rota.gui.models.fields import FieldSpec
from nursery_rota.gui.models.words import column_title, value_title
from nursery_rota.gui.people.family_deeds import asked
from nursery_rota.store.rota_file import RotaFile

_LEVELS: tuple[t.Level, ...] = (0, 2, 3, 6)


class StaffDeeds(QObject):
    """``added`` carries the id of somebody who was taken on."""

    added = Signal(int)

    def __init__(self, bridge: Bridge, drawer: RowDrawer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._drawer = bridge, drawer

    def take_on(self) -> None:
        """A person with contract, hours, pay and checks, from one form."""
        roles = tuple((role, value_title("employments", "role", role)) for role in get_args(t.Role))
        levels = tuple((level, value_title("people", "level", level)) for level in _LEVELS)
        fields = [
            asked("first_name", "First name", needed=True),
            asked("last_name", "Last name"),
            asked("role", "Role", "choice", "practitioner", options=roles),
            asked("level", "Childcare level", "choice", 0, options=levels),
            asked("starts_on", "From (day)", "date", self._bridge.today, needed=True),
            *_hours_fields(),
            asked(
                "pay", column_title("pay_rates", "hourly_pence", self._bridge.book.nursery.currency), "money"
            ),
            asked("first_aid", "First aid runs out on", "date"),
            asked("checked", "Vetting, references and induction have been seen", "yes_no", False),
        ]

        def doing(values: Values) -> bool:
            new = NewStaff(
                values["first_name"],
                values["last_name"],
                values["role"],
                values["level"],
                values["days"],
                values["starts_at"],
                values["ends_at"],
                values["pay"],
                values["first_aid"],
                checked=bool(values["checked"]),
            )
            made = self._bridge.do(lambda file: begin.add_staff(file, new, values["starts_on"]))
            if made is not None:
                self.added.emit(made)
            return made is not None

        says = "Pay, checks and other hours can follow. A parent is taken on from the family’s menu, More."
        form = AskForm("Add a member of staff", fields, verb="Add to the staff", doing=doing, says=says)
        self._drawer.ask(form)

    def add_hours(self, contract: t.Employment) -> None:
        """Working times on several days."""
        fields = [
            *_hours_fields(),
            asked("break_minutes", "Unpaid break, minutes", "whole", 0, needed=True),
            asked("counts", "Counts with the children", "yes_no", True),
            asked("from_on", "In use from (empty: always)", "date"),
            asked("instead", "Instead of the hours so far, from that day on", "yes_no", False),
        ]

        def doing(values: Values) -> bool:
            hours = Hours(
                values["days"],
                values["starts_at"],
                values["ends_at"],
                values["break_minutes"],
                bool(values["counts"]),
                values["from_on"],
            )
            instead = bool(values["instead"])
            done = self._bridge.do(lambda f: staff_life.add_hours(f, contract.id, hours, instead=instead))
            return done is not None

        who = full_name(self._bridge.book.person[contract.person_id])
        self._drawer.ask(AskForm(f"When {who} works", fields, verb="Add these hours", doing=doing))

    def leaves(self, contract: t.Employment) -> None:
        who = full_name(self._bridge.book.person[contract.person_id])
        fields = [asked("last_day", "Last day", "date", self._bridge.today, needed=True)]

        def doing(values: Values) -> bool:
            done: list[bool] = []

            def run(file: RotaFile) -> None:
                staff_life.leaves(file, contract.id, values["last_day"])
                done.append(True)

            self._bridge.do(run)
            return bool(done)

        says = "Contract and hours end with that day. Pay and hours before it stay, for the costs."
        form = AskForm(f"{who} leaves the staff", fields, verb="They leave", doing=doing, says=says)
        self._drawer.ask(form)


def _hours_fields() -> list[Field]:
    days = WeekdaysField(FieldSpec("days", "Works on", "several", needed=False, default=()))
    days.show_value(())
    return [
        days,
        asked("starts_at", "From (time)", "time", t.Minute(8 * 60), needed=True),
        asked("ends_at", "Until (time)", "time", t.Minute(16 * 60), needed=True),
    ]
