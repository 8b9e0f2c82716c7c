"""What the commands of safety say to people."""

from __future__ import annotations

from collections.abc import Mapping

from nursery_rota.actions.erase import Erased
from nursery_rota.store.backup_list import Holding
from nursery_rota.wording import listing, plural, short_date


def holding_words(holding: Holding, now: Holding | None) -> str:
    """One backup in a line: when, what it holds, how that differs from the file as it is now."""
    head = f"{holding.path}\n  {short_date(holding.made_at.date())}, {holding.made_at:%H:%M}"
    if holding.trouble is not None:
        return f"{head}: {holding.trouble}"
    held = f"{plural(holding.families, 'family', 'families')}, {plural(holding.duties, 'duty', 'duties')}"
    last = f"; last change: {holding.last_change}" if holding.last_change else ""
    differs = holding.difference(now)
    return f"{head}: {held}{f' ({differs})' if differs else ''}{last}"


def erased_words(erased: Erased) -> list[str]:
    """What was done, what stays, and what the manager still has to do."""
    lines = [
        f"Erased for good: {_counts(erased.removed) or 'no rows'}.",
        f"Kept as numbers without a name: {_counts(erased.nameless) or 'nothing'}.",
    ]
    if erased.opened:
        lines.append(f"{plural(erased.opened, 'duty is', 'duties are')} open again.")
    if erased.staff:
        lines.append(f"Kept as staff, because they work here: {listing(erased.staff)}.")
    if erased.backups:
        lines.append(
            f"Backups that still hold the family, and would bring it back ({len(erased.backups)}). Remove them when "
            "you no longer need them:"
        )
        lines += [f"  {copy}" for copy in erased.backups]
    return lines


def _counts(rows: Mapping[str, int]) -> str:
    return listing([f"{count} {table.replace('_', ' ')}" for table, count in rows.items()])
