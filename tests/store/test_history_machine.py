"""Random users attack undo: whatever was done, undone and done again, also across closing, each state comes
back row for row."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import Notice, RotaFile
from nursery_rota.store.step import Step
from nursery_rota.store.whole_file import export_tables
from tests import making
from tests.store import quick

State = dict[str, list[dict[str, Any]]]
NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5)
NUMBERS = st.floats(0, allow_nan=False, allow_infinity=False)
DAYS = st.integers(0, 3).map(lambda n: date(2026, 9, 14) + timedelta(days=n))
IDS = st.integers(1, 3)
ROWS: dict[str, st.SearchStrategy[dict[str, object]]] = {
    "rooms": st.fixed_dictionaries({"name": NAMES}),
    "families": st.fixed_dictionaries(
        {"name": NAMES, "share": NUMBERS}, optional={"quota": st.none() | NUMBERS}
    ),
    "people": st.fixed_dictionaries({"first_name": NAMES, "family_id": IDS | st.none()}),
    "checks": st.fixed_dictionaries({"person_id": IDS, "kind": st.sampled_from(["vetting", "induction"])}),
    "children": st.fixed_dictionaries(
        {
            "family_id": IDS,
            "first_name": NAMES,
            "last_name": NAMES,
            "date_of_birth": DAYS,
            "room_id": IDS | st.none(),
        }
    ),
    "shifts": st.fixed_dictionaries(
        {
            "name": NAMES,
            "weekday": st.just(0),
            "starts_at": st.just(525),
            "ends_at": st.just(735),
            "room_id": IDS,
        }
    ),
    "duties": st.fixed_dictionaries(
        {"on_date": DAYS, "shift_id": IDS, "person_id": IDS}, optional={"pinned": st.booleans()}
    ),
    "cover_requests": st.fixed_dictionaries({"duty_id": IDS, "person_id": IDS, "asked_at": NAMES}),
}
TABLES = st.sampled_from(list(ROWS))
WRITES = st.one_of(
    TABLES.flatmap(lambda table: st.tuples(st.just("insert"), st.just(table), ROWS[table])),
    TABLES.flatmap(lambda table: st.tuples(st.just("update"), st.just(table), IDS, ROWS[table])),
    st.tuples(st.just("delete"), TABLES, IDS),
)


class HistoryMachine(RuleBasedStateMachine):
    """``states`` are all that undo and redo can reach, ``at`` is where the file is among them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=quick.folder())
        self.notices: list[Notice] = []
        self.file: RotaFile | None = None

    @initialize()
    def begin(self) -> None:
        path = Path(self.folder.name) / "acorn.rota"
        self.opened(RotaFile.create(path, name="Acorn", reference=making.reference()))
        with self.now.step("Begin") as step:
            for number in range(3):
                step.insert("rooms", {"name": f"R{number}"})
                step.insert("families", {"name": f"F{number}"})
                step.insert("people", {"first_name": f"P{number}", "family_id": number + 1})
                step.insert(
                    "shifts",
                    {"name": f"S{number}", "weekday": 0, "starts_at": 525, "ends_at": 735, "room_id": 1},
                )
        self.states = [self.dump()]
        self.actions = [self.now.history()[0].id]
        self.at = 0

    @property
    def now(self) -> RotaFile:
        assert self.file is not None
        return self.file

    def opened(self, file: RotaFile) -> None:
        self.file = file
        file.subscribe(self.notices.append)

    def dump(self) -> State:
        tables: State = export_tables(self.now)["tables"]
        return tables

    @rule(writes=st.lists(WRITES, max_size=12))
    def step(self, writes: list[tuple[Any, ...]]) -> None:
        told = len(self.notices)
        with self.now.step("Step") as step:
            for write, *arguments in writes:
                attempt(step, write, arguments)
        if len(self.notices) > told:
            del self.states[self.at + 1 :], self.actions[self.at + 1 :]
            self.states.append(self.dump())
            self.actions.append(self.notices[-1].action_id)
            self.at += 1

    @rule(writes=st.lists(WRITES, min_size=1, max_size=4))
    def step_that_breaks(self, writes: list[tuple[Any, ...]]) -> None:
        try:
            with self.now.step("Breaks") as step:
                for write, *arguments in writes:
                    attempt(step, write, arguments)
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(min(times, self.at)):
            assert self.now.undo() is not None
            self.at -= 1

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.states) - 1 - self.at)):
            assert self.now.redo() is not None
            self.at += 1

    @rule(share=st.floats(0, 1))
    def undo_to(self, share: float) -> None:
        target = round(share * self.at)
        self.now.undo_to(self.actions[target])
        self.at = target

    @rule()
    def redo_all(self) -> None:
        while self.now.redo() is not None:
            self.at += 1
        assert self.at == len(self.states) - 1

    @rule()
    def close_and_open(self) -> None:
        path = self.now.path
        self.now.close()
        self.opened(RotaFile.open(path, reference=making.reference()))

    @invariant()
    def rows_are_those_of_the_state(self) -> None:
        if self.file is not None:
            assert self.dump() == self.states[self.at]

    def teardown(self) -> None:
        if self.file is not None:
            self.file.undo_to(self.actions[0])
            assert self.dump() == self.states[0]
            self.file.close()
        self.folder.cleanup()


def attempt(step: Step, write: str, arguments: list[Any]) -> None:
    """One write; what the file does not allow is simply not done, the rest of the step goes on."""
    try:
        getattr(step, write)(*arguments)
    except NotPossible:
        return


TestHistory = HistoryMachine.TestCase
TestHistory.settings = settings(max_examples=40, stateful_step_count=20)
