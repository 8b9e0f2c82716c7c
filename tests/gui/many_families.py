"""A nursery of 500 families with the names that trip programs up, made from the sample: as tables, ready to import."""

from __future__ import annotations

import json
from typing import Any

from nursery_rota import paths
from tests.gui.samples import LONG, ROGUE

FAMILIES = 500
RIGHT_TO_LEFT, CHINESE, ARABIC = "משפחת כהן־לוי", "欧阳 王小明", "عائلة الأحمد"
NAMES = (
    ROGUE,
    LONG[:60],
    RIGHT_TO_LEFT,
    CHINESE,
    ARABIC,
    "&amp; <i>",
    "Ó Súilleabháin",
    "%s {0}",
    "x" * 60,
    "-",
)
FIRST = (
    "<u>Zoë</u>",
    "דוד",
    "小明",
    "محمد",
    "Anna-Maria Theodora",
    "O'Brien",
    "José",
    "Li",
    "&lt;b&gt;",
    "Ngozi",
)


def tables() -> dict[str, Any]:
    """The whole document. Each new family has one parent, without a surname in every third, and one child."""
    text = (paths.resources() / "sample" / "plum-lane.json").read_text("utf-8")
    document: dict[str, Any] = json.loads(text)
    made = document["tables"]
    people, children = len(made["people"]), len(made["children"])
    bookings = len(made["bookings"])
    sessions = [row["id"] for row in made["sessions"]]
    for number in range(len(made["families"]) + 1, FAMILIES + 1):
        name = f"{NAMES[number % len(NAMES)]} {number}" if number % 7 else NAMES[number % len(NAMES)]
        last = "" if number % 3 == 0 else name
        people, children, bookings = people + 1, children + 1, bookings + 1
        made["families"].append({"id": number, "name": name, "joined_on": "2026-09-01"})
        made["people"].append(_adult(people, number, FIRST[number % len(FIRST)], last))
        made["children"].append(_child(children, number, FIRST[(number + 3) % len(FIRST)], last))
        session = sessions[number % len(sessions)]
        made["bookings"].append({"id": bookings, "child_id": children, "session_id": session})
    shift = next(row["id"] for row in made["shifts"] if row["weekday"] == 1)
    made["duties"] += [
        {"id": place, "on_date": "2026-11-24", "shift_id": shift, "person_id": people - place}
        for place in range(1, len(NAMES) + 1)
    ]
    return document


def _adult(number: int, family: int, first: str, last: str) -> dict[str, Any]:
    return {
        "id": number,
        "family_id": family,
        "first_name": first,
        "last_name": last,
        "phone": "07700 900000",
    }


def _child(number: int, family: int, first: str, last: str) -> dict[str, Any]:
    born = f"202{2 + number % 3}-0{1 + number % 9}-11"
    return {"id": number, "family_id": family, "first_name": first, "last_name": last, "date_of_birth": born}
