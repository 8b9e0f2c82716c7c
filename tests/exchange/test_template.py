"""The template is what the reader understands best: it comes in as it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from nursery_rota.domain.drafts import DayDraft
from nursery_rota.exchange.families_sheet import read_families
from nursery_rota.exchange.template import write_template
from tests.exchange.sheets import only, people


def test_the_template_comes_in_with_its_example(tmp_path: Path) -> None:
    write_template(tmp_path / "families.xlsx")
    preview = read_families(tmp_path / "families.xlsx")
    family = only(preview)
    assert (family.name, people(family)) == ("Example", ["Kwame Adjei", "Abena Adjei", "Kofi Example"])
    assert family.children[0].date_of_birth == date(2023, 3, 14)
    assert family.children[0].days == (DayDraft(1), DayDraft(2), DayDraft(3))
    assert family.parents[0].phone == "07700 900211"
    assert all(column.meaning for column in preview.columns), "every column it offers is understood"


def test_every_column_is_explained_and_dates_are_dates(tmp_path: Path) -> None:
    write_template(tmp_path / "families.xlsx")
    book = load_workbook(tmp_path / "families.xlsx")
    families, about = book.worksheets
    heads = [cell.value for cell in families[1]]
    explained = {row[0].value for row in about.iter_rows()}
    assert set(heads) <= explained
    born = heads.index("Child date of birth")
    assert families[2][born].is_date
