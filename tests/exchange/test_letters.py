"""Letters to families: each to one family alone, readable by any mail program, and nothing typed can break out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain.addresses import addresses_of, is_address
from nursery_rota.exchange.letters import draft, letter, mail_link
from nursery_rota.exchange.post import drafts, post_of
from tests.documents.filled import plum_lane
from tests.documents.sheet_samples import HARD_NAMES, duty, family

MADE = datetime(2026, 11, 20, 15, 44, tzinfo=UTC)


def _read(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def test_the_letter_thanks_first_and_lists_what_is_to_come() -> None:
    found = letter(family(), ["amira@example.org"])
    assert found.subject == "Your duties, Autumn term 2026, Plum Lane Nursery"
    assert found.body.splitlines() == [
        "Dear Amira,",
        "",
        "Thank you for the 18 hours you have given so far this term.",
        "",
        "Your 3 duties to come, Autumn term 2026. Rota issue 4 of 20 November 2026, "
        "which replaces issue 3 of 6 November.",
        "",
        "- Wed 2 Dec, Morning duty: be there 08:45, until 12:15",
        "- Tue 8 Dec, Morning duty: be there 08:45, until 12:15",
        "- Mon 14 Dec, Morning duty: keep 08:45 to 12:15 free, first call",
        "",
        "Cannot come? Tell Ruth or Piotr as early as you can, and agree on a swap if there is time.",
        "",
        "Plum Lane Nursery",
    ]


def test_a_family_without_duties_is_told_so() -> None:
    body = letter(family(coming=(), issue=None), ["a@example.org"]).body
    assert "You have no duties to come in Autumn term 2026. This is a draft; it may still change." in body


@pytest.mark.parametrize("name", HARD_NAMES)
def test_a_draft_opens_unsent_with_sheet_and_calendar(name: str) -> None:
    found = letter(family(family=name, nursery=name), ["a@example.org", "b@example.org"], attached=True)
    message = _read(
        draft(found, {f"{name}.pdf": b"%PDF-1.4 sheet", f"{name}.ics": b"BEGIN:VCALENDAR\r\n"}, MADE)
    )
    assert message["X-Unsent"] == "1"
    assert message["To"] == "a@example.org, b@example.org"
    assert message["From"] is None
    assert message["Subject"] == f"Your duties, Autumn term 2026, {name}"
    assert message["Date"].datetime == MADE
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == found.body
    kinds = {part.get_filename(): part.get_content_type() for part in message.iter_attachments()}
    assert kinds == {f"{name}.pdf": "application/pdf", f"{name}.ics": "text/calendar"}


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_was_typed_never_becomes_a_head_of_its_own(name: str, nursery: str) -> None:
    hostile = f"{name}\r\nBcc: all@example.org\r\n{nursery}"
    clean = "".join(c for c in hostile if not "\ud800" <= c <= "\udfff")
    message = _read(draft(letter(family(family=clean, nursery=clean), ["a@example.org"]), {}, MADE))
    assert message["Bcc"] is None
    assert message["To"] == "a@example.org"


def test_a_mail_link_holds_the_text_and_stays_short_enough_for_every_system() -> None:
    few = mail_link(family(), ["amira@example.org", "o'neil+rota@example.org"])
    parts = urlsplit(few)
    assert unquote(parts.path) == "amira@example.org,o'neil+rota@example.org"
    fields = parse_qs(parts.query)
    assert "be there 08:45" in fields["body"][0]
    many = family(coming=tuple(duty(i, date(2026, 12, 1 + i % 28), shift="Küchenhilfe") for i in range(200)))
    long = mail_link(many, ["amira@example.org"])
    assert len(long) <= 1900
    assert "more: see your sheet" in parse_qs(urlsplit(long).query)["body"][0]


@pytest.mark.parametrize(
    ("typed", "usable"),
    [
        ("amira@example.org", True),
        ("o'neil+rota@mail.example.co.uk", True),
        ("amira at example.org", False),
        ("a@example.org, b@example.org", False),
        ("a@example.org\nBcc: b@example.org", False),
        ("a@localhost", False),
        ("ü@example.org", False),
        ("", False),
    ],
)
def test_only_what_can_be_an_address_is_written_to(typed: str, usable: bool) -> None:
    assert is_address(typed) is usable


def test_nobody_sees_the_address_of_another_family_and_nobody_is_forgotten() -> None:
    book, term, today = plum_lane()
    people = tuple(
        replace(p, email=None if p.family_id == 1 else f"person{p.id}@example.org" if p.family_id else None)
        for p in book.people
    )
    families = tuple(replace(f, hide_on_prints=f.id == 2) for f in book.families)
    book = replace(book, people=people, families=families)
    post = post_of(book, term, today)
    files = dict(drafts(book, post, MADE, lambda sheet: b"%PDF-" + sheet.family.encode()))
    first = book.family[1].name
    assert post.without == (first,)
    assert post.missing_words == (
        f"1 family has no e-mail address: {first}. Add it under Families, or print their sheets. "
        "1 family stays off every print: tell them in person."
    )
    assert len(files) == len(book.families) - 2
    for name, content in files.items():
        (sheet,) = [s for s, _ in post.writable if f"{s.family}.eml" == name]
        assert tuple(_read(content)["To"].split(", ")) == addresses_of(book, sheet.family_id, today)
        others = {p.email for p in people if p.email and p.family_id != sheet.family_id}
        assert not any(other.encode() in content for other in others)


def test_one_family_alone_can_be_chosen() -> None:
    book, term, today = plum_lane()
    post = post_of(book, term, today, frozenset({3}))
    assert [s.family_id for s, _ in post.writable] + [book.family[3].name for _ in post.without] in (
        [3],
        [book.family[3].name],
    )
