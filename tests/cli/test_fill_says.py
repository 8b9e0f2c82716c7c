"""What a fill and the list of candidates say from the command line: all that the window shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from nursery_rota.cli.fill_command import fill
from nursery_rota.cli.rota_commands import candidates
from nursery_rota.domain import tables as t
from tests.actions.conftest import stored
from tests.cli.conftest import Asked
from tests.making import MONDAY, small_nursery

TERM = t.Term(1, "Autumn", MONDAY, MONDAY + timedelta(days=13))


@pytest.fixture
def refused(tmp_path: Path) -> Path:
    """Two Mondays; everybody has said no to the first one."""
    no = tuple(
        t.Availability(i, i, answer="no", starts_on=MONDAY, ends_on=MONDAY + timedelta(days=6))
        for i in range(1, 7)
    )
    path = tmp_path / "refused.rota"
    stored(path, replace(small_nursery(availability=no), terms=(TERM,))).close()
    return path


def test_a_dry_run_tells_what_the_proposal_shows(refused: Path, ask: Asked) -> None:
    found = ask(fill, refused, "--as-of", MONDAY, "--dry-run")
    assert (found["places"], found["filled"]) == (2, 1)
    assert (found["term"], found["seed"], found["disagreements"]) == ("Autumn", 0, [])
    (place,) = found["unfilled"]
    assert place["ruled_out"] == {"refused": 6}
    assert (place["chain"], place["blocked"]) == (None, None)
    assert place["concession"]["kind"] == "refused"
    assert place["concession"]["says"].endswith("for this one day, it can be filled.")
    assert place["why"].endswith(place["concession"]["says"])
    (change,) = found["changes"]
    assert (change["kind"], change["date"], change["before"]) == ("filled", "2026-09-21", "")
    assert found["proof"]["fill"]["proved"] is True
    assert found["headline"] == "Fairest possible (proved)"
    assert all(
        {"before", "balance", "owed", "why"} <= family.keys() for family in found["fairness"]["families"]
    )
    assert set(found["preferences"]) == {"prefer", "avoid"}
    assert found["findings"]["law"] == 1


def test_candidates_have_a_rank_a_reason_and_a_cure(refused: Path, ask: Asked) -> None:
    found = ask(candidates, refused, "--date", MONDAY, "--shift", "Morning duty", "--as-of", MONDAY)
    assert [p["rank"] for p in found["people"]] == [1, 2, 3, 4, 5, 6]
    assert {p["why"] for p in found["people"]} == {"Said no to Mon 14 Sep."}
    assert all(p["cure"].endswith("it can be filled.") for p in found["people"])
    assert found["nearest_way"] == found["people"][0]["cure"]
    free = ask(candidates, refused, "--date", "2026-09-21", "--shift", "Morning duty", "--as-of", MONDAY)
    assert free["nearest_way"] is None
    assert {p["cure"] for p in free["people"]} == {None}
