"""Accepting a filled rota, and publishing it as an issue."""

from __future__ import annotations

from datetime import datetime

import pytest

from nursery_rota.actions import duties, rows
from nursery_rota.actions.plans import accept
from nursery_rota.actions.publish import publish
from nursery_rota.domain.problem import BuiltProblem, build
from nursery_rota.domain.proposal import Proposal, proposal
from nursery_rota.domain.rules import check
from nursery_rota.errors import NotPossible
from nursery_rota.solver import solve
from nursery_rota.store.rota_file import RotaFile
from tests.making import MONDAY, TERM

NOW = datetime(2026, 9, 1, 9, 0)


def filled(file: RotaFile) -> tuple[BuiltProblem, Proposal]:
    built = build(file.book(), TERM, MONDAY)
    return built, proposal(built, solve(built.problem), MONDAY)


def test_a_proposal_becomes_the_rota_in_one_step(nursery: RotaFile) -> None:
    built, result = filled(nursery)
    assert accept(nursery, built, result) == 14
    assert {d.origin for d in nursery.book().duties} == {"filled"}
    assert [f for f in check(nursery.book(), TERM, MONDAY) if f.severity == "law"] == []
    nursery.undo()
    assert nursery.book().duties == ()
    nursery.redo()
    assert len(nursery.book().duties) == 14


def test_filling_a_filled_rota_changes_nothing(nursery: RotaFile) -> None:
    accept(nursery, *filled(nursery))
    built, result = filled(nursery)
    assert result.changes == ()
    assert accept(nursery, built, result) == 0


def test_a_proposal_for_a_rota_that_has_changed_is_refused(nursery: RotaFile) -> None:
    built, result = filled(nursery)
    duties.assign(nursery, on_date=MONDAY, shift_id=1, room_id=None, person_id=1)
    with pytest.raises(NotPossible, match="has changed since"):
        accept(nursery, built, result)
    assert len(nursery.book().duties) == 1


def test_publishing_counts_issues_and_keeps_what_was_issued(nursery: RotaFile) -> None:
    accept(nursery, *filled(nursery))
    book = nursery.book()
    findings = check(book, TERM, MONDAY)
    assert publish(nursery, 1, by_whom="Ruth", now=NOW, findings=findings) == 1
    assert len(nursery.book().published_duties) == len(book.duties)
    assert publish(nursery, 1, by_whom="Ruth", now=NOW, findings=findings) == 2
    assert nursery.undo_label == "Published issue 2 of Autumn"


def test_a_breach_of_law_needs_a_name_and_a_reason(nursery: RotaFile) -> None:
    findings = check(nursery.book(), TERM, MONDAY)
    for name, reason in (("Ruth", None), ("", "We ask around."), ("Ruth", "  ")):
        with pytest.raises(NotPossible, match="14 breaches of law"):
            publish(nursery, 1, by_whom=name, now=NOW, findings=findings, override_reason=reason)
    assert nursery.book().publications == ()
    publish(nursery, 1, by_whom="Ruth", now=NOW, findings=findings, override_reason="We ask around.")
    assert nursery.book().publications[0].override_reason == "We ask around."


def test_rows_of_forms_are_added_changed_and_removed(nursery: RotaFile) -> None:
    family_id = rows.add(nursery, "families", {"name": "<b>O'Neil & Söns</b>"}, "Added a family")
    rows.change(nursery, "families", family_id, {"notes": "twins"}, "Changed a family")
    assert nursery.book().family[family_id].notes == "twins"
    rows.remove(nursery, "families", family_id, "Removed a family")
    assert family_id not in nursery.book().family
    nursery.undo()
    assert nursery.book().family[family_id].name == "<b>O'Neil & Söns</b>"


def test_a_shift_with_duties_is_not_removed_silently(nursery: RotaFile) -> None:
    duties.assign(nursery, on_date=MONDAY, shift_id=1, room_id=None, person_id=1)
    with pytest.raises(NotPossible):
        rows.remove(nursery, "shifts", 1, "Removed a shift")
    assert 1 in nursery.book().shift
