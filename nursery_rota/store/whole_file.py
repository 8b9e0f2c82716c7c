"""The whole nursery as one JSON document, out and in.

Table and column names are those of the file; dates, times and yes/no stand as they do there, lists and
objects as JSON. The history is left out.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nursery_rota.domain.tables import TABLES
from nursery_rota.errors import ImportProblem, RotaProblem
from nursery_rota.store import codec, creating, trouble
from nursery_rota.store.checking import Rows, checked
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile

FORMAT = "nursery-rota"
FORMAT_VERSION = 1
_KEYS = frozenset({"format", "version", "tables"})


def export_tables(file: RotaFile) -> dict[str, Any]:
    """The document that holds everything but the history."""
    book = file.book()
    tables = {}
    for table, cls in TABLES.items():
        rows = (book.nursery,) if table == "nursery" else getattr(book, table)
        tables[table] = [_as_json(cls, row) for row in rows]
    return {"format": FORMAT, "version": FORMAT_VERSION, "tables": tables}


def _as_json(cls: type, row: object) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for column in codec.columns(cls):
        value = getattr(row, column.name)
        if column.kind in ("list", "map"):
            result[column.name] = list(value) if column.kind == "list" else dict(value)
        else:
            result[column.name] = codec.encode(column, value)
    return result


def write_json(file: RotaFile, target: Path) -> None:
    """Write the document to ``target``, whole or not at all; ``FileProblem`` where that cannot be."""
    document = export_tables(file)
    tables = ",\n".join(_table_text(name, rows) for name, rows in document.pop("tables").items())
    head = "".join(f"{_text(name)}: {_text(value)},\n" for name, value in document.items())
    with creating.temporary_beside(target) as temporary:
        temporary.write_text(f'{{\n{head}"tables": {{\n{tables}\n}}\n}}\n', encoding="utf-8")
        os.replace(temporary, target)


def _table_text(name: str, rows: list[dict[str, Any]]) -> str:
    """One row a line, so that two exports can be compared by line; ten years are written in seconds that way."""
    lines = ",\n".join(map(_text, rows))
    return f"{_text(name)}: [\n{lines}\n]" if rows else f"{_text(name)}: []"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def read_json(source: Path) -> object:
    """The document in a JSON file, not yet looked into; ``ImportProblem`` where it is no JSON."""
    try:
        text = source.read_text(encoding="utf-8-sig")
    except OSError as refusal:
        raise ImportProblem(
            f"{source.name} cannot be read ({refusal.strerror}). Choose another file."
        ) from refusal
    except UnicodeDecodeError as refusal:
        raise ImportProblem(f"{source.name} is not text in UTF-8. Export it again as JSON.") from refusal
    try:
        return json.loads(text, object_pairs_hook=_refuse_twice)
    except json.JSONDecodeError as refusal:
        raise ImportProblem(
            f"{source.name} is not JSON: line {refusal.lineno}, column {refusal.colno}. Export it again."
        ) from refusal
    except RecursionError as refusal:
        raise ImportProblem(f"{source.name} is nested too deeply to be a nursery.") from refusal
    except ValueError as refusal:
        # Python does not read numbers of thousands of digits.
        raise ImportProblem(f"{source.name} holds a number that is too large.") from refusal


def import_tables(path: Path, document: object, reference: Reference) -> dict[str, int]:
    """A new file at ``path`` with the rows of a document; answers how many rows each table has.

    ``ImportProblem`` names the place of the first fault, and then nothing is left on disk. ``FileProblem``
    where ``path`` is taken or cannot be written.
    """
    creating.refuse_taken(path)
    rows = checked(_tables_of(document))
    if not rows["nursery"]:
        rows["nursery"] = [{"id": 1}]
    _refuse_unusable(rows, reference)
    try:
        creating.new_file(path, rows)
    except creating.RowRefused as refusal:
        raise ImportProblem(_place_of(refusal, rows)) from refusal
    return {table: len(given) for table, given in rows.items()}


def _tables_of(document: object) -> Mapping[str, object]:
    if not isinstance(document, dict):
        raise ImportProblem("The document must be an object with format, version and tables.")
    if document.get("format") != FORMAT:
        raise ImportProblem(f'format: "{FORMAT}" is needed. This is not a nursery exported by this program.')
    version = document.get("version")
    if type(version) is not int or version < 1:
        raise ImportProblem(f"version: {FORMAT_VERSION} is needed.")
    if version > FORMAT_VERSION:
        raise ImportProblem(
            f"version: {version} was written by a newer version of this program. Install that one."
        )
    for key in document:
        if key not in _KEYS:
            raise ImportProblem(f"{key}: this key is not known. Known keys: format, version, tables.")
    tables = document.get("tables")
    if not isinstance(tables, dict):
        raise ImportProblem("tables: an object with the tables is needed.")
    return tables


def _refuse_unusable(rows: Rows, reference: Reference) -> None:
    """A file that could not be opened again shall not be written."""
    nursery = codec.row(TABLES["nursery"], rows["nursery"][0])
    try:
        reference.rule_set_of(nursery)
    except RotaProblem as refusal:
        raise ImportProblem(f"tables.nursery[0].rule_set: {refusal}") from refusal
    try:
        reference.rates_of(nursery)
    except RotaProblem as refusal:
        raise ImportProblem(f"tables.nursery[0].custom_rates: {refusal}") from refusal


def _place_of(refusal: creating.RowRefused, rows: Rows) -> str:
    place = f"tables.{refusal.table}[{refusal.position}]"
    kind = trouble.shade_of(refusal.trouble)
    if kind == "SQLITE_CONSTRAINT_CHECK":
        column, words = trouble.broken_check(refusal.trouble)
        return f"{place}.{column}: {rows[refusal.table][refusal.position].get(column)!r} {words}."
    if kind == "SQLITE_CONSTRAINT_UNIQUE" and refusal.table == "duties":
        return f"{place}: this person has this duty on that date already."
    return f"{place}: this row does not fit ({refusal.trouble})."


def _refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise ImportProblem(f"{key}: this key comes twice in one object.")
            seen.add(key)
    return result
