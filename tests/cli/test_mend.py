"""Mending from the command line: what would change and how that was found; written only without --dry-run."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from nursery_rota.cli.mend_command import mend
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from tests.cli.conftest import Asked
from tests.making import MONDAY, reference

AWAY = ("--away", "Parent1", "--from", MONDAY, "--as-of", MONDAY)


def people(path: Path) -> set[tuple[int, str]]:
    with RotaFile.open(path, read_only=True, reference=reference()) as file:
        return {(d.person_id, d.status) for d in file.book().duties if d.on_date == MONDAY}


def test_a_dry_run_tells_everything_and_writes_nothing(filled: Path, ask: Asked) -> None:
    found = ask(mend, filled, *AWAY, "--dry-run")
    assert (found["vacancies"], found["filled"], found["changes"], found["how"]) == (1, 1, 1, "direct")
    assert found["least_changes_proved"] is True
    (change,) = [c for c in found["changed"] if c["date"] == "2026-09-14"]
    assert change["before"].startswith("Parent1")
    assert change["why"].endswith("cannot come")
    (shares,) = found["shares"]
    assert shares["term"] == "Autumn"
    assert {"max_over", "max_under", "families"} < shares.keys()
    assert people(filled) == {(1, "planned")}


def test_without_it_the_rota_is_mended(filled: Path, ask: Asked) -> None:
    ask(mend, filled, *AWAY)
    assert (1, "excused") in people(filled)
    assert len(people(filled)) == 2


def test_dates_the_wrong_way_round_are_refused(filled: Path) -> None:
    arguments = [str(filled), "--away", "Parent1", "--from", "2026-09-21", "--to", "2026-09-14"]
    result = CliRunner().invoke(mend, arguments, standalone_mode=False)
    assert isinstance(result.exception, NotPossible)
