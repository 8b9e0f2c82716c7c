"""Publishing: the rota of a term becomes an issue, which later changes are compared with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from nursery_rota.domain.eligibility import ACTIVE
from nursery_rota.domain.findings import Finding
from nursery_rota.domain.issues import newest_issue
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.wording import plural


def publish(
    file: RotaFile,
    term_id: int,
    *,
    by_whom: str,
    now: datetime,
    findings: Sequence[Finding],
    override_reason: str | None = None,
) -> int:
    """Publish the next issue of a term and answer its number. ``findings`` are those of the checker now.

    With a breach of law among them a name and a reason are needed, which are kept and printed;
    ``NotPossible`` without.
    """
    book = file.book()
    term = next(t for t in book.terms if t.id == term_id)
    breaches = [f for f in findings if f.severity == "law"]
    reason = (override_reason or "").strip()
    name = by_whom.strip()
    if breaches and not (reason and name):
        raise NotPossible(
            f"{plural(len(breaches), 'breach', 'breaches')} of law: mend them, or give your name and the reason "
            "why the rota goes out all the same. Both will be printed."
        )
    issue = newest_issue(book, term)
    number = issue.issue_number + 1 if issue else 1
    with file.step(f"Published issue {number} of {term.name}") as step:
        publication_id = step.insert(
            "publications",
            {
                "term_id": term_id,
                "issue_number": number,
                "published_at": now.isoformat(timespec="seconds"),
                "by_whom": name,
                "override_reason": reason if breaches else None,
            },
        )
        for duty in book.duties:
            if duty.status in ACTIVE and term.starts_on <= duty.on_date <= term.ends_on:
                step.insert(
                    "published_duties",
                    {
                        "publication_id": publication_id,
                        "on_date": duty.on_date,
                        "shift_id": duty.shift_id,
                        "room_id": duty.room_id,
                        "person_id": duty.person_id,
                        "reserve": duty.reserve,
                    },
                )
    return number
