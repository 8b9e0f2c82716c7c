"""A small nursery that is filled, for commands that look at a rota."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from nursery_rota.domain import tables as t
from tests.actions.conftest import stored
from tests.making import MONDAY, duty_shift, morning, small_nursery

Asked = Callable[..., Any]


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Mondays and Tuesdays, six parents who take the Mondays in turn for six weeks."""
    duties = tuple(t.Duty(i + 1, MONDAY + timedelta(days=7 * i), 1, None, i + 1) for i in range(6))
    rows = small_nursery(
        sessions=(morning(), morning(1, 2)), shifts=(duty_shift(), duty_shift(1, 2)), duties=duties
    )
    path = tmp_path / "filled.rota"
    stored(path, replace(rows, terms=(t.Term(1, "Autumn", MONDAY, MONDAY + timedelta(days=39)),))).close()
    return path


@pytest.fixture
def ask() -> Asked:
    """Runs a command with ``--json`` and answers what it says."""

    def run(command: click.Command, *arguments: object) -> Any:
        given = [*map(str, arguments), "--json"]
        result = CliRunner().invoke(command, given, catch_exceptions=False, standalone_mode=False)
        return json.loads(result.output)

    return run
