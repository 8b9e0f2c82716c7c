"""Of several wishes the newest is answered, and what belongs to a closed file is never heard of."""

from __future__ import annotations

from threading import Event

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from nursery_rota.errors import NotPossible
from nursery_rota.gui.jobs import Jobs, Progress, Stop
from nursery_rota.gui.newest import Newest


class Gate:
    """Work that ends when the test lets it, and says whether it was asked to stop."""

    def __init__(self, answer: object) -> None:
        self.answer, self.stopped = answer, False
        self.open = Event()

    def __call__(self, progress: Progress, stop: Stop) -> object:
        assert self.open.wait(10)
        self.stopped = stop()
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def run(qtbot: QtBot, jobs: Jobs) -> Newest:
    return Newest(jobs, "Wishing")


@pytest.fixture
def heard(run: Newest) -> list[object]:
    said: list[object] = []
    run.answered.connect(said.append)
    run.refused.connect(said.append)
    return said


def test_the_newest_wish_is_answered_and_those_before_are_not(
    qtbot: QtBot, run: Newest, heard: list[object]
) -> None:
    gates = [Gate(name) for name in ("first", "second", "third")]
    for gate in gates:
        run.ask(gate)
    for gate in gates:
        gate.open.set()
    qtbot.waitUntil(lambda: not run.is_running)
    assert heard == ["third"]
    assert gates[0].stopped, "it is told that nobody waits for it"


def test_what_was_forgotten_is_not_heard_of(qtbot: QtBot, run: Newest, heard: list[object]) -> None:
    gate = Gate("for the file before")
    run.ask(gate)
    run.forget()
    gate.open.set()
    qtbot.waitUntil(lambda: not run.is_running)
    assert heard == []


def test_a_wish_after_forgetting_is_heard(qtbot: QtBot, run: Newest, heard: list[object]) -> None:
    gate, other = Gate("for the file before"), Gate("for this file")
    run.ask(gate)
    run.forget()
    run.ask(other)
    for each in (gate, other):
        each.open.set()
    qtbot.waitUntil(lambda: not run.is_running)
    assert heard == ["for this file"]


def test_known_trouble_comes_in_words(qtbot: QtBot, run: Newest, heard: list[object]) -> None:
    gate = Gate(NotPossible("There is no term."))
    gate.open.set()
    run.ask(gate)
    qtbot.waitUntil(lambda: not run.is_running)
    assert heard == ["There is no term."]


def test_a_fault_of_the_program_is_never_swallowed(qtbot: QtBot, run: Newest, heard: list[object]) -> None:
    gate = Gate(ValueError("a fault"))
    gate.open.set()
    with capture_exceptions() as faults:
        run.ask(gate)
        qtbot.waitUntil(lambda: not run.is_running)
    assert [str(fault[1]) for fault in faults] == ["a fault"]
    assert heard == []
