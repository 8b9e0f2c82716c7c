"""The papers of the office from the command line: each is a PDF, and a day sheet is for the day asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from nursery_rota.cli.paper_commands import print_
from nursery_rota.documents.render import page_count, page_size
from nursery_rota.errors import NotPossible
from nursery_rota.paths import resources
from nursery_rota.store.whole_file import import_tables
from tests.documents.pdf_text import contents, words
from tests.making import reference

TERM = ("--term", "Autumn term 2026")


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample nursery with nothing planned yet."""
    path = tmp_path_factory.mktemp("papers") / "plum.rota"
    tables = json.loads((resources() / "sample" / "plum-lane.json").read_text("utf-8"))
    import_tables(path, tables, reference())
    return path


def _print(nursery: Path, what: str, *options: str) -> bytes:
    output = nursery.with_name(f"{what}.pdf")
    arguments = [str(nursery), what, "--as-of", "2026-11-25", "-o", str(output), "--json", *options]
    result = CliRunner().invoke(print_, arguments, catch_exceptions=False, standalone_mode=False)
    assert json.loads(result.output)["file"] == str(output)
    return output.read_bytes()


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("ring-list", "Ring list"),
        ("supervision", "23 to 27 November 2026"),
        ("changes", "not been published yet"),
        ("hours", "No duty has been marked as worked yet."),
    ],
)
def test_each_paper_is_made(nursery: Path, what: str, says: str) -> None:
    assert says in words(_print(nursery, what))


def test_day_sheets_are_for_the_open_days_of_the_week(nursery: Path) -> None:
    days = ("Monday 23", "Tuesday 24", "Wednesday 25", "Thursday 26")
    assert contents(_print(nursery, "day")) == [f"{day} November 2026" for day in days]


def test_a_day_sheet_for_one_date_or_for_the_next_open_day_of_a_term(nursery: Path) -> None:
    assert "Tuesday 1 December 2026" in words(_print(nursery, "day", "--date", "2026-12-01"))
    assert "Wednesday 25 November 2026" in words(_print(nursery, "day", *TERM))
    assert "Monday 4 January 2027" in words(_print(nursery, "day", "--term", "Spring term 2027"))


def test_other_papers_have_no_date(nursery: Path) -> None:
    with pytest.raises(NotPossible, match="“hours” is not made for one date"):
        _print(nursery, "hours", "--date", "2026-12-01")


def test_the_wall_is_printed_by_week_month_or_term_on_either_paper(nursery: Path) -> None:
    one = _print(nursery, "wall", "--week", "2026-11-24")
    assert contents(one) == ["23 to 27 November 2026"]
    month = _print(nursery, "wall", *TERM, "--span", "month", "--paper", "a3", "--from", "2026-11-01")
    assert contents(month) == ["November 2026", "December 2026"]
    assert round(page_size(month, 0)[0]) == 1191
    large = _print(nursery, "wall", "--large", "--week", "2026-11-24", *TERM)
    assert page_count(large) == 4


def test_sheets_are_printed_for_the_families_asked_for_as_a_document_or_as_pictures(nursery: Path) -> None:
    two = _print(nursery, "sheets", *TERM, "--family", "Haddad", "--family", "adjei")
    assert contents(two) == ["Adjei family", "Haddad family"]
    output = nursery.with_name("sheets.png")
    result = CliRunner().invoke(
        print_, [str(nursery), "sheets", *TERM, "--family", "Haddad", "-o", str(output), "--json"]
    )
    assert json.loads(result.output)["files"] == [str(output)]
    assert output.read_bytes().startswith(b"\x89PNG")


def test_each_family_can_have_a_file_of_its_own(nursery: Path) -> None:
    folder = nursery.with_name("each")
    arguments = [str(nursery), "sheets", *TERM, "--family", "Haddad", "--family", "Adjei", "--each"]
    result = CliRunner().invoke(print_, [*arguments, "-o", str(folder), "--json"])
    answer = json.loads(result.output)
    assert [Path(file).name for file in answer["files"]] == ["Adjei.pdf", "Haddad.pdf"]
    assert answer["pages"] == 2
    assert "Haddad family" in words((folder / "Haddad.pdf").read_bytes())


@pytest.mark.parametrize(
    ("what", "option", "said"),
    [
        (
            "costs",
            ("--week", "2026-11-24"),
            "“costs” has no choice of dates. Leave --week, --from and --to out.",
        ),
        ("rules", ("--week", "2026-11-24"), "“rules” has no choice of dates."),
        ("sheets", ("--span", "month"), "“sheets” has no choice of week, month or term."),
        ("wall", ("--each",), "“wall” is not made for each family."),
        ("wall", ("--family", "Haddad"), "“wall” has no choice of families."),
        ("wall", ("--from", "2028-01-01"), "Nothing to print for these dates."),
    ],
)
def test_a_choice_that_a_paper_does_not_have_is_refused(
    nursery: Path, what: str, option: tuple[str, ...], said: str
) -> None:
    with pytest.raises(NotPossible, match=re.escape(said)):
        _print(nursery, what, *TERM, *option)
