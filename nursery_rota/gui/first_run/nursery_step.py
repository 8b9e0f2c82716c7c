"""Step 1, once there is a file: the nursery's name, rules and way of counting, to be put right."""

from __future__ import annotations

from nursery_rota.actions import rows
from nursery_rota.domain.regions import currency
from nursery_rota.gui.first_run.nursery_choice import NurseryChoice
from nursery_rota.gui.first_run.step import Step
from nursery_rota.gui.pages.page import Desk
from nursery_rota.store.reference import Reference


class NurseryStep(Step):
    def __init__(self, desk: Desk, reference: Reference) -> None:
        super().__init__(desk, 1, "Welcome. Tell us about your nursery.", "")
        self._reference = reference
        self.choice = NurseryChoice(reference)
        self.column.addWidget(self.choice)
        self.column.addWidget(self.sentence)
        self.column.addStretch(1)
        self.beside.addWidget(self.choice.example)
        self.beside.addWidget(self.choice.side)
        self.beside.addStretch(1)
        self.say("")

    def home(self) -> NurseryChoice:
        return self.choice

    def refresh(self) -> None:
        one = self.desk.bridge.book.nursery
        self.choice.set_values(one.name, one.rule_set, one.mixed_age_method, one.minimum_adults)

    def leave(self) -> bool:
        name = self.choice.named()
        if not name:
            return False
        now = self.desk.bridge.book.nursery
        region = self._reference.rule_sets[self.choice.rule_set].country
        wanted: dict[str, object] = {
            "name": name,
            "rule_set": self.choice.rule_set,
            "mixed_age_method": self.choice.method,
            "minimum_adults": self.choice.minimum.value(),
        }
        if self.choice.rule_set != now.rule_set:
            wanted |= {"holiday_region": region, "currency": currency(region)}
        changes = {column: value for column, value in wanted.items() if getattr(now, column) != value}
        if not changes:
            return True
        return self.run(lambda file: rows.change(file, "nursery", 1, changes, "Changed the nursery's rules"))
