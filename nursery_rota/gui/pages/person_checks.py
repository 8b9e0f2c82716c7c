"""How a person's checks stand in a table: one view for parents and staff alike."""

from __future__ import annotations

from nursery_rota.domain import tables as t
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.typed import write_date
from nursery_rota.gui.models.words import value_title
from nursery_rota.gui.pages.rows_panel import RowsView

CHECKS_VIEW = RowsView(
    "checks",
    "Checks",
    (
        Column[t.Check]("Check", lambda c: value_title("checks", "kind", c.kind), bold=True, stretch=2),
        Column[t.Check](
            "Done on", lambda c: write_date(c.issued_on) or "–", order=lambda c: str(c.issued_on)
        ),
        Column[t.Check](
            "Runs out", lambda c: write_date(c.expires_on) or "–", order=lambda c: str(c.expires_on)
        ),
    ),
    ("kind", "issued_on", "expires_on", "reference"),
    "No checks recorded. Add first aid, vetting, references and induction here.",
    "Add a check",
)
