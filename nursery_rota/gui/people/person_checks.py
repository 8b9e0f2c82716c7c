"""What belongs to one person, parent or staff: checks with their expiry at a glance, skills, and with whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QIcon

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.names import full_name
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.typed import write_date
from nursery_rota.gui.models.words import value_title
from nursery_rota.gui.pages.rows_panel import Fixed, RowsPanel, RowsTabs, RowsView
from nursery_rota.gui.people.family_words import Fact, expiry_fact
from nursery_rota.gui.theme import icon

_NOTES, _DONE = 76, 50
"""Characters of width that are needed to show these columns of the checks."""
_CHECK_FIELDS = ("kind", "issued_on", "expires_on", "reference")


def checks_view(today: Callable[[], date]) -> RowsView:
    """The checks of a person; what ran out, or soon will, is signed and said."""

    def fact(check: t.Check) -> Fact:
        return expiry_fact(check, today())

    def sign(check: t.Check) -> QIcon | None:
        return icon(fact(check).sign, fact(check).token) if fact(check).sign else None

    return RowsView(
        "checks",
        "Checks",
        (
            Column[t.Check](
                "Check", lambda c: value_title("checks", "kind", c.kind), bold=True, icon=sign, stretch=2
            ),
            Column[t.Check](
                "Done on", lambda c: write_date(c.issued_on) or "–", order=lambda c: str(c.issued_on)
            ),
            Column[t.Check](
                "Runs out", lambda c: fact(c).words, order=lambda c: str(c.expires_on), stretch=2
            ),
            Column[t.Check]("Number or note", lambda c: c.reference or "–", tip=lambda c: c.reference or ""),
        ),
        _CHECK_FIELDS,
        "No checks recorded. Add first aid, vetting, references and induction here.",
        "Add a check",
    )


SKILLS_VIEW = RowsView(
    "skills",
    "Skills",
    (Column[t.Skill]("Skill", lambda s: s.skill, bold=True),),
    ("skill",),
    "No skills noted. A shift can ask for one, such as cooking or music.",
    "Add a skill",
)


def pairings_view(book: Callable[[], Book], person: Callable[[], t.Person | None]) -> RowsView:
    """With whom a person is on duty, or is not."""

    def other(pairing: t.Pairing) -> str:
        me = person()
        mine = me is not None and pairing.person_id == me.id
        found = book().person.get(pairing.other_person_id if mine else pairing.person_id)
        return full_name(found) if found is not None else "–"

    return RowsView(
        "pairings",
        "With whom",
        (
            Column[t.Pairing]("Person", other, bold=True),
            Column[t.Pairing]("How", lambda p: value_title("pairings", "kind", p.kind)),
        ),
        ("person_id", "other_person_id", "kind"),
        "No pairings. A newcomer’s buddy, friends who share a car, or two who should not be together.",
        "Add a pairing",
        new_fields=("other_person_id", "kind"),
    )


class PersonTabs(RowsTabs):
    """Checks, skills and, for parents, pairings of one person at a time."""

    def __init__(self, bridge: Bridge, drawer: RowDrawer, *, pairings: bool = True) -> None:
        self._bridge, self._person = bridge, None
        fixed: Fixed = self._fixed
        views = [checks_view(lambda: bridge.today), SKILLS_VIEW]
        if pairings:
            views.append(pairings_view(lambda: bridge.book, lambda: self._person))
        super().__init__("", [RowsPanel(bridge, drawer, view, fixed) for view in views])

    _person: t.Person | None

    def arrange(self, width: int) -> None:
        super().arrange(width)
        character = self.fontMetrics().averageCharWidth()
        checks = self.parts["checks"].table
        checks.hide_columns(("Number or note",), width < character * _NOTES)
        checks.hide_columns(("Done on",), width < character * _DONE)

    def show_person(self, person: t.Person | None) -> None:
        """Show what belongs to ``person`` in the newest book; None shows nothing."""
        self._person = person
        book = self._bridge.book
        self.title.setText(person.first_name if person else "")
        self.setAccessibleName(f"Checks and skills of {full_name(person)}" if person else "Checks and skills")
        self.setEnabled(person is not None)
        mine = person.id if person else 0
        self.set_rows("checks", book.checks_of.get(mine, ()))
        self.set_rows("skills", [skill for skill in book.skills if skill.person_id == mine])
        if "pairings" in self.parts:
            shown = [p for p in book.pairings if mine in (p.person_id, p.other_person_id)]
            self.set_rows("pairings", shown)

    def _fixed(self) -> dict[str, int] | None:
        return {"person_id": self._person.id} if self._person else None
