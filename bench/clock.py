"""When a fill reached what, as it reported itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from nursery_rota.domain.planning import Progress


@dataclass
class Clock:
    """When each level of a fill was first reported, in seconds since the start."""

    reached: dict[str, float] = field(default_factory=dict)

    def __call__(self, report: Progress) -> None:
        self.reached.setdefault(report.stage, report.seconds)
