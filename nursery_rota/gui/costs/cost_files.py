"""The cost report as a file: PDF, workbook or table, as the ending of its name says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from nursery_rota.documents.costs import cost_summary
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.errors import NotPossible
from nursery_rota.exchange.cost_table import cost_csv
from nursery_rota.exchange.cost_workbook import cost_xlsx
from nursery_rota.exchange.out_file import put_file

KINDS: Mapping[str, str] = {
    ".pdf": "PDF report (*.pdf)",
    ".xlsx": "Spreadsheet with formulas (*.xlsx)",
    ".csv": "Table (*.csv)",
}


def write_report(path: Path, report: CostReport, yours: CostReport | None, today: date) -> None:
    """Write the report; ``yours`` stands beside where ``report`` is a trial. ``NotPossible`` for an ending that
    is not known, ``FileProblem`` where nothing can be written."""
    makers: Mapping[str, Callable[[], bytes]] = {
        ".pdf": lambda: cost_summary(
            report, nursery=report.nursery, printed_at=datetime.now(), made_for="the committee", yours=yours
        ),
        ".xlsx": lambda: cost_xlsx(report, today, yours),
        ".csv": lambda: cost_csv(report, today, yours),
    }
    maker = makers.get(path.suffix.lower())
    if maker is None:
        raise NotPossible("Choose a name that ends in .pdf, .xlsx or .csv.")
    put_file(path, maker())
