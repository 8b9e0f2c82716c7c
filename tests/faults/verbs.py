"""Programs ended in the middle of every kind of action that the window and the command line offer, on a plain file and
on one with a password: afterwards the file is wholly as before the action, or wholly as after it."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from nursery_rota import paths
from nursery_rota.actions import (
    bank_holidays,
    carry_over,
    closing,
    cover,
    duties,
    erase,
    family_life,
    publish,
    rows,
    scenarios,
)
from nursery_rota.store import protecting
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key
from nursery_rota.store.whole_file import export_tables, import_tables
from tests.faults.kills import ended
from tests.faults.table import Outcome
from tests.making import reference

KEY = Key(bytes(range(32)), b"s" * 16)
NOON = datetime(2026, 11, 25, 12)
WEDNESDAY = NOON.date()
NEXT_MONDAY = date(2026, 11, 30)
_LAST = 10
"""Families, people and children near the end of the sample, so that little hangs on them."""

Verb = Callable[[RotaFile], object]


def verbs() -> Mapping[str, Verb]:
    """One of every kind, each of which changes the file that ``base`` makes."""
    return {
        "add a family": lambda f: rows.add(f, "families", {"name": "New", "notes": "x" * 500}, "Add"),
        "change a nursery": lambda f: rows.change(f, "nursery", 1, {"notice_hours": 99}, "Change"),
        "remove a duty": lambda f: rows.remove(f, "duties", 3, "Remove"),
        "give a duty": lambda f: _give(f, NEXT_MONDAY + timedelta(days=7), 5),
        "clear a place": lambda f: duties.clear(f, 1),
        "pin": lambda f: duties.set_pinned(f, 1, True),
        "mark as worked": lambda f: duties.mark(f, 1, "worked", 200),
        "mark a day": lambda f: duties.mark_day_worked(f, f.book().duties[0].on_date),
        "copy a week": lambda f: duties.copy_week(f, NEXT_MONDAY, NEXT_MONDAY + timedelta(days=7)),
        "missed": lambda f: cover.mark_missed(f, 2),
        "ask somebody": lambda f: cover.ask(f, 2, 7, NOON, "yes"),
        "publish": lambda f: publish.publish(f, 1, by_whom="Ruth", now=NOON, findings=()),
        "carry over": lambda f: carry_over.carry_over(f, f.book().terms[0]),
        "bank holidays": lambda f: bank_holidays.add_bank_holidays(f, 2030, 2040),
        "keep a trial": lambda f: scenarios.keep_scenario(f, "Fewer", {"wage_percent": 5}),
        "close a period": lambda f: closing.close_period(f, date(2026, 9, 1), date(2026, 10, 31), NOON),
        "a family leaves": lambda f: family_life.family_leaves(f, 20, WEDNESDAY),
        "erase a family": lambda f: erase.erase_family(f, 21, today=WEDNESDAY),
        "undo": lambda f: f.undo(),
        "undo much": lambda f: f.undo_to(0),
        "redo": _redo,
    }


def _redo(file: RotaFile) -> None:
    file.undo()
    file.redo()
    file.undo()


def _give(file: RotaFile, day: date, person_id: int) -> int:
    shift = next(s for s in file.book().shifts if s.weekday == day.weekday())
    return duties.assign(file, on_date=day, shift_id=shift.id, room_id=None, person_id=person_id)


def base(path: Path) -> None:
    """The sample nursery with a week of duties, each a step of its own."""
    document = json.loads((paths.resources() / "sample" / "plum-lane.json").read_text("utf-8"))
    import_tables(path, document, reference())
    with RotaFile.open(path, reference=reference()) as file:
        for number in range(6):
            _give(file, NEXT_MONDAY + timedelta(days=number % 5), 10 + number)


def state(path: Path, key: Key | None) -> dict[str, Any]:
    """What the file holds; an unreadable one raises."""
    with RotaFile.open(path, reference=reference(), key=key) as file:
        return export_tables(file)


def every_verb(folder: Path, kills: int, seed: int) -> Outcome:
    """Each in turn; every second file has a password."""
    chance = random.Random(seed)
    plain, sealed, path = folder / "base.rota", folder / "sealed.rota", folder / "verb.rota"
    base(plain)
    shutil.copyfile(plain, sealed)
    protecting.protect(sealed, None, KEY)
    before = state(plain, None)
    # Few kills are for few kinds, by chance: each has to be done once to know what it makes of the file.
    names = list(verbs())
    chosen = names if kills >= 2 * len(names) else chance.sample(names, max(1, kills // 2))
    after, longest = _foreseen(plain, path, chosen)
    struck = lost = halves = 0
    for number in range(kills):
        key = KEY if number % 2 else None
        name = list(after)[number // 2 % len(after)]
        shutil.copyfile(sealed if key else plain, path)
        told = folder / f"told{number}"
        struck += ended(_work(path, key, verbs()[name], told), chance.uniform(0, longest[name] * 1.3))
        now = state(path, key)
        halves += now not in (before, after[name])
        lost += told.exists() and now != after[name]
    return Outcome(f"ended in {len(after)} kinds of actions", kills, struck, lost, halves)


def _work(path: Path, key: Key | None, verb: Verb, told: Path) -> Callable[[], object]:
    def work() -> None:
        with RotaFile.open(path, reference=reference(), key=key) as file:
            verb(file)
            told.touch()

    return work


def _foreseen(
    plain: Path, path: Path, names: Sequence[str]
) -> tuple[dict[str, dict[str, Any]], dict[str, float]]:
    """What each verb makes of the file when nothing ends it, and how long that takes."""
    after, longest = {}, {}
    before = state(plain, None)
    for name in names:
        verb = verbs()[name]
        shutil.copyfile(plain, path)
        start = datetime.now()
        with RotaFile.open(path, reference=reference()) as file:
            verb(file)
        longest[name] = (datetime.now() - start).total_seconds()
        after[name] = state(path, None)
        assert after[name] != before, f"“{name}” changes nothing, so nothing could be lost"
    return after, longest
