"""A workbook with its formats, and how each of its sheets starts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from nursery_rota.exchange.cells import harmless

_MONEY = "#,##0.00;[Red]-#,##0.00"
_GREEN = "#1E5C58"


class Pages:
    """Makes sheets that look alike. ``first`` is the first row of figures on each, counted from 0."""

    first = 3

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.title = workbook.add_format({"bold": True, "font_size": 16})
        self.head = workbook.add_format(
            {"bold": True, "bg_color": _GREEN, "font_color": "#FFFFFF", "text_wrap": True}
        )
        self.text = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.money = workbook.add_format({"num_format": _MONEY, "valign": "top"})
        self.bold_money = workbook.add_format({"num_format": _MONEY, "bold": True, "valign": "top"})
        self.total = workbook.add_format({"num_format": _MONEY, "bold": True, "top": 2, "valign": "top"})
        self.total_text = workbook.add_format({"bold": True, "top": 2, "valign": "top"})
        self.number = workbook.add_format({"num_format": "#,##0.00", "valign": "top"})
        self.rate = workbook.add_format({"num_format": "0.0000", "valign": "top"})
        self.percent = workbook.add_format({"num_format": "0.00%", "valign": "top"})
        self.limit = workbook.add_format({"num_format": '[>=1000000000]"no limit";#,##0.00', "valign": "top"})
        self.date = workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self._indents: dict[tuple[int, bool], Any] = {}

    def indent(self, depth: int, bold: bool) -> Any:
        if (depth, bold) not in self._indents:
            look = {"indent": depth * 2, "bold": bold, "text_wrap": True, "valign": "top"}
            self._indents[depth, bold] = self._workbook.add_format(look)
        return self._indents[depth, bold]

    def page(self, name: str, title: str, heads: Sequence[str], widths: Sequence[int]) -> Worksheet:
        """A sheet with its title in row 1 and heads in row 3, fit to one page across, heads repeated."""
        sheet = self._workbook.add_worksheet(name)
        sheet.write_string(0, 0, title, self.title)
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.write_string(2, column, head, self.head)
            sheet.set_column(column, column, width)
        sheet.freeze_panes(self.first, 0)
        sheet.repeat_rows(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        return sheet

    def write_text(self, sheet: Worksheet, row: int, column: int, text: str, look: Any = None) -> None:
        """Text that stays text, also where somebody edits the cell later."""
        sheet.write_string(row, column, harmless(text), look or self.text)
