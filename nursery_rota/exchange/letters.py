"""A family's duties as a letter: its text, a link that opens the mail program, and a draft as a file (.eml).

Nothing is sent from here. Each letter goes to one family alone, so that no family sees another's address. Takes
the family's sheet, as the print does; what is attached is made elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote

from nursery_rota.domain.sheets import FamilySheet, SheetDuty
from nursery_rota.wording import clock, day_month, full_date, listing, plural, short_day

_LONGEST_LINK = 1900
"""Mail programs on some systems take no longer link."""
_KINDS = {".pdf": ("application", "pdf"), ".ics": ("text", "calendar"), ".png": ("image", "png")}


@dataclass(frozen=True)
class Letter:
    """``to`` are addresses of one family; ``body`` is plain text."""

    family_id: int
    family: str
    to: tuple[str, ...]
    subject: str
    body: str


def letter(
    sheet: FamilySheet, to: Sequence[str], *, attached: bool = False, most: int | None = None
) -> Letter:
    """The letter for one family. ``attached`` says that sheet and calendar come with it; ``most`` limits the
    duties listed."""
    return Letter(
        sheet.family_id,
        _line(sheet.family),
        tuple(to),
        _line(f"Your duties, {sheet.term_name}, {sheet.nursery}"),
        "\n".join(_body(sheet, attached, most)) + "\n",
    )


def mail_link(sheet: FamilySheet, to: Sequence[str]) -> str:
    """A ``mailto:`` link with the family's text, with as many duties as a link can hold."""
    count = len(sheet.coming)
    while True:
        found = letter(sheet, to, most=count)
        link = (
            f"mailto:{','.join(quote(address, safe='@') for address in found.to)}"
            f"?subject={quote(found.subject)}&body={quote(found.body.replace(chr(10), chr(13) + chr(10)))}"
        )
        if len(link) <= _LONGEST_LINK or count == 0:
            return link
        count -= 1


def draft(found: Letter, attachments: Mapping[str, bytes], made_at: datetime) -> bytes:
    """The letter as a message that mail programs open to be looked at and sent. ``made_at`` has a time zone.

    File names with letters beyond ASCII are written as RFC 2231 has them.
    """
    message = EmailMessage(policy=SMTP)
    message["To"] = ", ".join(found.to)
    message["Subject"] = found.subject
    message["Date"] = format_datetime(made_at)
    message["X-Unsent"] = "1"
    message.set_content(found.body)
    for name, content in attachments.items():
        main, sub = _KINDS[name[name.rindex(".") :].casefold()]
        if main == "text":
            message.add_attachment(content.decode("utf-8"), subtype=sub, filename=name)
        else:
            message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return bytes(message)


def _body(sheet: FamilySheet, attached: bool, most: int | None) -> list[str]:
    names = listing([_line(name) for name in sheet.parents]) or f"{_line(sheet.family)} family"
    lines = [f"Dear {names},", ""]
    given = sheet.ledger.minutes_given
    if given:
        lines += [f"Thank you for the {_time(given)} you have given so far this term.", ""]
    lines += _coming(sheet, most)
    manager = _line(sheet.manager)
    lines += ["", f"Cannot come? Tell {manager} as early as you can, and agree on a swap if there is time."]
    if attached:
        lines += [
            "",
            "Attached are your sheet and a calendar file. Open the calendar file on your telephone: "
            "a newer one updates the older entries.",
        ]
    return [*lines, "", _line(sheet.nursery)]


def _time(minutes: int) -> str:
    whole, rest = divmod(minutes, 60)
    parts = [plural(whole, "hour")] if whole else []
    return listing([*parts, plural(rest, "minute")] if rest else parts)


def _coming(sheet: FamilySheet, most: int | None) -> list[str]:
    if not sheet.coming:
        return [f"You have no duties to come in {_line(sheet.term_name)}. {_issue(sheet)}"]
    shown = sheet.coming if most is None else sheet.coming[:most]
    head = f"Your {plural(len(sheet.coming), 'duty', 'duties')} to come, {_line(sheet.term_name)}. {_issue(sheet)}"
    lines = [head, "", *(f"- {_duty(sheet, duty)}" for duty in shown)]
    left = len(sheet.coming) - len(shown)
    return [*lines, f"- and {left} more: see your sheet"] if left else lines


def _issue(sheet: FamilySheet) -> str:
    issue = sheet.issue
    if issue is None:
        return "This is a draft; it may still change."
    replaced = (
        f", which replaces issue {issue.replaces_number} of {day_month(issue.replaces_on)}"
        if issue.replaces_number is not None and issue.replaces_on is not None
        else ""
    )
    return f"Rota issue {issue.number} of {full_date(issue.published_on)}{replaced}."


def _duty(sheet: FamilySheet, duty: SheetDuty) -> str:
    if duty.word == "first call":
        when = f"keep {clock(duty.starts_at)} to {clock(duty.ends_at)} free, first call"
    else:
        when = f"be there {clock(duty.starts_at)}, until {clock(duty.ends_at)}"
    who = f" ({_line(duty.person)})" if len(sheet.parents) > 1 else ""
    return f"{short_day(duty.on_date)}, {_line(duty.title)}: {when}{who}"


def _line(text: str) -> str:
    """User text as one line, so that it cannot begin a line of its own in a head."""
    return " ".join(text.split())
