"""The nursery as one JSON document: what goes out comes in equal, and every fault has its place."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from nursery_rota.domain.tables import TABLES
from nursery_rota.errors import FileProblem, ImportProblem
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.whole_file import export_tables, import_tables, read_json, write_json

GOOD: dict[str, Any] = {
    "format": "nursery-rota",
    "version": 1,
    "tables": {
        "nursery": [
            {
                "id": 1,
                "name": "<b>Söns</b>",
                "obligation_table": {"1": 3},
                "sibling_scale": [100, 50],
                "reserve_credit": 1,
            }
        ],
        "rooms": [{"id": 2, "name": "Ducks"}],
        "sessions": [{"id": 1, "name": "M", "weekday": 0, "starts_at": "09:00", "ends_at": "24:00"}],
        "shifts": [
            {
                "id": 4,
                "name": "MD",
                "weekday": 0,
                "starts_at": "08:45",
                "ends_at": "12:15",
                "needs": ["vetting"],
            }
        ],
        "terms": [{"id": 1, "name": "Autumn", "starts_on": "2026-09-01", "ends_on": "2026-12-18"}],
        "families": [{"id": 7, "name": "Ash", "share": 0.30000000000000004, "hide_on_prints": 1}],
        "people": [
            {"id": 1, "family_id": 7, "first_name": "Ruth", "level": 3},
            {"id": 2, "first_name": "Staff", "family_id": None},
        ],
        "children": [
            {"id": 1, "family_id": 7, "first_name": "A", "last_name": "B", "date_of_birth": "2024-02-29"}
        ],
        "bookings": [{"id": n, "child_id": 1, "session_id": 1} for n in range(1, 5)],
        "duties": [
            {"id": 1, "on_date": "2026-09-14", "shift_id": 4, "person_id": 1, "pinned": 1},
            {"id": 2, "on_date": "2026-09-21", "shift_id": 4, "person_id": 1, "room_id": 2},
        ],
    },
}

Change = Callable[[dict[str, Any]], object]


def at(*place: str | int, value: object) -> Change:
    """A change of one value in the document; ``...`` removes it."""

    def change(document: dict[str, Any]) -> None:
        inner: Any = document
        for key in place[:-1]:
            inner = inner[key]
        if value is ...:
            del inner[place[-1]]
        elif isinstance(inner, list) and place[-1] == len(inner):
            inner.append(value)
        else:
            inner[place[-1]] = value

    return change


def deep(levels: int) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for _ in range(levels):
        value = {"x": value}
    return value


T = "tables"
FAULTS: list[tuple[Change, str]] = [
    (
        at(T, "duties", 1, "on_date", value="2026-02-31"),
        '[1].on_date: "2026-02-31" is a date that does not exist.',
    ),
    (
        at(T, "duties", 1, "on_date", value="20260914"),
        'tables.duties[1].on_date: "20260914" is not a date such',
    ),
    (at(T, "duties", 1, "on_date", value="next week"), '"next week" is not a date such as "2026-09-01".'),
    (
        at(T, "duties", 1, "on_date", value=20260914),
        'tables.duties[1].on_date: a date such as "2026-09-01" is needed',
    ),
    (at(T, "duties", 1, "on_date", value=None), "tables.duties[1].on_date: a value is needed."),
    (at(T, "duties", 1, "on_date", value=...), "tables.duties[1].on_date: this column is needed."),
    (
        at(T, "duties", 1, "status", value="perhaps"),
        'tables.duties[1].status: "perhaps" is none of planned, confirmed',
    ),
    (
        at(T, "duties", 1, "on_date", value="2026-09-14"),
        "tables.duties[1]: this person has this duty on that date",
    ),
    (at(T, "duties", 1, "pinned", value=2), "tables.duties[1].pinned: 0 or 1 is needed."),
    (at(T, "duties", 1, "pinned", value="1"), "tables.duties[1].pinned: 0 or 1 is needed."),
    (at(T, "duties", 1, "pinned", value=1.0), "tables.duties[1].pinned: 0 or 1 is needed."),
    (
        at(T, "duties", 1, "minutes_worked", value=1.5),
        "tables.duties[1].minutes_worked: a whole number is needed.",
    ),
    (
        at(T, "duties", 1, "minutes_worked", value=True),
        "tables.duties[1].minutes_worked: a whole number is needed.",
    ),
    (
        at(T, "duties", 1, "minutes_worked", value=2**63),
        "tables.duties[1].minutes_worked: the number is too large.",
    ),
    (
        at(T, "duties", 1, "minutes_worked", value=-5),
        "tables.duties[1].minutes_worked: -5 must be 0 or more.",
    ),
    (at(T, "duties", 1, "person_id", value=99), "tables.duties[1].person_id: there is no person with id 99."),
    (
        at(T, "bookings", 3, "child_id", value=99),
        "tables.bookings[3].child_id: there is no child with id 99.",
    ),
    (at(T, "bookings", 3, "id", value=1), "tables.bookings[3].id: the id 1 comes twice."),
    (at(T, "bookings", 3, "id", value=0), "tables.bookings[3].id: an id must be 1 or more."),
    (at(T, "bookings", 3, "id", value=None), "tables.bookings[3].id: a value is needed."),
    (at(T, "bookings", 3, value=[]), "tables.bookings[3]: an object with columns is needed."),
    (at(T, "bookings", value={}), "tables.bookings: a list of rows is needed."),
    (at(T, "familys", value=[]), "tables.familys: there is no such table."),
    (at(T, "actions", value=[]), "tables.actions: there is no such table."),
    (at(T, "families", 0, "nome", value="x"), "tables.families[0].nome: there is no such column."),
    (at(T, "families", 0, "share", value="1"), "tables.families[0].share: a number is needed."),
    (
        at(T, "families", 0, "share", value=float("nan")),
        "tables.families[0].share: a number of ordinary size",
    ),
    (at(T, "families", 0, "share", value=10**400), "tables.families[0].share: a number of ordinary size"),
    (at(T, "families", 0, "share", value=-1), "tables.families[0].share: -1.0 must be 0 or more."),
    (at(T, "families", 0, "name", value=5), "tables.families[0].name: text is needed."),
    (at(T, "families", 0, "name", value="a\0"), "tables.families[0].name: the text holds a character"),
    (at(T, "families", 0, "name", value="\ud800"), "tables.families[0].name: the text holds a character"),
    (at(T, "people", 0, "level", value=4), "tables.people[0].level: 4 is none of 0, 2, 3, 6."),
    (at(T, "sessions", 0, "starts_at", value="9:00"), '.starts_at: "9:00" is not a time such as "08:45".'),
    (
        at(T, "sessions", 0, "starts_at", value=540),
        'tables.sessions[0].starts_at: a time such as "08:45" is needed',
    ),
    (
        at(T, "sessions", 0, "ends_at", value="08:00"),
        "tables.sessions[0].ends_at: '08:00' must be after starts_at.",
    ),
    (
        at(T, "sessions", 0, "weekday", value=7),
        "tables.sessions[0].weekday: 7 must be 0 (Monday) to 6 (Sunday).",
    ),
    (at(T, "terms", 0, "ends_on", value="2026-08-01"), "must not be before starts_on."),
    (at(T, "shifts", 0, "needs", value="vetting"), "tables.shifts[0].needs: a list of texts is needed."),
    (at(T, "nursery", 0, "sibling_scale", value=["a"]), ".sibling_scale: a list of whole numbers is needed."),
    (at(T, "nursery", 0, "custom_rules", value=[]), ".custom_rules: an object of keys and values is needed."),
    (at(T, "nursery", 0, "custom_rules", value=deep(30)), "nested more than 20 deep."),
    (
        at(T, "nursery", 0, "custom_rules", value={"x": float("inf")}),
        "it holds something that cannot be kept.",
    ),
    (
        at(T, "nursery", 0, "rule_set", value="atlantis"),
        "tables.nursery[0].rule_set: The file works by the rules",
    ),
    (at(T, "nursery", 0, "rule_set", value="custom"), "tables.nursery[0].rule_set: The nursery's own rules"),
    (at(T, "nursery", 0, "id", value=2), "tables.nursery[0].id: 2 there is one nursery"),
    (at(T, "nursery", 1, value={}), "tables.nursery[1]: there is one nursery in a file."),
    (at(T, value=[]), "tables: an object with the tables is needed."),
    (at(T, value=...), "tables: an object with the tables is needed."),
    (at("format", value="csv"), 'format: "nursery-rota" is needed.'),
    (at("format", value=...), 'format: "nursery-rota" is needed.'),
    (at("version", value=2), "version: 2 was written by a newer version"),
    (at("version", value="1"), "version: 1 is needed."),
    (at("version", value=True), "version: 1 is needed."),
    (at("author", value="me"), "author: this key is not known."),
]


@pytest.mark.parametrize(("change", "words"), FAULTS, ids=[words[:50] for _, words in FAULTS])
def test_a_fault_is_refused_with_its_place_and_nothing_is_written(
    path: Path, reference: Reference, change: Change, words: str
) -> None:
    document = copy.deepcopy(GOOD)
    change(document)
    with pytest.raises(ImportProblem) as refusal:
        import_tables(path, document, reference)
    assert words in str(refusal.value)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("document", [None, [], "x", 1])
def test_what_is_no_object_is_refused(path: Path, reference: Reference, document: object) -> None:
    with pytest.raises(ImportProblem, match="must be an object"):
        import_tables(path, document, reference)


def test_many_faults_are_counted(path: Path, reference: Reference) -> None:
    document = copy.deepcopy(GOOD)
    for duty in document[T]["duties"]:
        duty["status"] = "perhaps"
    with pytest.raises(ImportProblem, match=r"^tables\.duties\[0\]\.status: .*\(and 1 more\)$"):
        import_tables(path, document, reference)
    document[T]["families"] = [{}] * 50
    with pytest.raises(ImportProblem, match=r"\(and at least 19 more\)$"):
        import_tables(path, document, reference)


def test_what_was_exported_comes_in_equal(path: Path, reference: Reference) -> None:
    counts = import_tables(path, GOOD, reference)
    assert {table: n for table, n in counts.items() if n} == {t: len(rows) for t, rows in GOOD[T].items()}
    with RotaFile.open(path, reference=reference) as file:
        document = export_tables(file)
        write_json(file, path.with_suffix(".json"))
        assert file.undo_label is None
    for table, rows in GOOD[T].items():
        for row, exported in zip(rows, document[T][table], strict=True):
            assert {name: exported[name] for name in row} == row
    again = path.with_name("again.rota")
    import_tables(again, read_json(path.with_suffix(".json")), reference)
    with RotaFile.open(again, reference=reference) as file:
        assert export_tables(file) == document


def test_an_export_has_every_table_and_column(file: RotaFile) -> None:
    document = export_tables(file)
    assert (document["format"], document["version"]) == ("nursery-rota", 1)
    assert list(document["tables"]) == list(TABLES)
    assert list(document["tables"]["nursery"][0]) == [f.name for f in fields(TABLES["nursery"])]


def test_no_tables_make_an_empty_nursery(path: Path, reference: Reference) -> None:
    import_tables(path, {"format": "nursery-rota", "version": 1, "tables": {}}, reference)
    with RotaFile.open(path, reference=reference) as file:
        assert file.book().nursery.rule_set == "england"


def test_rows_without_id_are_numbered(path: Path, reference: Reference) -> None:
    rows = [{"name": "A"}, {"id": 5, "name": "B"}, {"name": "C"}]
    import_tables(path, {"format": "nursery-rota", "version": 1, "tables": {"families": rows}}, reference)
    with RotaFile.open(path, reference=reference) as file:
        assert [(f.id, f.name) for f in file.book().families] == [(5, "B"), (6, "A"), (7, "C")]


def test_an_import_never_writes_over_a_file(path: Path, reference: Reference) -> None:
    path.write_text("a letter")
    with pytest.raises(FileProblem, match="already a file"):
        import_tables(path, GOOD, reference)
    assert path.read_text() == "a letter"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "is not JSON: line 1, column 2"),
        (b"\xff\xfe", "is not text in UTF-8"),
        (b'{"a": 1, "a": 2}', "a: this key comes twice"),
        (b"[" * 100_000, "nested too deeply"),
        (b"1" * 5000, "a number that is too large"),
    ],
)
def test_what_is_no_json_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    source = tmp_path / "x.json"
    source.write_bytes(content)
    with pytest.raises(ImportProblem, match=words):
        read_json(source)


def test_a_source_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="cannot be read"):
        read_json(tmp_path / "x.json")


def test_json_that_cannot_be_written_leaves_the_old(file: RotaFile, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="cannot be written"):
        write_json(file, tmp_path / "none" / "x.json")
    target = tmp_path / "x.json"
    target.write_text("old")
    write_json(file, target)
    assert json.loads(target.read_text(encoding="utf-8"))["format"] == "nursery-rota"
