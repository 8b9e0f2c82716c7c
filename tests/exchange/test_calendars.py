"""Calendars of a nursery over its life: a new issue updates what telephones hold, read by a second library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.errors import NotPossible
from nursery_rota.exchange.calendars import all_calendars, calendar_of
from tests.documents.filled import plum_lane

MADE = datetime(2026, 11, 20, 15, 44)


class Telephone:
    """Keeps events as RFC 5546 says: by UID, the higher SEQUENCE wins, then the later stamp."""

    def __init__(self) -> None:
        self.events: dict[str, tuple[int, datetime, vobject.base.Component]] = {}

    def take(self, data: bytes) -> Telephone:
        calendar = vobject.readOne(data.decode())
        for event in getattr(calendar, "vevent_list", []):
            held = self.events.get(event.uid.value)
            newer = (int(event.sequence.value), event.dtstamp.value)
            if held is None or newer >= held[:2]:
                self.events[event.uid.value] = (*newer, event)
        return self

    @property
    def standing(self) -> dict[date, str]:
        """What the owner sees: the summary of each date that was not called off."""
        return {
            event.dtstart.value.date(): event.summary.value
            for _, _, event in self.events.values()
            if event.status.value != "CANCELLED"
        }


def _issue(book: Book, number: int) -> Book:
    """The rota as it stands, published."""
    term = book.terms[0]
    issue = t.Publication(10 + number, term.id, number, f"2026-11-2{number}T09:00:00", "Ruth")
    issued = tuple(
        t.PublishedDuty(
            10_000 * number + d.id, issue.id, d.on_date, d.shift_id, d.room_id, d.person_id, d.reserve
        )
        for d in book.duties
        if d.status != "cancelled"
    )
    return replace(
        book,
        publications=(*book.publications, issue),
        published_duties=(*book.published_duties, *issued),
    )


def _file(book: Book, family: t.Family | None, minutes: int = 0, **more: bool) -> bytes:
    made_at = MADE + timedelta(minutes=minutes)
    return calendar_of(book, book.terms[0], date(2026, 11, 20), made_at, family, **more)


@pytest.fixture(scope="module")
def book() -> Book:
    return plum_lane()[0]


def _haddad(book: Book) -> t.Family:
    return next(f for f in book.families if f.name == "Haddad")


def _coming(book: Book) -> list[t.Duty]:
    mine = {p.id for p in book.people if p.family_id == _haddad(book).id}
    return [d for d in book.duties if d.person_id in mine and d.status == "planned"]


def test_a_new_issue_moves_and_strikes_out_what_the_telephone_holds(book: Book) -> None:
    haddad = _haddad(book)
    phone = Telephone().take(_file(_issue(book, 5), haddad))
    first, second, *_ = _coming(book)
    assert {first.on_date, second.on_date} <= phone.standing.keys()
    before = len(phone.events)
    later = first.on_date + timedelta(days=1)
    changed = tuple(
        replace(d, on_date=later) if d.id == first.id else d for d in book.duties if d.id != second.id
    )
    newer = _issue(replace(_issue(book, 5), duties=changed), 6)
    phone.take(_file(newer, haddad, 60))
    assert later in phone.standing
    assert second.on_date not in phone.standing
    assert first.on_date not in phone.standing
    assert len(phone.events) == before + 1


def test_filling_anew_gives_rows_new_numbers_and_calendars_the_same_entries(book: Book) -> None:
    haddad = _haddad(book)
    phone = Telephone().take(_file(book, haddad))
    again = replace(book, duties=tuple(replace(d, id=d.id + 50_000) for d in book.duties))
    held = set(phone.events)
    assert set(phone.take(_file(again, haddad, 5)).events) == held


def test_an_older_file_never_undoes_a_newer_one(book: Book) -> None:
    haddad = _haddad(book)
    second = _coming(book)[1]
    issued = _issue(book, 5)
    newer = _file(replace(issued, duties=tuple(d for d in book.duties if d.id != second.id)), haddad, 60)
    phone = Telephone().take(_file(issued, haddad)).take(newer)
    assert second.on_date not in phone.standing
    assert second.on_date not in phone.take(_file(issued, haddad)).standing


def test_a_swap_strikes_the_duty_out_of_one_calendar_and_enters_it_in_the_other(book: Book) -> None:
    haddad, mine = _haddad(book), _coming(book)[0]
    other = next(
        p for p in book.people if p.family_id not in (None, haddad.id) and p.does_duties and p.last_name
    )
    issued = _issue(book, 5)
    swapped = replace(
        issued, duties=tuple(replace(d, person_id=other.id) if d.id == mine.id else d for d in book.duties)
    )
    ours = Telephone().take(_file(issued, haddad)).take(_file(swapped, haddad, 5))
    theirs = Telephone().take(_file(swapped, book.family[other.family_id or 0]))
    assert mine.on_date not in ours.standing
    assert mine.on_date in theirs.standing
    whole = Telephone().take(_file(issued, None)).take(_file(swapped, None, 5))
    names = [e.summary.value for _, _, e in whole.events.values() if e.dtstart.value.date() == mine.on_date]
    assert any(other.first_name in name for name in names)


def test_times_are_local_with_summer_time_and_alarms_are_a_choice(book: Book) -> None:
    with_alarm = vobject.readOne(_file(book, _haddad(book)).decode())
    silent = vobject.readOne(_file(book, _haddad(book), reminder=False).decode())
    assert with_alarm.vtimezone.tzid.value == "Europe/London"
    assert sum("valarm" in event.contents for event in with_alarm.vevent_list) == len(_coming(book))
    assert not any("valarm" in event.contents for event in silent.vevent_list)
    by_day = {e.dtstart.value.date(): e.dtstart.value for e in with_alarm.vevent_list}
    for start in by_day.values():
        shift_starts = {s.starts_at for s in book.shifts}
        assert start.hour * 60 + start.minute in shift_starts
        summer = start.date() < date(2026, 10, 25)
        assert start.astimezone(UTC).hour == start.hour - summer


def test_no_calendar_names_a_hidden_family_and_the_whole_rota_has_short_names_only(book: Book) -> None:
    haddad = _haddad(book)
    families = tuple(replace(f, hide_on_prints=f.id == haddad.id) for f in book.families)
    hidden = replace(book, families=families)
    files = all_calendars(hidden, book.terms[0], date(2026, 11, 20), MADE)
    assert "Haddad.ics" not in files
    text = b"".join(files.values()).decode().replace("\r\n ", "")
    assert "Haddad" not in text
    assert "Amira" not in text
    assert not any(p.phone and p.phone in text for p in book.people)
    whole = files["Whole rota.ics"].decode().replace("\r\n ", "")
    assert not any(f" {p.last_name}" in whole for p in book.people if len(p.last_name) > 6)
    with pytest.raises(NotPossible, match="hidden on prints"):
        calendar_of(hidden, book.terms[0], date(2026, 11, 20), MADE, haddad)
