"""Each row's fate as a list for paper, what needs a look first: to be set right in the spreadsheet, or asked about."""

from __future__ import annotations

from collections.abc import Sequence

from nursery_rota.domain.plain_list import ListGroup, PlainList
from nursery_rota.gui.importing.row_lines import FATES, Fate, RowLine, count_words
from nursery_rota.wording import plural

_COLUMNS = (("Row", 43.0), ("Family", 102.0), ("Parents", 110.0), ("Child and days", 110.0), ("Note", 158.0))


def rows_list(lines: Sequence[RowLine], sheet: str, nursery: str) -> PlainList:
    """``sheet`` is what the spreadsheet is called."""
    in_order: list[Fate] = ["look", *(fate for fate in FATES if fate != "look")]
    return PlainList(
        title="What an import would do",
        subtitle=f"{nursery}, {sheet}",
        nursery=nursery,
        aside=("Preview", "nothing has been written yet"),
        says=(f"{plural(len(lines), 'row')} of the spreadsheet, by what will happen to them.",),
        columns=_COLUMNS,
        groups=tuple(
            _group(fate, of_it) for fate in in_order if (of_it := [r for r in lines if r.fate == fate])
        ),
    )


def _group(fate: Fate, lines: Sequence[RowLine]) -> ListGroup:
    return ListGroup(FATES[fate][0], count_words(fate, len(lines)), tuple(_row(line) for line in lines))


def _row(line: RowLine) -> tuple[str, ...]:
    parents = ", ".join(filter(None, (line.parents, line.phone)))
    child = ", ".join(filter(None, (line.child, line.born, line.days)))
    return (str(line.id), line.family, parents, child, line.note)
