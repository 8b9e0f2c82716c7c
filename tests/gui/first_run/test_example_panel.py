"""The example beside the choice of how adults are counted says what the engine counts, for every way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from nursery_rota.domain.ratios import required_adults
from nursery_rota.gui.first_run.example_panel import ExamplePanel, example_groups

RATIOS = {1: 3, 2: 5, 3: 8}
ages = st.lists(st.sampled_from(sorted(RATIOS)), min_size=1, max_size=24).map(sorted)


@given(ages)
def test_there_is_a_group_for_each_adult_and_nobody_is_left_out(found: list[int]) -> None:
    kids = [(age, RATIOS[age]) for age in found]
    for method in ("youngest-first", "per-band", "youngest-sets-room"):
        groups = example_groups(method, kids)
        assert len(groups) == required_adults([ratio for _, ratio in kids], method, 1), method
        assert sorted(age for group in groups for age in group.ages) == found


def test_shared_out_exactly_is_one_sum() -> None:
    kids = [(2, 5)] * 7 + [(3, 8)] * 9
    (group,) = example_groups("pooled", kids)
    assert group.words == "2.525 adults for all of them, rounded up once"
    assert len(group.ages) == 16


def test_a_group_says_whom_it_holds() -> None:
    words = [group.words for group in example_groups("youngest-first", [(2, 5)] * 7 + [(3, 8)] * 9)]
    assert words == [
        "1 adult, 5 children at 1 to 5",
        "1 adult, 5 children, the youngest is 2",
        "1 adult, 6 children at 1 to 8",
    ]


@pytest.mark.parametrize("method", ["youngest-first", "pooled"])
def test_the_panel_is_as_high_as_its_groups_and_is_read_out(qtbot: QtBot, method: str) -> None:
    panel = ExamplePanel()
    qtbot.addWidget(panel)
    groups = example_groups(method, [(2, 5)] * 7 + [(3, 8)] * 9)
    panel.show_example(groups, 3)
    panel.resize(300, 300)
    panel.show()
    panel.grab()
    assert panel.accessibleName().endswith("Adults needed: 3")
    assert panel.drawing.heightForWidth(200) >= panel.drawing.heightForWidth(400)
