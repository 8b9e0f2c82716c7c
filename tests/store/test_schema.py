"""The tables of the file and the rows of the domain are one thing said twice; these tests hold them together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import MISSING, fields

import pytest
from sqlite_utils import Database

from nursery_rota.domain.tables import REFERENCES, TABLES
from nursery_rota.store import codec
from nursery_rota.store.migrations import APPLICATION_ID, VERSION, migrate, migrations

TYPES = {
    "int": "INTEGER",
    "bool": "INTEGER",
    "float": "REAL",
    "text": "TEXT",
    "date": "TEXT",
    "minute": "TEXT",
    "list": "TEXT",
    "map": "TEXT",
}
GOOD = {"int": 1, "bool": 1, "float": 0.5, "text": "x", "date": "2026-09-01", "list": "[]", "map": "{}"}
ENUMERATED = [(t, c.name) for t, cls in TABLES.items() for c in codec.columns(cls) if c.allowed]
SHAPED = [
    (t, c.name, c.kind)
    for t, cls in TABLES.items()
    for c in codec.columns(cls)
    if c.kind in ("date", "minute", "bool", "list", "map") or c.name == "weekday"
]
WRONG = {
    "date": ("2026-02-31", "2026-9-1", "01.09.2026", "now", "2026-09-01 10:00", "", "0000-01-01"),
    "minute": ("8:45", "24:01", "12:60", "99:00", "noon"),
    "bool": (2, -1),
    "list": ("{}", "x", "1"),
    "map": ("[]", "{", "1"),
    "int": (-1, 7),
}


@pytest.fixture(scope="module")
def db() -> Iterator[Database]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    database = Database(connection, execute_plugins=False)
    migrate(database, migrations())
    yield database
    database.close()


def row_of(table: str) -> dict[str, object]:
    """The least row that the table takes, but for its references (which are off here)."""
    row: dict[str, object] = {}
    for column in codec.columns(TABLES[table]):
        if column.required and column.name != "id":
            row[column.name] = column.allowed[0] if column.allowed else GOOD.get(column.kind, "09:00")
    if "ends_at" in row:
        row["ends_at"] = "12:00"
    return row


def try_insert(db: Database, table: str, row: dict[str, object]) -> None:
    """Insert and take back; raises what SQLite raises."""
    db.execute("BEGIN")
    try:
        names = ", ".join(row)
        places = ", ".join("?" * len(row))
        sql = (
            f"INSERT INTO {table} ({names}) VALUES ({places})"
            if row
            else f"INSERT INTO {table} DEFAULT VALUES"
        )
        db.execute(sql, list(row.values()))
    finally:
        db.execute("ROLLBACK")


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_the_fields_in_their_order(db: Database, table: str) -> None:
    info = db.execute(f"PRAGMA table_info({table})").fetchall()
    columns = codec.columns(TABLES[table])
    assert [c[1] for c in info] == [c.name for c in columns]
    assert [c[2] for c in info] == [TYPES[c.kind] for c in columns]
    assert [bool(c[3]) for c in info][1:] == [not c.optional for c in columns][1:]


@pytest.mark.parametrize("table", TABLES)
def test_columns_left_out_take_the_defaults_of_the_fields(db: Database, table: str) -> None:
    cls = TABLES[table]
    db.execute("BEGIN")
    least = row_of(table)
    names, places = ", ".join(least), ", ".join("?" * len(least))
    if least:
        db.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", list(least.values()))
    else:
        db.execute(f"INSERT INTO {table} DEFAULT VALUES")
    stored = db.execute(f"SELECT * FROM {table}").fetchall()
    db.execute("ROLLBACK")
    (row,) = codec.rows(cls, stored)
    for f in fields(cls):
        if f.name == "id" or f.name in least:
            continue
        wanted = f.default_factory() if f.default_factory is not MISSING else f.default
        assert getattr(row, f.name) == (None if wanted is MISSING else wanted), f.name


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_strict(db: Database, table: str) -> None:
    assert db.table(table).strict


@pytest.mark.parametrize(("table", "name"), ENUMERATED)
def test_a_column_takes_the_values_of_its_literal_and_no_other(db: Database, table: str, name: str) -> None:
    column = codec.column(TABLES[table], name)
    for value in column.allowed:
        try_insert(db, table, row_of(table) | {name: value})
    other = 5 if column.kind == "int" else "something else"
    with pytest.raises(sqlite3.IntegrityError, match=f"{name}: must be"):
        try_insert(db, table, row_of(table) | {name: other})


@pytest.mark.parametrize(("table", "name", "kind"), SHAPED)
def test_a_column_refuses_what_has_another_shape(db: Database, table: str, name: str, kind: str) -> None:
    for value in WRONG[kind]:
        with pytest.raises(sqlite3.IntegrityError):
            try_insert(db, table, row_of(table) | {name: value})


@pytest.mark.parametrize("table", ["terms", "closures", "exemptions", "budgets"])
def test_an_end_before_its_start_is_refused(db: Database, table: str) -> None:
    row = row_of(table) | {"starts_on": "2026-09-02", "ends_on": "2026-09-01"}
    with pytest.raises(sqlite3.IntegrityError, match="ends_on: must not be before starts_on"):
        try_insert(db, table, row)


def test_the_end_of_the_day_is_a_time(db: Database) -> None:
    try_insert(db, "sessions", row_of("sessions") | {"ends_at": "24:00"})


def test_references_are_those_of_the_domain(db: Database) -> None:
    found: dict[str, dict[str, str]] = {}
    for table in TABLES:
        for key in db.table(table).foreign_keys:
            found.setdefault(table, {})[str(key.column)] = str(key.other_table)
    assert found == {table: dict(columns) for table, columns in REFERENCES.items()}


def test_every_reference_to_an_owner_has_an_index(db: Database) -> None:
    """Without one, removing a person would read every table that people own rows in."""
    for table in TABLES:
        indexed = {index.columns[0] for index in db.table(table).indexes}
        for key in db.table(table).foreign_keys:
            if key.on_delete == "CASCADE":
                assert key.column in indexed, (table, key.column)


def test_the_file_says_what_it_is(db: Database) -> None:
    assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
