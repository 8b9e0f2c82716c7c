"""The first things a new nursery puts in: sessions, parents' shifts, staff, families, checks, a term.

Each is one step, so that one undo takes it back. Nothing here is only for beginners: the same verbs serve
whoever adds a colleague or a term later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nursery_rota.actions.bank_holidays import new_bank_holidays
from nursery_rota.actions.booked_days import sessions_of_days
from nursery_rota.domain.book import Book
from nursery_rota.domain.drafts import DayDraft, name_key
from nursery_rota.domain.tables import CheckKind, Closure, Minute, Role, Session, Shift
from nursery_rota.domain.tables.values import Level
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.step import Step
from nursery_rota.wording import clock, listing, plural

LAST_MINUTE = 24 * 60
CARE_CHECKS: tuple[CheckKind, ...] = ("vetting", "references", "induction")
"""What a person who works with the children has shown before they do; first aid runs out and is dated."""


@dataclass(frozen=True)
class NewStaff:
    """One employee: ``days`` are worked from ``starts_at`` to ``ends_at``. ``hourly_pence`` and the end of the
    first aid certificate may be unknown. ``checked``: vetting, references and induction have been seen."""

    first_name: str
    last_name: str
    role: Role
    level: Level
    days: tuple[int, ...]
    starts_at: Minute
    ends_at: Minute
    hourly_pence: int | None = None
    first_aid_until: date | None = None
    checked: bool = True


@dataclass(frozen=True)
class NewChild:
    first_name: str
    date_of_birth: date
    days: tuple[int, ...] = ()


@dataclass(frozen=True)
class NewParent:
    first_name: str
    last_name: str = ""
    phone: str | None = None


def add_sessions(
    file: RotaFile,
    names: Sequence[str],
    weekdays: Collection[int],
    starts: Sequence[int],
    ends: Sequence[int],
) -> int:
    """Add a session of each name on every weekday (0 is Monday), from its start to its end in minutes since
    midnight. One that is there already is passed over; how many were added. ``NotPossible`` where nothing can be
    added, or a session would end before it starts."""
    if not weekdays:
        raise NotPossible("No day is chosen. Choose the days on which children come.")
    for name, start, end in zip(names, starts, ends, strict=True):
        if not name.strip():
            raise NotPossible("The session needs a name, such as Morning.")
        if end <= start:
            raise NotPossible(f"{name} would end at {clock(end)}, before it starts. Type a later end.")
    there = {(name_key(s.name), s.weekday) for s in file.book().sessions if s.valid_to is None}
    new = [
        {"name": name.strip(), "weekday": day, "starts_at": Minute(start), "ends_at": Minute(end)}
        for day in sorted(weekdays)
        for name, start, end in zip(names, starts, ends, strict=True)
        if (name_key(name), day) not in there
    ]
    if not new:
        raise NotPossible(
            f"{listing(list(names))} is there on these days already. Choose other days or a name."
        )
    with file.step(f"Added {plural(len(new), 'session')}: {listing([n.strip() for n in names])}") as step:
        for values in new:
            step.insert("sessions", values)
    return len(new)


def remove_sessions(file: RotaFile, ids: Collection[int]) -> None:
    """Take sessions away, all days in one step; ``NotPossible`` while children are booked for one."""
    names = sorted({file.book().session[session].name for session in ids})
    with file.step(f"Removed the session {listing(names)}") as step:
        for session in ids:
            step.delete("sessions", session)


def shifts_from_sessions(file: RotaFile, before: int = 15, after: int = 15) -> int:
    """A duty shift for every session that none covers yet: parents arrive ``before`` and leave ``after`` it, in
    minutes. How many were made; ``NotPossible`` where there is nothing to do."""
    book = file.book()
    if not book.sessions:
        raise NotPossible("There is no session yet. Say first when children come.")
    bare = [s for s in book.sessions if s.valid_to is None and not _covered(s, book.shifts)]
    if not bare:
        raise NotPossible("Every session has its shift already.")
    with file.step(f"Made {plural(len(bare), 'shift')} from the sessions") as step:
        for session in bare:
            step.insert(
                "shifts",
                {
                    "name": f"{session.name} duty",
                    "weekday": session.weekday,
                    "starts_at": Minute(max(0, session.starts_at - before)),
                    "ends_at": Minute(min(LAST_MINUTE, session.ends_at + after)),
                    "valid_from": session.valid_from,
                },
            )
    return len(bare)


def _covered(session: Session, shifts: Iterable[Shift]) -> bool:
    return any(
        shift.kind == "care"
        and shift.weekday == session.weekday
        and shift.starts_at <= session.starts_at
        and shift.ends_at >= session.ends_at
        and shift.valid_to is None
        for shift in shifts
    )


def add_staff(file: RotaFile, new: NewStaff, today: date) -> int:
    """Add a person who is employed from ``today``, with working hours, pay and checks; the person's id."""
    if not new.first_name.strip():
        raise NotPossible("The first name is missing. Type it.")
    if not new.days:
        raise NotPossible(f"No day is chosen. Choose the days on which {new.first_name.strip()} works.")
    if new.ends_at <= new.starts_at:
        raise NotPossible(f"Work would end at {clock(new.ends_at)}, before it starts. Type a later end.")
    names = {"first_name": new.first_name.strip(), "last_name": new.last_name.strip()}
    with file.step(f"Added {' '.join(names.values()).strip()} to the staff") as step:
        person_id = step.insert("people", {**names, "level": new.level, "does_duties": False})
        employment_id = step.insert(
            "employments", {"person_id": person_id, "role": new.role, "starts_on": today}
        )
        if new.hourly_pence is not None:
            pay = {"employment_id": employment_id, "from_on": today, "hourly_pence": new.hourly_pence}
            step.insert("pay_rates", pay)
        for day in sorted(new.days):
            hours = {"weekday": day, "starts_at": new.starts_at, "ends_at": new.ends_at}
            step.insert("work_patterns", {"employment_id": employment_id, **hours})
        _insert_checks(step, person_id, CARE_CHECKS if new.checked else ())
        if new.first_aid_until is not None:
            _insert_first_aid(step, person_id, new.first_aid_until)
    return person_id


