"""Names as people type them in one cell: first and last apart, and several people apart."""

from __future__ import annotations

import re

from nursery_rota.domain.drafts import name_key

_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sir"}
_PARTICLES = {
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "das", "do", "dos", "du", "la", "le", "el",
    "al", "bin", "ibn", "bint", "ben", "st", "ter", "ten", "zu", "of", "y", "e",
}  # fmt: skip
"""Words that begin a last name."""
_BETWEEN_PEOPLE = re.compile(r"\s*(?:[&/;+\n]|\band\b)\s*", re.IGNORECASE)


def split_name(text: str) -> tuple[str, str]:
    """First and last name: "Anna van Dijk" and "van Dijk, Anna" alike. One word is a first name."""
    last, comma, first = (" ".join(part.split()) for part in text.partition(","))
    if comma and first and last:
        return _untitled(first), last
    words = _untitled(" ".join(text.replace(",", " ").split())).split()
    if len(words) < 2:
        return "".join(words), ""
    begin = len(words) - 1
    while begin > 1 and words[begin - 1].casefold() in _PARTICLES:
        begin -= 1
    return " ".join(words[:begin]), " ".join(words[begin:])


def split_people(text: str, surname: str = "") -> list[str]:
    """The people in one cell, each as typed: "Anna & Bob Smith" is "Anna Smith" and "Bob Smith". Where another
    column has the ``surname``, "Teresa, João" are two, and "Smith, Anna" is one if she is called Smith."""
    parts = [part for part in _BETWEEN_PEOPLE.split(text) if part]
    if len(parts) == 1 and all(len(name.split()) > 1 for name in text.split(",")):
        parts = [name.strip() for name in text.split(",")]
    names = [" ".join(name.split()) for name in text.split(",") if name.strip()]
    if len(parts) == 1 and surname and name_key(surname) not in {name_key(name) for name in names}:
        parts = names
    last = split_name(parts[-1])[1] if len(parts) > 1 else ""
    return [part if " " in part or not last else f"{part} {last}" for part in parts]


def family_name(text: str) -> str:
    """ "The Smith family" is listed as "Smith"."""
    name = " ".join(text.split())
    return re.sub(r"(?i)^the (?=.* family$)", "", name)[: -len(" family")] if _says_family(name) else name


def _says_family(name: str) -> bool:
    return name.casefold().endswith(" family") and len(name) > len(" family")


def _untitled(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].casefold().rstrip(".") in _TITLES:
        words = words[1:]
    return " ".join(words)
