"""What the head of one column says, in the words that nurseries use.

One head at a time: which person a bare "Phone" belongs to depends on its neighbours, and that is for
``layout`` to find out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nursery_rota.domain.drafts import name_key

Who = Literal["family", "parent", "child", ""]
What = Literal["name", "first", "last", "born", "starts", "phone", "email", "notes", "days"]

_LONGEST = 60
"""Letters. What is longer is an explanation, not a head."""

_MOTHER = {"mother", "mothers", "mum", "mums", "mam", "mom", "mummy"}
_FATHER = {"father", "fathers", "dad", "dads", "daddy"}
_PARENT = {"parent", "parents", "carer", "carers", "guardian", "guardians", "adult", "adults"}
_CHILD = {
    "child", "children", "childs", "childrens", "kid", "kids", "baby", "son", "daughter", "sibling", "siblings",
    "toddler", "pupil",
}  # fmt: skip
_FAMILY = {"family", "families", "household"}
_NAME = {"name", "names", "fullname"}
_PLURAL = {"parents", "carers", "guardians", "adults", "children", "kids", "names"}
_OTHERS = {
    "emergency", "doctor", "gp", "health", "staff", "worker", "keyworker", "collect", "collector", "collected",
    "grandparent", "grandmother", "grandfather", "postcode", "relationship", "relation", "room", "session",
    "sessions", "gender", "sex", "many", "count", "certificate", "weight", "ethnicity", "language", "consent",
    "age", "id", "ref", "reference", "left", "leaving", "leaves", "leave", "school", "invoice", "fee", "fees",
    "total", "place", "country", "month", "year", "occupation", "job", "title", "middle", "order",
}  # fmt: skip
"""A head with one of these is about somebody or something that is not brought in."""

_ORDINALS = {"first": "1", "main": "1", "primary": "1", "second": "2", "other": "2", "third": "3"}
_ORDINAL = re.compile(
    rf"\b({'|'.join(_ORDINALS)}) (?=(?:{'|'.join(sorted(_PARENT | _CHILD))})\b)",
)

_WHATS: tuple[tuple[What, re.Pattern[str]], ...] = (
    ("email", re.compile(r"\be ?mails?\b")),
    ("phone", re.compile(r"\b(phones?|tel|telephone|mobile|mob|cell|contact (no|nos|number|numbers))\b")),
    ("born", re.compile(r"\b(dob|born|birth|birthdate|birthday)\b")),
    ("starts", re.compile(r"\b(start|starts|started|starting|joined|joining|joins|since|first day)\b")),
    ("days", re.compile(r"\b(days|booked|bookings?|attends|attending|attendance)\b")),
    ("notes", re.compile(r"\b(notes?|comments?|remarks?)\b")),
    ("first", re.compile(r"\b(first ?names?|forenames?|given names?|christian names?|first)\b")),
    ("last", re.compile(r"\b(last ?names?|surnames?|second names?|family names?|last)\b")),
)  # fmt: skip
"""In this order: "email address", "first day" and "birth name" are decided by their stronger word."""


@dataclass(frozen=True)
class Head:
    """``slot`` tells people of one kind apart ("1", "mother", or empty); ``several``: a cell may hold more than
    one person."""

    who: Who
    slot: str
    what: What
    several: bool = False


def head_of(text: str) -> Head | None:
    """What the column holds; None for a head that means nothing to a list of families."""
    if len(text) > _LONGEST:
        return None
    plain = _plain(text)
    words = set(plain.split())
    if words & _OTHERS or re.search(r"\b(number|no) of\b", plain):
        return None
    what = next((what for what, pattern in _WHATS if pattern.search(plain)), None)
    who = _who(words, what)
    if what is None:
        if "address" in words or not (who or words & _NAME or "contact" in words):
            return None
        what = "name"
        if not who and "contact" in words:
            if not words & _NAME:
                return None
            who = "parent"
    if what == "last" and who == "family":
        who = ""
    slot = _slot(words, plain) if who != "family" else ""
    several = what == "name" and (bool(words & _PLURAL) or (bool(words & _MOTHER) and bool(words & _FATHER)))
    return Head(who, slot, what, several)


def _plain(text: str) -> str:
    """Lower case words and numbers with one blank between: "Mother's D.O.B." is "mother dob"."""
    text = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", name_key(text))
    text = re.sub(r"['’]s?\b", "", text).replace("e-mail", "email")
    plain = " ".join(re.findall(r"[^\W\d_]+|\d+", text))
    return _ORDINAL.sub(lambda found: f"{_ORDINALS[found[1]]} ", plain)


def _who(words: set[str], what: What | None) -> Who:
    if words & (_MOTHER | _FATHER | _PARENT):
        return "parent"
    if words & _CHILD:
        return "child"
    # "Family name" is how forms call the surname; "Family" alone is the name the nursery gave the family.
    return "family" if words & _FAMILY and what in (None, "last", "notes") else ""


def _slot(words: set[str], plain: str) -> str:
    number = re.search(r"\b[1-9]\b", plain)
    if number:
        return number[0]
    if words & _MOTHER and words & _FATHER:
        return ""
    if words & _MOTHER:
        return "mother"
    if words & _FATHER:
        return "father"
    return "sibling" if words & {"sibling", "siblings"} else ""