def add_family(
    file: RotaFile, name: str, parents: Sequence[NewParent], children: Sequence[NewChild], notes: str = ""
) -> int:
    """Add a family with parents, who do duties, and children, booked for the sessions on their days; its id."""
    name = name.strip()
    if not name:
        raise NotPossible("The family's name is missing. Type it.")
    if not parents:
        raise NotPossible(f"No parent of the family {name} is named. Type a first name.")
    book = file.book()
    if any(name_key(family.name) == name_key(name) for family in book.families):
        raise NotPossible(
            f"There is a family {name} already. Give this one another name, such as {name} (2)."
        )
    with file.step(f"Added the family {name}") as step:
        family_id = step.insert("families", {"name": name, "notes": notes})
        for parent in parents:
            values = {"first_name": parent.first_name, "last_name": parent.last_name or name}
            step.insert("people", {"family_id": family_id, "phone": parent.phone, **values})
        for child in children:
            values = {"first_name": child.first_name, "last_name": name}
            born = {"date_of_birth": child.date_of_birth}
            child_id = step.insert("children", {"family_id": family_id, **values, **born})
            for session in sessions_of_days(book, [DayDraft(day) for day in child.days]):
                step.insert("bookings", {"child_id": child_id, "session_id": session.id})
    return family_id


def book_every_session(file: RotaFile, child_ids: Collection[int]) -> int:
    """Book the children for every session of the week; how many bookings were made."""
    book = file.book()
    sessions = sessions_of_days(book, [DayDraft(day) for day in range(7)])
    if not sessions:
        raise NotPossible("There is no session yet. Say first when children come.")
    booked = {(b.child_id, b.session_id) for b in book.bookings}
    new = [(child, s.id) for child in child_ids for s in sessions if (child, s.id) not in booked]
    with file.step(f"Booked {plural(len(child_ids), 'child', 'children')} for every session") as step:
        for child_id, session_id in new:
            step.insert("bookings", {"child_id": child_id, "session_id": session_id})
    return len(new)


def record_checks(
    file: RotaFile, person_ids: Collection[int], today: date, *, first_aid: Mapping[int, date] | None = None
) -> None:
    """Note that vetting, references and induction of these parents have been seen, and sign them off for duty
    from ``today``. ``first_aid``: until when a certificate of theirs holds. What is recorded stays as it is."""
    book = file.book()
    if not person_ids and not first_aid:
        raise NotPossible("Nobody is ticked. Tick the parents whose checks you have seen.")
    with file.step(f"Recorded checks of {plural(len({*person_ids, *(first_aid or ())}), 'parent')}") as step:
        for person_id in person_ids:
            _insert_checks(step, person_id, _lacking(book, person_id))
            if book.person[person_id].signed_off_on is None:
                step.update("people", person_id, {"signed_off_on": today})
        for person_id, until in (first_aid or {}).items():
            _insert_first_aid(step, person_id, until)


def add_term(
    file: RotaFile, name: str, starts_on: date, ends_on: date, half_term: tuple[date, date] | None = None
) -> int:
    """Add a term with its half-term break, and the region's bank holidays of its years; its id."""
    name = name.strip()
    if not name:
        raise NotPossible("The term needs a name, such as Spring term.")
    if ends_on < starts_on:
        raise NotPossible("The term would end before it starts. Type a later last day.")
    book = file.book()
    other = next((t for t in book.terms if t.starts_on <= ends_on and starts_on <= t.ends_on), None)
    if other is not None:
        raise NotPossible(f"These dates overlap with {other.name}. Type other dates, or change that one.")
    closures = [*new_bank_holidays(book, starts_on.year, ends_on.year)]
    if half_term is not None:
        first, last = half_term
        if not starts_on <= first <= last <= ends_on:
            raise NotPossible(
                "Half-term lies outside the term, or ends before it starts. Type its days again."
            )
        closures.append(Closure(0, first, last, "half_term", "Half-term"))
    with file.step(f"Added {name}") as step:
        term_id = step.insert("terms", {"name": name, "starts_on": starts_on, "ends_on": ends_on})
        for closure in closures:
            step.insert("closures", {k: v for k, v in vars(closure).items() if k != "id"})
    return term_id


def _lacking(book: Book, person_id: int) -> tuple[CheckKind, ...]:
    held = {check.kind for check in book.checks_of.get(person_id, ())}
    return tuple(kind for kind in CARE_CHECKS if kind not in held)


def _insert_checks(step: Step, person_id: int, kinds: Iterable[CheckKind]) -> None:
    for kind in kinds:
        step.insert("checks", {"person_id": person_id, "kind": kind})


def _insert_first_aid(step: Step, person_id: int, until: date) -> None:
    step.insert("checks", {"person_id": person_id, "kind": "first_aid", "expires_on": until})
