"""Swaps from the command line: ranked with reasons, and one of them made."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from nursery_rota.cli.swap_command import swaps
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from tests.cli.conftest import Asked
from tests.making import MONDAY, reference

ANA = ("--date", MONDAY, "--person", "Parent1 Family1", "--as-of", "2026-09-01")


def test_swaps_are_listed_and_nothing_is_written(filled: Path, ask: Asked) -> None:
    found = ask(swaps, filled, *ANA)
    first = found["swaps"][0]
    assert (first["rank"], first["kind"], first["with"]) == (1, "exchange", ["Parent2 Family2"])
    assert [(m["date"], m["from"], m["to"]) for m in first["moves"]] == [
        ("2026-09-14", "Parent1 Family1", "Parent2 Family2"),
        ("2026-09-21", "Parent2 Family2", "Parent1 Family1"),
    ]
    assert found["made"] is None
    assert ask(swaps, filled, *ANA) == found


def test_a_swap_is_made_by_its_number(filled: Path, ask: Asked) -> None:
    assert ask(swaps, filled, *ANA, "--make", 1)["made"] == 1
    with RotaFile.open(filled, read_only=True, reference=reference()) as file:
        first = next(d for d in file.book().duties if d.on_date == MONDAY)
    assert (first.person_id, first.origin) == (2, "swap")


def test_what_cannot_be_is_said(filled: Path) -> None:
    def run(*arguments: object) -> str:
        result = CliRunner().invoke(swaps, [str(filled), *map(str, arguments)], standalone_mode=False)
        assert isinstance(result.exception, NotPossible)
        return str(result.exception)

    assert "no duty on Mon 14 Sep" in run("--date", MONDAY, "--person", "Parent2 Family2")
    assert "There is no one person “Nobody”" in run("--date", MONDAY, "--person", "Nobody")
    assert "no swap number 99" in run(*ANA, "--make", 99)


@pytest.mark.parametrize("name", ["Parent1", "parent1 family1"])
def test_a_first_name_is_enough_where_it_is_one_persons(filled: Path, ask: Asked, name: str) -> None:
    asked = ("--date", MONDAY, "--person", name, "--as-of", "2026-09-01")
    assert ask(swaps, filled, *asked)["swaps"]
