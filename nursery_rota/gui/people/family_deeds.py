"""The deeds of the Families page as forms in the drawer: a family joins or leaves, a child starts, leaves or moves, a
parent is taken on, a duty is given away. What a deed does is the business of ``actions``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, get_args

from PySide6.QtCore import QObject, Signal

from nursery_rota.actions import family_life
from nursery_rota.actions.family_life import Joiner, Post, Starter
from nursery_rota.domain import tables as t
from nursery_rota.domain.calendar import within
from nursery_rota.domain.names import full_name
from nursery_rota.domain.vacancies import impossible_ahead
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.ask_form import AskForm, Values
from nursery_rota.gui.dialogs.form_fields import Field, make_field
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.dialogs.week_fields import SessionsField, WeekdaysField
from nursery_rota.gui.models.columns import sort_key
from nursery_rota.gui.models.fields import FieldSpec, Kind
from nursery_rota.gui.models.words import column_title, value_title
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.wording import plural, short_date, short_day

_FREE, _KEEP = "free", "keep"
_NAMED = 4
"""Coming duties that are named; more are counted."""


def asked(
    column: str, title: str, kind: Kind = "text", value: Any = None, *, needed: bool = False, **more: Any
) -> Field:
    """A field of a form that is no table's, holding ``value``."""
    field = make_field(FieldSpec(column, title, kind, needed, "" if kind == "text" else None, **more))
    field.show_value(value if value is not None else field.spec.default)
    return field


