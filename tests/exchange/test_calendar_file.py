"""The calendar file: events as the rota has them, by our own reading of RFC 5545 and by the library's."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from nursery_rota.domain.sheets import SheetDuty
from nursery_rota.exchange.calendar_file import event_count, family_calendar, rota_calendar
from tests.documents.sheet_samples import COMING, HARD_NAMES, duty, family

MADE = datetime(2026, 11, 20, 15, 44)
LONDON = ZoneInfo("Europe/London")
CONTENT_LINE = re.compile(r"[A-Z0-9-]+(;[A-Z0-9-]+=[^:;]+)*:.*")


def rfc_lines(data: bytes) -> list[str]:
    """The logical lines, after checking what RFC 5545 section 3.1 asks of the physical ones."""
    assert data.endswith(b"\r\n")
    physical = data[:-2].split(b"\r\n")
    assert all(b"\r" not in line and b"\n" not in line for line in physical)
    assert all(len(line) <= 75 for line in physical)
    for line in physical:
        line.decode("utf-8")  # no letter is cut in two by folding
    lines = b"\r\n".join(physical).replace(b"\r\n ", b"").decode().split("\r\n")
    assert all(CONTENT_LINE.fullmatch(line) for line in lines)
    return lines


def rfc_events(data: bytes) -> list[dict[str, str]]:
    """Events read by hand: properties by name, texts unescaped; alarms as ``ALARM``. Nesting is checked."""
    open_parts: list[str] = []
    events: list[dict[str, str]] = []
    for line in rfc_lines(data):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            open_parts.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            assert open_parts.pop() == value
        elif open_parts[-1] == "VEVENT":
            assert name.split(";")[0] not in events[-1], name
            events[-1][name.split(";")[0]] = _unescaped(value)
            events[-1][f"{name.split(';')[0]} parameters"] = name.partition(";")[2]
        elif open_parts[-1] == "VALARM" and name == "TRIGGER":
            events[-1]["ALARM"] = value
    assert open_parts == []
    return events


def _start(event: Event) -> datetime:
    start = event.start
    assert isinstance(start, datetime)
    return start


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


def test_the_file_starts_and_ends_as_a_calendar_of_ours() -> None:
    lines = rfc_lines(family_calendar(family(), made_at=MADE))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert "VERSION:2.0" in lines
    assert "METHOD:PUBLISH" in lines
    assert "X-WR-CALNAME:Duties at Plum Lane Nursery" in lines


def test_each_duty_that_stands_is_one_event_in_local_time() -> None:
    events = rfc_events(family_calendar(family(), made_at=MADE))
    assert [e["UID"] for e in events] == [f"duty-{i}@plum-lane-nursery" for i in (1, 2, 3, 4, 5, 7, 8, 9, 10)]
    second = next(e for e in events if e["UID"].startswith("duty-8@"))
    assert second["DTSTART"] == "20261202T084500"
    assert second["DTSTART parameters"] == "TZID=Europe/London"
    assert second["DTEND"] == "20261202T121500"
    assert second["DTSTAMP"] == "20261120T154400Z"
    assert second["SUMMARY"] == "Morning duty, Plum Lane Nursery"
    assert second["STATUS"] == "CONFIRMED"
    assert second["TRANSP"] == "OPAQUE"
    assert second["SEQUENCE"] == "0"
    assert second["DESCRIPTION"].splitlines() == [
        "Amira is on duty, 08:45–12:15.",
        "With Ruth and Piotr.",
        "If you cannot come, tell Ruth or Piotr.",
    ]


def test_a_missed_duty_is_left_out() -> None:
    assert not any(
        e["UID"].startswith("duty-6@") for e in rfc_events(family_calendar(family(), made_at=MADE))
    )


def test_a_stand_in_is_free_until_called() -> None:
    last = rfc_events(family_calendar(family(), made_at=MADE))[-1]
    assert last["SUMMARY"] == "First call for Morning duty, Plum Lane Nursery"
    assert last["TRANSP"] == "TRANSPARENT"
    assert "Amira is first call" in last["DESCRIPTION"]


def test_the_alarm_rings_at_seven_the_evening_before_a_coming_duty() -> None:
    events = rfc_events(family_calendar(family(), made_at=MADE))
    assert [e.get("ALARM") for e in events] == [None] * 6 + ["-PT13H45M"] * 3
    silent = rfc_events(family_calendar(family(), made_at=MADE, reminder=False))
    assert not any("ALARM" in e for e in silent)


def test_a_duty_taken_away_is_cancelled_under_the_same_name() -> None:
    kept = family(coming=(), past=())
    gone = replace(kept, gone=(duty(8, date(2026, 12, 2), status="cancelled"),))
    (event,) = rfc_events(family_calendar(gone, made_at=MADE, sequence=5))
    assert event["UID"] == "duty-8@plum-lane-nursery"
    assert event["STATUS"] == "CANCELLED"
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["SEQUENCE"] == "5"
    assert "ALARM" not in event


def test_an_excused_duty_is_cancelled() -> None:
    (event,) = rfc_events(
        family_calendar(family(coming=(), past=(duty(3, MADE.date(), status="excused"),)), made_at=MADE)
    )
    assert event["STATUS"] == "CANCELLED"


def test_summer_time_is_described_and_kept() -> None:
    summer = family(coming=(duty(1, date(2027, 3, 26)), duty(2, date(2027, 3, 29))), past=())
    data = family_calendar(summer, made_at=MADE)
    lines = rfc_lines(data)
    assert "TZID:Europe/London" in lines
    assert "TZOFFSETTO:+0100" in lines
    before, after = sorted(_start(event) for event in Calendar.from_ical(data).events)
    assert (before.hour, after.hour) == (8, 8)
    assert before.utcoffset() == timedelta(0)
    assert after.utcoffset() == timedelta(hours=1)


def test_another_time_zone_can_be_asked_for() -> None:
    data = family_calendar(family(), made_at=MADE, tz="Pacific/Auckland")
    first = rfc_events(data)[0]
    assert first["DTSTART parameters"] == "TZID=Pacific/Auckland"
    assert first["DTSTAMP"] == "20261120T024400Z"


def test_the_whole_rota_names_who_comes_and_rings_nobody() -> None:
    other = family(
        family="Murphy",
        coming=(duty(50, date(2026, 12, 1), person="Róisín", short_name="Róisín M."),),
        past=(),
    )
    events = rfc_events(rota_calendar([family(), other], made_at=MADE))
    assert len(events) == 10
    assert [e["DTSTART"] for e in events] == sorted(e["DTSTART"] for e in events)
    assert "Morning duty: Róisín M." in [e["SUMMARY"] for e in events]
    assert not any("ALARM" in e for e in events)


def test_no_duties_make_a_calendar_without_events() -> None:
    empty = family(coming=(), past=())
    assert rfc_events(family_calendar(empty, made_at=MADE)) == []
    assert rfc_events(rota_calendar([], made_at=MADE)) == []
    assert event_count(rota_calendar([], made_at=MADE)) == 0


def test_events_are_counted_for_the_command_line() -> None:
    assert event_count(family_calendar(family(), made_at=MADE)) == 9


def test_a_nursery_whose_name_has_no_latin_letter_has_a_name_for_its_events() -> None:
    (event, *_) = rfc_events(family_calendar(family(nursery="Сонечко"), made_at=MADE))
    assert event["UID"] == "duty-1@nursery"


@pytest.mark.parametrize("name", [*HARD_NAMES, "Comma, Semi; Back\\slash", "Line\nbreak", "C:\\new, \\n"])
def test_names_arrive_as_they_were_typed(name: str) -> None:
    data = family_calendar(
        family(nursery=name, coming=(duty(1, date(2026, 12, 2), shift=f"{name} helper"),), past=()),
        made_at=MADE,
    )
    (event,) = rfc_events(data)
    assert event["SUMMARY"] == f"{name} helper, {name}"
    assert event["LOCATION"] == name
    (parsed,) = Calendar.from_ical(data).events
    assert str(parsed["SUMMARY"]) == f"{name} helper, {name}"


def test_control_signs_are_left_out() -> None:
    (event,) = rfc_events(
        family_calendar(family(nursery="A\x07\x00\tB\r\nC", coming=(COMING[0],), past=()), made_at=MADE)
    )
    assert event["LOCATION"] == "AB\nC"


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=90
)


@given(NAMES, st.integers(0, 1439), st.integers(0, 2000))
def test_any_name_and_time_survive_both_readers(name: str, starts_at: int, after: int) -> None:
    ours: SheetDuty = replace(
        duty(1, date(2026, 1, 1) + timedelta(days=after)),
        person=name,
        starts_at=starts_at,
        ends_at=starts_at + 60,
    )
    data = rota_calendar([family(family=name, nursery=name, coming=(ours,), past=())], made_at=MADE)
    (event,) = rfc_events(data)
    (parsed,) = Calendar.from_ical(data).events
    assert event["SUMMARY"] == str(parsed["SUMMARY"]) == f"Morning duty: {name}"
    assert _start(parsed).replace(tzinfo=None) == datetime.combine(
        ours.on_date, datetime.min.time()
    ) + timedelta(minutes=starts_at)


def test_a_helping_duty_is_called_by_its_own_name() -> None:
    helping = (
        duty(1, date(2026, 12, 2), shift="Cooking helper"),
        duty(2, date(2026, 12, 3), shift="Late duty"),
    )
    events = rfc_events(family_calendar(family(coming=helping, past=()), made_at=MADE))
    assert [e["SUMMARY"] for e in events] == [
        f"{name}, Plum Lane Nursery" for name in ("Cooking helper", "Late duty")
    ]
