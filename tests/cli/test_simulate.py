"""What each kind of family would owe, from the command line; nothing is written."""

from __future__ import annotations

from pathlib import Path

from nursery_rota.cli.simulate_command import simulate
from tests.cli.conftest import Asked


def test_the_rule_in_force_and_another_beside_it(filled: Path, ask: Asked) -> None:
    before = filled.read_bytes()
    alone = ask(simulate, filled)
    assert alone["now"]["basis"] == "session"
    assert "then" not in alone
    both = ask(simulate, filled, "--quota", 3)
    assert both["then"]["basis"] == "quota"
    assert {k["average"] for k in both["then"]["kinds"]} == {3.0}
    assert len(both["more"]) == len(both["now"]["kinds"])
    assert all(words.endswith("a week") for words in both["more"])
    assert filled.read_bytes() == before


def test_a_table_or_a_scale_says_the_basis_itself(filled: Path, ask: Asked) -> None:
    assert ask(simulate, filled, "--table", "1:1 in 2 weeks")["then"]["basis"] == "table"
    assert ask(simulate, filled, "--siblings", "6/10/14")["then"]["basis"] == "child"
