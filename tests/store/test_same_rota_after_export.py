"""A nursery that went out as JSON and came back asks the engine the same question and gets the same rota."""

from __future__ import annotations

import json
from pathlib import Path

from nursery_rota.domain.problem import build
from nursery_rota.paths import resources
from nursery_rota.solver import solve
from nursery_rota.store.reference import load_reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.whole_file import export_tables, import_tables


def test_the_same_problem_and_the_same_rota_come_of_an_export(tmp_path: Path) -> None:
    reference = load_reference()
    first, second = tmp_path / "first.rota", tmp_path / "second.rota"
    import_tables(
        first, json.loads((resources() / "sample" / "plum-lane.json").read_text("utf-8")), reference
    )
    with RotaFile.open(first, reference=reference) as file:
        document = json.loads(json.dumps(export_tables(file)))
        book = file.book()
    import_tables(second, document, reference)
    with RotaFile.open(second, reference=reference) as file:
        again = file.book()

    # The last weeks of the term, so that it is solved in a moment.
    today = book.terms[0].ends_on.replace(day=1)
    asked = build(book, book.terms[0], today).problem

    assert build(again, again.terms[0], today).problem == asked
    plan = solve(asked, seed=3)
    assert plan.chosen
    assert solve(build(again, again.terms[0], today).problem, seed=3).chosen == plan.chosen
