"""A workbook worked out anew: the formulas are read and calculated here, the values beside them are ignored.

It knows just the functions that the cost report uses; another one makes the tests fall. Where LibreOffice is
there, ``by_libreoffice`` lets that do the same.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

Cell = tuple[str, int, int]


def _round(value: Decimal, places: Decimal) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-int(places)), rounding=ROUND_HALF_UP)


def _numbers(values: tuple[Any, ...]) -> list[Decimal]:
    flat = [item for value in values for item in (value if isinstance(value, list) else [value])]
    return [value for value in flat if isinstance(value, Decimal)]


_FUNCTIONS: dict[str, Any] = {
    "ROUND": _round,
    "MAX": lambda *values: max(_numbers(values)),
    "MIN": lambda *values: min(_numbers(values)),
    "SUM": lambda *values: sum(_numbers(values), Decimal(0)),
    "AND": lambda *values: all(values),
    "SUMIF": lambda where, wanted, what: sum(
        (b for a, b in zip(where, what, strict=True) if a == wanted and isinstance(b, Decimal)), Decimal(0)
    ),
    "SUMPRODUCT": lambda one, other: sum(
        ((a or 0) * (b or 0) for a, b in zip(one, other, strict=True)), Decimal(0)
    ),
    "IF": lambda condition, yes, no: yes() if condition else no(),
}


class Recalculated:
    """Values by sheet and cell name, as ``Decimal`` where they are numbers."""

    def __init__(self, raw: bytes) -> None:
        self.workbook: Workbook = load_workbook(io.BytesIO(raw))
        self._known: dict[Cell, Any] = {}

    @cached_property
    def formulas(self) -> int:
        return sum(
            cell.data_type == "f" for sheet in self.workbook for row in sheet.iter_rows() for cell in row
        )

    def value(self, sheet: str, name: str) -> Any:
        column, row, _, _ = range_boundaries(name)
        return self._at((sheet, row, column))

    def column(self, sheet: str, labels: str, values: str) -> dict[str, Any]:
        """The values of one column by the texts of another."""
        page = self.workbook[sheet]
        return {
            str(page[f"{labels}{row}"].value): self.value(sheet, f"{values}{row}")
            for row in range(4, page.max_row + 1)
        }

    def _at(self, at: Cell) -> Any:
        if at not in self._known:
            cell = self.workbook[at[0]].cell(at[1], at[2])
            if cell.data_type == "f":
                self._known[at] = self._calculated(at[0], str(cell.value))
            else:
                value = cell.value
                number = isinstance(value, int | float) and not isinstance(value, bool)
                self._known[at] = Decimal(repr(value)) if number else value
        return self._known[at]

    def _calculated(self, sheet: str, formula: str) -> Any:
        parts, stack = [], []
        for token in Tokenizer(formula).items:
            text = token.value
            match token.type, token.subtype:
                case "FUNC", "OPEN":
                    stack.append(text)
                    text = f"f['{text[:-1]}']("
                case "FUNC", "CLOSE":
                    stack.pop()
                case "PAREN", "OPEN":
                    stack.append("(")
                case "PAREN", "CLOSE":
                    stack.pop()
                case "SEP", _:
                    text = ", lambda: " if stack[-1] == "IF(" else ","
                case "OPERAND", "RANGE":
                    text = f"at({text!r})"
                case "OPERAND", "NUMBER":
                    text = f"D('{text}')"
                case _:
                    text = {"=": "==", "<>": "!="}.get(text, text)
            parts.append(text)
        given = {
            "__builtins__": {},
            "f": _FUNCTIONS,
            "D": Decimal,
            "at": lambda name: self._range(sheet, name),
        }
        return eval("".join(parts), given)

    def _range(self, sheet: str, name: str) -> Any:
        found = re.fullmatch(r"(?:'([^']+)'!)?(.+)", name)
        assert found is not None
        sheet = found[1] or sheet
        bounds = range_boundaries(found[2].replace("$", ""))
        if ":" not in name:
            return self._at((sheet, bounds[1], bounds[0]))
        rows = range(bounds[1] or 1, (bounds[3] or self.workbook[sheet].max_row) + 1)
        return [self._at((sheet, row, column)) for column in range(bounds[0], bounds[2] + 1) for row in rows]


def by_libreoffice(raw: bytes, folder: Path) -> Workbook:
    """The workbook after LibreOffice has opened, calculated and saved it; skips where there is none."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not there; the formulas are calculated by the tests alone")
    source = folder / "costs.xlsx"
    source.write_bytes(_without_values(raw))
    command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    convert = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(source)]
    subprocess.run([*command, *convert], check=True, capture_output=True, timeout=120)
    return load_workbook(folder / "out" / "costs.xlsx", data_only=True)


def _without_values(raw: bytes) -> bytes:
    """The same workbook with formulas alone: openpyxl keeps no value that was worked out before."""
    out = io.BytesIO()
    load_workbook(io.BytesIO(raw)).save(out)
    return out.getvalue()
