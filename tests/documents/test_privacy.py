"""What no paper may say, tested on the text of each finished PDF: planted secrets, looked for in every document."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from nursery_rota.documents.catalogue import PAPERS
from nursery_rota.documents.choices import Choices
from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.yearly import term_report
from tests.documents import filled
from tests.documents.pdf_text import about, contents, words
from tests.documents.sheet_samples import PRINTED

WALLS = {
    "week": Choices(),
    "week on A3": Choices(paper="A3"),
    "month": Choices(span="month"),
    "term": Choices(span="term", paper="A3"),
    "large, a day a page": Choices(large=True, first=date(2026, 11, 16), last=date(2026, 11, 27)),
}
OTHERS = tuple(name for name in PAPERS if name not in ("wall", "wall-a3"))
BY_CONSENT = ("sheets", "ring-list")
"""Papers that have phone numbers of those who agreed."""
HIDDEN = "Verborgen"


@cache
def nursery() -> tuple[Book, t.Term, date]:
    """The sample with a secret in every place that has one; one family hides from prints."""
    book, term, today = filled.plum_lane()
    busy = next(d for d in book.duties if d.status == "planned" and d.on_date < date(2026, 11, 27))
    hidden_family = book.person[busy.person_id].family_id
    people = tuple(
        replace(
            p,
            phone=f"07000 {100000 + p.id}",
            email=f"secret{p.id}@example.org",
            share_phone=p.id % 2 == 0,
            date_of_birth=date(1977, 7, 7) if p.date_of_birth is None else p.date_of_birth,
            notes="PRIVATENOTE",
            first_name=f"{HIDDEN}a" if p.family_id == hidden_family else p.first_name,
            last_name=f"{HIDDEN}b" if p.family_id == hidden_family else p.last_name,
            known_as=None,
        )
        for p in book.people
    )
    families = tuple(
        replace(
            f,
            name=f"{HIDDEN}c" if f.id == hidden_family else f.name,
            hide_on_prints=f.id == hidden_family,
            notes="PRIVATENOTE",
        )
        for f in book.families
    )
    children = tuple(
        replace(c, first_name="Kindersurname", last_name="Kindlast", notes="PRIVATENOTE")
        for c in book.children
    )
    checks = tuple(replace(c, reference="CHECKNUMBER") for c in book.checks)
    exempt = t.Exemption(9999, book.families[0].id, term.starts_on, None, 0.5, "EXEMPTKIND")
    book = replace(
        book,
        people=people,
        families=families,
        children=children,
        checks=checks,
        exemptions=(*book.exemptions, exempt),
    )
    return book, term, today


def _said(pdf: bytes) -> str:
    """Everything that can be read: the pages, the bookmarks, the properties."""
    return " ".join((words(pdf), *contents(pdf), *about(pdf).values()))


@cache
def _text(name: str) -> str:
    book, term, today = nursery()
    return _said(PAPERS[name](book, term, today, PRINTED))


@cache
def _wall(name: str) -> str:
    book, term, today = nursery()
    return _said(PAPERS["wall"](book, term, today, PRINTED, WALLS[name]))


def _born() -> set[str]:
    """Every date of birth, written as papers write dates."""
    born = [row.date_of_birth for row in (*nursery()[0].people, *nursery()[0].children)]
    return {
        text
        for d in born
        if d
        for text in (d.isoformat(), f"{d.day} {d:%B} {d.year}", f"{d.day} {d:%b} {d.year}")
    }


@pytest.mark.parametrize("name", WALLS)
def test_a_wall_says_who_comes_when_and_nothing_else(name: str) -> None:
    text = _wall(name)
    book = nursery()[0]
    assert "Taken" in text, "a hidden family's place is taken, not free"
    needs = re.sub(r"(needs )?level \d( and first aid)?|needs first aid|first aid", "", text)
    assert text.count("first aid") <= text.count("needs"), "of an empty place only"
    for word in ("level", "balance", "owes", "exempt", "vetting", "DBS", "child", "born", "£"):
        assert word.casefold() not in needs.casefold(), word
    initials_only = {p.last_name for p in book.people if len(p.last_name) > 6}
    noted = "Ruth Okafor"  # gave the override, which is printed with her name
    assert not {name for name in initials_only if name in text.replace(noted, "")}


@pytest.mark.parametrize("text_of", [*(f"wall: {name}" for name in WALLS), *OTHERS])
def test_no_paper_has_children_birthdays_checks_addresses_notes_or_hidden_families(text_of: str) -> None:
    text = _wall(text_of.removeprefix("wall: ")) if text_of.startswith("wall: ") else _text(text_of)
    for secret in ("Kindersurname", "Kindlast", "CHECKNUMBER", "PRIVATENOTE", "EXEMPTKIND", HIDDEN):
        assert secret not in text, secret
    assert "@" not in text
    assert not {day for day in _born() if day in text}


@pytest.mark.parametrize("text_of", [*(f"wall: {name}" for name in WALLS), *OTHERS])
def test_phone_numbers_are_on_two_papers_only_and_by_consent(text_of: str) -> None:
    text = _wall(text_of.removeprefix("wall: ")) if text_of.startswith("wall: ") else _text(text_of)
    found = {p for p in nursery()[0].people if p.phone and p.phone in text}
    assert bool(found) == (text_of in BY_CONSENT)
    assert all(p.share_phone for p in found)


def test_a_family_s_balance_is_on_its_own_sheet_and_on_no_other_paper() -> None:
    assert "Your balance" in _text("sheets")
    assert not [name for name in OTHERS if name != "sheets" and "balance" in _text(name).casefold()]


def test_there_are_secrets_to_be_found() -> None:
    """Else the tests above could not fail."""
    book, term, _ = nursery()
    assert book.checks
    assert book.children
    assert any(p.phone and not p.share_phone for p in book.people)
    assert term_report(book, term).currency == "GBP"