class FamilyDeeds(QObject):
    """``joined`` carries the id of a family that was added, ``freed`` the days of the duties of a family that leaves,
    which are nobody's now. Once a child has left, ``last_left`` carries its family if no child of it comes any more,
    with the last day; ``undone`` else the days of the duties that can no longer be done. A day for each duty."""

    joined = Signal(int)
    freed = Signal(object)
    last_left = Signal(object, object)
    undone = Signal(object)

    def __init__(self, bridge: Bridge, drawer: RowDrawer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._drawer = bridge, drawer

    # -- families ---------------------------------------------------------------------------------

    def family_joins(self) -> None:
        today = self._bridge.today
        fields = [
            asked("name", "Family name", needed=True),
            asked("joined_on", "Joins on", "date", today),
            asked("first", "Parent’s first name"),
            asked("last", "Parent’s last name, if another"),
            asked("phone", "Parent’s phone"),
            asked("second", "Second parent’s first name"),
            *self._child_fields(today, needed=False),
        ]

        def doing(values: Values) -> bool:
            child = self._starter(values, str(values["name"]))
            if child is None and self._half_child(values):
                return False
            last = values["last"] or values["name"]
            parents = [Joiner(values["first"], last, values["phone"])] if values["first"] else []
            parents += [Joiner(values["second"], values["name"])] if values["second"] else []
            made = self._bridge.do(
                lambda file: family_life.family_joins(
                    file, values["name"], values["joined_on"], parents, [child] if child else []
                )
            )
            if made is not None:
                self.joined.emit(made)
            return made is not None

        says = "Only the name is needed. Parents, more children and bookings can follow at any time."
        self._drawer.ask(AskForm("A family joins", fields, verb="Add this family", doing=doing, says=says))

    def family_leaves(self, family: t.Family, last_day: date | None = None) -> None:
        bridge = self._bridge
        options = ((_FREE, "take them off the rota"), (_KEEP, "they still do them"))
        fields = [
            asked("last_day", "Last day the children come", "date", last_day or bridge.today, needed=True),
            asked("duties", "Duties after that day", "choice", _FREE, options=options),
        ]

        def follow(values: Values) -> str:
            day = values["last_day"]
            return self._coming_words(family, day, values["duties"]) if isinstance(day, date) else ""

        def doing(values: Values) -> bool:
            day, duties = values["last_day"], values["duties"]
            done = bridge.do(lambda file: family_life.family_leaves(file, family.id, day, duties))
            if done:
                self.freed.emit(tuple(duty.on_date for duty in done))
            return done is not None

        says = "Bookings end with that day. What they did stays on record, and one undo takes this back."
        form = AskForm(
            f"The {family.name} family leaves",
            fields,
            verb="They leave",
            doing=doing,
            says=says,
            follow=follow,
        )
        self._drawer.ask(form)

    def family_stays(self, family: t.Family) -> None:
        self._bridge.do(lambda file: family_life.family_comes_back(file, family.id))

    def gives_duty(self, family: t.Family) -> None:
        others = sorted(
            (f for f in self._bridge.book.families if f.id != family.id and self._is_here(f)),
            key=lambda f: sort_key(f.name),
        )
        fields = [
            asked(
                "to", "To the family", "choice", options=tuple((f.id, f.name) for f in others), needed=True
            ),
            asked("duties", "How many duties", "number", 1.0, needed=True),
        ]

        def doing(values: Values) -> bool:
            to, amount, today = values["to"], values["duties"], self._bridge.today
            return self._done(lambda file: family_life.gives_duty(file, family.id, to, amount, today))

        says = "What is given is taken from this family’s account and put on the other’s."
        form = AskForm(f"{family.name} gives a duty", fields, verb="Give", doing=doing, says=says)
        self._drawer.ask(form)

    # -- children ---------------------------------------------------------------------------------

    def child_starts(self, family: t.Family) -> None:
        known = [asked("last", "Last name", value=family.name)]
        fields = [*self._child_fields(self._bridge.today, needed=True), *known]

        def doing(values: Values) -> bool:
            child = self._starter(values, str(values["last"]))
            return child is not None and self._done(
                lambda file: family_life.child_starts(file, family.id, child)
            )

        form = AskForm(
            f"A child of the {family.name} family starts", fields, verb="Add this child", doing=doing
        )
        self._drawer.ask(form)

    def child_leaves(self, child: t.Child) -> None:
        fields = [asked("last_day", "Last day", "date", self._bridge.today, needed=True)]

        def doing(values: Values) -> bool:
            day = values["last_day"]
            done = self._done(lambda file: family_life.child_leaves(file, child.id, day))
            if done:
                self._tell_what_follows(child.family_id, day)
            return done

        says = "The bookings end with that day. The family stays, with the duties it has."
        form = AskForm(f"{child.first_name} leaves", fields, verb="The child leaves", doing=doing, says=says)
        self._drawer.ask(form)

    def _tell_what_follows(self, family_id: int, last_day: date) -> None:
        """A child has left: does anybody of its family still come, and can all duties still be done?"""
        book = self._bridge.book
        comes = any(c.leaves_on is None or c.leaves_on > last_day for c in book.children_of[family_id])
        if not comes and book.family[family_id].left_on is None:
            self.last_left.emit(book.family[family_id], last_day)
        elif undone := impossible_ahead(book, self._bridge.today):
            self.undone.emit(undone)

    def child_moves(self, child: t.Child) -> None:
        rooms = ((None, "the room of its age"), *((room.id, room.name) for room in self._bridge.book.rooms))
        fields = [asked("room", "Room", "choice", child.room_id, options=rooms)]

        def doing(values: Values) -> bool:
            room = values["room"]
            return self._done(lambda file: family_life.child_changes_room(file, child.id, room))

        says = "" if len(rooms) > 1 else "There are no rooms yet. Add them in Timetable."
        form = AskForm(f"{child.first_name} changes room", fields, verb="Move", doing=doing, says=says)
        self._drawer.ask(form)

    # -- parents ----------------------------------------------------------------------------------

    def joins_staff(self, person: t.Person) -> None:
        roles = tuple((role, value_title("employments", "role", role)) for role in get_args(t.Role))
        days = WeekdaysField(FieldSpec("days", "Works on", "several", needed=False, default=()))
        days.show_value(())
        fields = [
            asked("role", "Role", "choice", "practitioner", options=roles),
            asked("starts_on", "From (day)", "date", self._bridge.today, needed=True),
            days,
            asked("starts_at", "From (time)", "time", t.Minute(9 * 60), needed=True),
            asked("ends_at", "Until (time)", "time", t.Minute(12 * 60), needed=True),
            asked(
                "pay", column_title("pay_rates", "hourly_pence", self._bridge.book.nursery.currency), "money"
            ),
            asked("keeps", "Still takes turns as a parent", "yes_no", person.does_duties),
        ]

        def doing(values: Values) -> bool:
            times = values["starts_at"], values["ends_at"]
            post = Post(values["role"], values["starts_on"], values["days"], *times, values["pay"])
            keeps = bool(values["keeps"])
            return self._done(
                lambda file: family_life.parent_becomes_staff(file, person.id, post, keeps_duties=keeps)
            )

        says = "Paid while they work, a parent at all other times. Their checks and their family stay as they are."
        form = AskForm(f"{full_name(person)} joins the staff", fields, verb="Take on", doing=doing, says=says)
        self._drawer.ask(form)

    # -- shared -----------------------------------------------------------------------------------

    def _done(self, deed: Callable[[RotaFile], object]) -> bool:
        """Do it; trouble is told by the bridge and leaves the form open."""
        done: list[bool] = []

        def run(file: RotaFile) -> None:
            deed(file)
            done.append(True)

        self._bridge.do(run)
        return bool(done)

    def _child_fields(self, starts_on: date, *, needed: bool) -> list[Field]:
        book = self._bridge.book
        running = [s for s in book.sessions if within(self._bridge.today, None, s.valid_to)]
        sessions = SessionsField(
            FieldSpec("sessions", "Comes to", "several", needed=False, default=()), running
        )
        sessions.show_value(())
        whose = "" if needed else "Child’s "
        fields = [
            asked("child", f"{whose}first name".capitalize(), needed=needed),
            asked("born", f"{whose}date of birth".capitalize(), "date", needed=needed),
            asked("starts_on", "First day" if needed else "Child’s first day", "date", starts_on),
            sessions,
        ]
        if book.rooms:
            rooms = ((None, "the room of its age"), *((room.id, room.name) for room in book.rooms))
            fields.append(asked("room", "Room", "choice", options=rooms))
        return fields

    def _starter(self, values: Values, last_name: str) -> Starter | None:
        if not values["child"] or values["born"] is None:
            return None
        sessions: Sequence[int] = values["sessions"]
        return Starter(
            values["child"],
            last_name,
            values["born"],
            values["starts_on"],
            tuple(sessions),
            values.get("room"),
        )

    def _half_child(self, values: Values) -> bool:
        """Is a child only half described? Then the bridge says what is missing."""
        if values["child"]:
            self._bridge.troubled.emit("Type the child’s date of birth: it says how many adults are needed.")
        elif values["born"] is not None or values["sessions"]:
            self._bridge.troubled.emit("Type the child’s first name.")
        else:
            return False
        return True

    def _is_here(self, family: t.Family) -> bool:
        return within(self._bridge.today, None, family.left_on)

    def _coming_words(self, family: t.Family, day: date, duties: str) -> str:
        book = self._bridge.book
        coming = family_life.coming_duties(book, family.id, day)
        if not coming:
            return "No duties of theirs come after that day."
        named = [f"{book.shift[d.shift_id].name} on {short_day(d.on_date)}" for d in coming[:_NAMED]]
        more = f" and {len(coming) - _NAMED} more" if len(coming) > _NAMED else ""
        count = plural(len(coming), "duty comes", "duties come")
        if duties == _KEEP:
            last = short_date(max(d.on_date for d in coming))
            return (
                f"{count} after that day: {', '.join(named)}{more}. They belong to the nursery until {last}."
            )
        return (
            f"{count} after that day and will be free: {', '.join(named)}{more}. "
            "Mend the rota afterwards, and others take over."
        )
