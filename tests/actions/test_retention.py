"""Numbers of old checks are forgotten for good, their dates and everybody else's numbers stay."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from nursery_rota.actions.retention import forget_check_numbers
from nursery_rota.domain.retention import due_checks
from nursery_rota.store.rota_file import RotaFile
from tests import making

TODAY = date(2026, 11, 24)


def test_numbers_go_from_the_rows_the_history_and_the_bytes_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "acorn.rota"
    with RotaFile.create(path, name="Acorn", reference=making.reference()) as file:
        for name, left, number in (("Lima", date(2026, 1, 1), "001234567890"), ("Eze", None, "009876543210")):
            with file.step(f"Add {name}") as step:
                family = step.insert(
                    "families", {"name": name, "left_on": left, "notes": f"vetting {number}"}
                )
                person = step.insert("people", {"family_id": family, "first_name": "Ana", "last_name": name})
                step.insert(
                    "checks",
                    {
                        "person_id": person,
                        "kind": "vetting",
                        "reference": number,
                        "issued_on": date(2024, 5, 1),
                    },
                )
        due = due_checks(file.book(), TODAY)
        assert [one.name for one in due] == ["Ana Lima"]
        assert forget_check_numbers(file, due) == 1
        kept = {row.person_id: (row.reference, row.issued_on) for row in file.book().checks}
        assert kept == {1: (None, date(2024, 5, 1)), 2: ("009876543210", date(2024, 5, 1))}
        assert due_checks(file.book(), TODAY) == ()
        assert forget_check_numbers(file, ()) == 0
        assert file.undo_label is None, "what was forgotten cannot be brought back"
    content = path.read_bytes()
    assert b"001234567890" not in content
    assert b"009876543210" in content
