"""Nonsense that looks right: whole documents with parts cut, doubled, exchanged or invented."""

from __future__ import annotations

import copy
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from nursery_rota import paths
from nursery_rota.domain.tables import REFERENCES, TABLES
from tests.exchange.sheets import HEADS

NASTY = st.sampled_from(
    [
        "", " ", "\0", "\ufeff", "=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "../../etc/passwd", "C:\\con",
        "\u202e\u2066", "9" * 5000, "1e999", "-0", "NaN", "31/2/2023", "2023-02-30", "99999-01-01", "<b>x</b>",
        "😀" * 40, "'; DROP",
        "a" * 40_000, "\r\n", '"', ";", "0x10", "１２", "١٢", "\ud800", "true", "null", "Mon;Tue", "24:01",
    ]
)  # fmt: skip
ANY_TEXT = st.one_of(
    NASTY, st.text(max_size=30), st.sampled_from(["Smith", "Anna", "12/3/2023", "07700 900123", "yes"])
)
ANY_JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=True),
        ANY_TEXT,
        st.just(10**30),
        st.just(-1),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


def feed_with(count: int, strategy: st.SearchStrategy[bytes], feed: Callable[[bytes], None]) -> None:
    """Give ``feed`` so many of what ``strategy`` invents, the same on each run."""

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
    )
    @given(strategy)
    def one(content: bytes) -> None:
        feed(content)

    one()


@st.composite
def spliced(draw: st.DrawFn, content: bytes) -> bytes:
    """A document with up to four stretches replaced, cut or doubled."""
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, max(0, len(content) - 1)))
        length = draw(st.sampled_from([0, 1, 2, 8, 64, 4096]))
        piece = draw(st.one_of(st.binary(max_size=12), st.just(content[at : at + length] * 3)))
        content = content[:at] + piece + content[at + length :]
    return content[: draw(st.integers(0, len(content)))] if draw(st.integers(0, 9)) == 0 else content


LEDGER_HEADS = ("Date", "Category", "Amount", "Kind", "Note", "Paid out", "Paid in")
"""The heads of a list of costs and income."""


@st.composite
def sheet_text(draw: st.DrawFn, names: Sequence[str] = HEADS, least: int = 0) -> bytes:
    """Rows under some of these heads, in some order and encoding."""
    separator = draw(st.sampled_from([",", ";", "\t"]))
    heads = (
        list(names[:least])
        + list(draw(st.permutations(names[least:])))[: draw(st.integers(0, len(names) - least))]
    )
    rows = draw(st.lists(st.lists(ANY_TEXT, max_size=9), max_size=6))
    text = "\n".join(separator.join(row) for row in [heads, *rows])
    return text.encode(draw(st.sampled_from(["utf-8", "utf-16", "cp1252", "utf-8-sig"])), "replace")


@cache
def workbook() -> bytes:
    """A small list of families as a spreadsheet."""
    out = io.BytesIO()
    book = Workbook()
    for row in (HEADS, ("Smith", "Anna", 7700900123, "Freya", "12/3/2023"), ("", "Bob", "", "", "")):
        book.worksheets[0].append(row)
    book.worksheets[0].merge_cells("A2:A3")
    book.save(out)
    return out.getvalue()


@st.composite
def twisted_workbook(draw: st.DrawFn) -> bytes:
    """A spreadsheet in which one part is spliced, emptied, blown up or named to lead elsewhere."""
    out = io.BytesIO()
    how = draw(st.sampled_from(["splice", "splice", "splice", "drop", "bomb", "path", "entity", "twice"]))
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        names = given.namelist()
        hit = draw(st.sampled_from(names))
        for name in names:
            content = given.read(name)
            if name == hit and how == "drop":
                continue
            if name == hit:
                content = _twisted(draw, how, content)
            made.writestr(name, content)
        if how == "path":
            made.writestr(
                draw(st.sampled_from(["../../outside.xml", "/etc/outside", "C:\\outside", "xl/" * 60])), b"x"
            )
    return out.getvalue()


def _twisted(draw: st.DrawFn, how: str, content: bytes) -> bytes:
    if how == "bomb":
        return content.replace(b"</", b" " * 2_000_000 + b"</", 1)
    if how == "entity":
        bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        return content.replace(b"?>", b"?>" + bomb, 1).replace(b"Smith", b"&b;")
    if how == "twice":
        return content * 2
    return draw(spliced(content))


@cache
def _nursery() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(
        (paths.resources() / "sample" / "plum-lane.json").read_text("utf-8")
    )
    tables: dict[str, list[dict[str, Any]]] = {}
    for table in TABLES:
        # The first rows that refer only to rows which are kept.
        kept = {name: {row["id"] for row in rows} for name, rows in tables.items()}
        fitting = (
            row
            for row in document["tables"].get(table, [])
            if all(
                row.get(c) is None or row[c] in kept[target]
                for c, target in REFERENCES.get(table, {}).items()
            )
        )
        tables[table] = list(fitting)[:3]
    return {**document, "tables": tables}


@st.composite
def nursery_document(draw: st.DrawFn) -> bytes:
    """A whole nursery as JSON with cells, rows and tables exchanged; now and then spliced as text."""
    document = copy.deepcopy(_nursery())
    tables = document["tables"]
    for _ in range(draw(st.integers(0, 4))):
        table = draw(st.sampled_from(sorted(tables)))
        rows = tables[table]
        if not isinstance(rows, list) or not rows or draw(st.integers(0, 5)) == 0:
            tables[draw(st.one_of(st.just(table), st.text(max_size=10)))] = draw(ANY_JSON)
            continue
        row = draw(st.sampled_from(rows))
        if isinstance(row, dict) and row:
            row[draw(st.one_of(st.sampled_from(sorted(row)), st.text(max_size=6)))] = draw(ANY_JSON)
    if draw(st.integers(0, 6)) == 0:
        document[draw(st.sampled_from(["format", "version", "tables", "more"]))] = draw(ANY_JSON)
    text = json.dumps(document, default=str).encode("utf-8", "surrogatepass")
    return draw(spliced(text)) if draw(st.integers(0, 3)) == 0 else text


@cache
def rule_files() -> tuple[bytes, ...]:
    """The rule files that come with the program."""
    return tuple(path.read_bytes() for path in sorted((paths.resources() / "rules").glob("*.toml")))


@cache
def rate_files() -> tuple[bytes, ...]:
    """The rate files that come with the program."""
    return tuple(path.read_bytes() for path in sorted((paths.resources() / "rates").glob("*.toml")))
