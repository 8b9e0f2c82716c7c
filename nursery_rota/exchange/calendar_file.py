"""Duties as a calendar file (iCalendar, RFC 5545) for phones and calendars.

Owns how a duty becomes an event. Takes the same sheets as the print, so that paper and phone agree; knows
neither the file nor the clock. Hand a newer file with the same nursery name and a higher ``sequence`` to a
calendar, and its events change instead of doubling: a duty keeps its UID whatever row of the file holds it, and
one that went is there as cancelled.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, vText

from nursery_rota.domain.sheets import FamilySheet, SheetDuty
from nursery_rota.wording import listing, sentence, span

UK_TIME = "Europe/London"
_PRODUCT = "-//Nursery Rota//Duties//EN"
_STANDS = ("planned", "confirmed", "worked")
_GONE = ("excused", "cancelled")
_REMINDER_AT = time(19, 0)
_UTC = ZoneInfo("UTC")


def family_calendar(
    sheet: FamilySheet,
    *,
    made_at: datetime,
    tz: str = UK_TIME,
    sequence: int = 0,
    reminder: bool = True,
) -> bytes:
    """One family's duties: coming and past ones that stand, and as cancelled those that were taken away.

    ``made_at`` is local time in ``tz``; ``sequence`` counts issues; ``reminder`` sets an alarm at 19:00 on
    the evening before each coming duty. A missed duty is left out.
    """
    calendar = _calendar(f"Duties at {sheet.nursery}", tz)
    duties = _by_date([*sheet.past, *sheet.coming, *sheet.gone])
    coming = {duty.duty_id for duty in sheet.coming}
    for duty in duties:
        gone = duty.status in _GONE
        if gone or duty.status in _STANDS:
            event = _event(sheet, duty, _title(sheet, duty), made_at, tz, sequence, gone)
            if reminder and not gone and duty.duty_id in coming:
                event.add_component(_evening_before(duty))
            calendar.add_component(event)
    return _written(calendar, [duty.on_date for duty in duties], tz)


def rota_calendar(
    sheets: Sequence[FamilySheet], *, made_at: datetime, tz: str = UK_TIME, sequence: int = 0
) -> bytes:
    """The duties of all ``sheets`` in one calendar, each with the name of who comes as on the wall; without
    alarms."""
    nursery = sheets[0].nursery if sheets else "the nursery"
    calendar = _calendar(f"Rota of {nursery}", tz)
    found = [(duty, sheet) for sheet in sheets for duty in (*sheet.past, *sheet.coming, *sheet.gone)]
    for duty, sheet in sorted(found, key=lambda pair: _order(pair[0])):
        gone = duty.status in _GONE
        if gone or duty.status in _STANDS:
            title = f"{_what(duty)}: {duty.short_name or duty.person}"
            calendar.add_component(_event(sheet, duty, title, made_at, tz, sequence, gone))
    return _written(calendar, [duty.on_date for duty, _ in found], tz)


def event_count(calendar: bytes) -> int:
    """How many events a calendar file of ours holds."""
    return len(Calendar.from_ical(calendar).events)


def _calendar(name: str, tz: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _text(name))
    calendar.add("x-wr-timezone", tz)
    return calendar


def _event(
    sheet: FamilySheet,
    duty: SheetDuty,
    title: str,
    made_at: datetime,
    tz: str,
    sequence: int,
    gone: bool,
) -> Event:
    zone = ZoneInfo(tz)
    event = Event()
    event.add("uid", f"duty-{duty.key or duty.duty_id}@{_slug(sheet.nursery)}")
    event.add("dtstamp", made_at.replace(tzinfo=made_at.tzinfo or zone).astimezone(_UTC))
    event.add("dtstart", _moment(duty.on_date, duty.starts_at, zone))
    event.add("dtend", _moment(duty.on_date, duty.ends_at, zone))
    event.add("summary", _text(title))
    event.add("location", _text(sheet.nursery))
    event.add("description", _text(_description(sheet, duty)))
    event.add("sequence", sequence)
    event.add("status", "CANCELLED" if gone else "CONFIRMED")
    # Whoever is first call is free to do something else until the telephone rings.
    event.add("transp", "TRANSPARENT" if gone or _stands_in(duty) else "OPAQUE")
    return event


def _moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone) + timedelta(minutes=minute)


def _title(sheet: FamilySheet, duty: SheetDuty) -> str:
    return f"{_what(duty)}, {sheet.nursery}"


def _what(duty: SheetDuty) -> str:
    return f"First call for {duty.title}" if _stands_in(duty) else duty.title


def _stands_in(duty: SheetDuty) -> bool:
    return duty.word == "first call"


def _description(sheet: FamilySheet, duty: SheetDuty) -> str:
    """Who comes, when, in what part and with whom, each on a line of its own."""
    verb = "is first call" if _stands_in(duty) else "is on duty"
    lines = [sentence(f"{duty.person} {verb}, {span(duty.starts_at, duty.ends_at)}")]
    if duty.word and not _stands_in(duty):
        lines.append(sentence(duty.word))
    if duty.companions:
        lines.append(sentence(f"With {listing(duty.companions)}"))
    if sheet.manager:
        lines.append(sentence(f"If you cannot come, tell {sheet.manager}"))
    return "\n".join(lines)


def _evening_before(duty: SheetDuty) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(f"Tomorrow: {_what(duty)}"))
    evening = timedelta(hours=_REMINDER_AT.hour, minutes=_REMINDER_AT.minute)
    alarm.add("trigger", evening - timedelta(days=1, minutes=duty.starts_at))
    return alarm


def _by_date(duties: Iterable[SheetDuty]) -> list[SheetDuty]:
    return sorted(duties, key=_order)


def _order(duty: SheetDuty) -> tuple[date, int, int]:
    return duty.on_date, duty.starts_at, duty.duty_id


def _written(calendar: Calendar, days: Sequence[date], tz: str) -> bytes:
    """With the rules of summer time from the year before the first event to the one after the last."""
    if days:
        first, last = date(min(days).year - 1, 1, 1), date(max(days).year + 2, 1, 1)
        calendar.add_component(Timezone.from_tzid(tz, first_date=first, last_date=last))
        calendar.subcomponents.insert(0, calendar.subcomponents.pop())
    return bytes(calendar.to_ical())


def _text(typed: str) -> vText:
    """Escaped when written. Of control signs, which no calendar takes, only line breaks stay."""
    lines = re.split(r"\r\n|\r|\n", typed)
    return vText("\n".join("".join(c for c in line if unicodedata.category(c) != "Cc") for line in lines))


def _slug(name: str) -> str:
    """The name in letters that any calendar takes in an identifier: "Plum Lane" is "plum-lane"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "nursery"
