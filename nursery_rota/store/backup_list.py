"""What backups hold, for people who choose one to put back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nursery_rota.errors import FileProblem
from nursery_rota.store import holding, opening
from nursery_rota.store.backup import backups_of, made_at
from nursery_rota.store.sealing import Key
from nursery_rota.wording import listing, plural


@dataclass(frozen=True)
class Holding:
    """What a file holds. ``last_change`` is the label of its newest change, ``last_changed_at`` when it was made
    (ISO 8601); both are None where nothing was ever changed. ``trouble`` says why it cannot be put back."""

    path: Path
    made_at: datetime
    families: int = 0
    duties: int = 0
    last_change: str | None = None
    last_changed_at: str | None = None
    trouble: str | None = None

    def difference(self, now: Holding | None) -> str:
        """How the file of now differs: "as now", "now 2 more families"; "" where that cannot be told."""
        if self.trouble is not None or now is None or now.trouble is not None:
            return ""
        parts = [
            _more(now.families - self.families, "family", "families"),
            _more(now.duties - self.duties, "duty", "duties"),
        ]
        said = [part for part in parts if part]
        if said:
            return f"now {listing(said)}"
        return "as now" if self.last_changed_at == now.last_changed_at else "as many as now, changed since"


def _more(count: int, one: str, many: str) -> str:
    return f"{plural(abs(count), f'{_than(count)} {one}', f'{_than(count)} {many}')}" if count else ""


def _than(count: int) -> str:
    return "more" if count > 0 else "fewer"


def holdings_of(file_path: Path, folder: Path, key: Key | None = None) -> tuple[Holding, ...]:
    """What each backup of a file holds, newest first; one that cannot be read says so."""
    return tuple(holding_of(copy, made_at(copy), key) for copy in backups_of(file_path, folder))


def holding_of(path: Path, made: datetime, key: Key | None = None) -> Holding:
    """What one file holds, as it was at ``made``."""
    try:
        opening.refuse_path(path, for_writing=False)
        with opening.sqlite_in_words(path), closing(holding.snapshot(path, key)) as db:
            families, duties = db.execute(
                "SELECT (SELECT count(*) FROM families), (SELECT count(*) FROM duties)"
            ).fetchone()
            last = db.execute(
                "SELECT label, at FROM actions WHERE state = 'done' ORDER BY id DESC LIMIT 1"
            ).fetchone()
    except FileProblem as trouble:
        return Holding(path, made, trouble=str(trouble))
    label, at = last or (None, None)
    return Holding(path, made, families, duties, label, at)
