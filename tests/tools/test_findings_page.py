"""The page about the check says what the program says, and all of it."""

from __future__ import annotations

from tests.finding_cases import CASES
from tests.wrong_inputs import WRONG_INPUTS
from tools.findings_page import PAGE, WHEN, page, raised


def test_the_page_is_up_to_date() -> None:
    """Where it is not: ``python -m tools.findings_page``."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_kind_of_finding_is_on_it() -> None:
    kinds = {case[0] for case in CASES} | {case.rule for case in WRONG_INPUTS}
    assert set(WHEN) == kinds == {rule for _, rule in raised()}
