"""Writes the page of the guide about what the check of a rota can say: docs/guide/findings.md.

python -m tools.findings_page

Each message is one that a nursery of the tests really raises, so that the page cannot tell what the program
does not say.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from nursery_rota.domain.findings import SEVERITIES, Finding, Severity  # noqa: E402
from tests.finding_cases import CASES, findings  # noqa: E402
from tests.wrong_inputs import WRONG_INPUTS  # noqa: E402

PAGE = ROOT / "docs" / "guide" / "findings.md"
SECTIONS: Mapping[Severity, tuple[str, str]] = {
    "law": (
        "Against the law",
        "A term with one of these is only published when somebody gives their name and a reason, which is "
        "printed.",
    ),
    "policy": ("Against your own rules", "The rota can be published; you decide whether it stays so."),
    "warning": ("To look at", "Something in the timetable, a date or a booking does not fit."),
    "next_step": ("Next steps", "Nothing is wrong: something can now go on."),
}
WHEN: Mapping[str, tuple[str, str]] = {
    "adults_needed": (
        "Too few adults",
        "A session has fewer adults who count than the children there need, or a place asks for a level that "
        "nobody there holds.",
    ),
    "first_aid": ("No first aid", "Children are there, and nobody with current first aid is."),
    "manager_or_deputy": ("Nobody in charge", "Neither the manager nor the deputy is there in a session."),
    "lead_level": (
        "Nobody of the leading level",
        "The rules want one adult of a certain level; none is there.",
    ),
    "under_twos": (
        "Nobody who knows the babies",
        "Children under two are there, and nobody of the leading level has experience with them, or too few are "
        "trained in the care of babies.",
    ),
    "second_lead": (
        "A second teacher is missing",
        "From a number of children on the rules want two adults of the leading level (California: from 25).",
    ),
    "capacity": ("Too many children", "More children are expected than the room or the rules allow."),
    "two_at_once": (
        "In two places at once",
        "Somebody has two duties at one time, or a duty while paid to work. Back to back is fine.",
    ),
    "said_no": ("Said no", "Somebody is down for a time they said no to."),
    "may_serve": (
        "May not be on duty",
        "Somebody on duty lacks a check, is not with the nursery that day, is exempt, or waits to be signed off.",
    ),
    "needs_of_shift": (
        "Lacks what the shift asks for",
        "A shift asks for a check or a skill that the person has not.",
    ),
    "without_a_buddy": ("New and alone", "A newcomer is on duty and nobody experienced is there."),
    "apart": ("Kept apart", "Two people whom a pairing keeps apart are on duty at overlapping times."),
    "check_runs_out": (
        "A check runs out",
        "A check that counts ends in the term or in the six weeks after it, and no newer one follows.",
    ),
    "uncovered_gap": ("No shift for a gap", "A session needs parents and no shift covers the whole of it."),
    "idle_shift": ("A shift for nothing", "A shift covers no session on any day of the term."),
    "closed_day": ("A duty on a closed day", "A duty stands on a day that is closed or has no such shift."),
    "sign_off_next": ("Ready to be signed off", "A newcomer has watched as often as you ask."),
    "per_day": ("Too often in a day", "A family has more duties that day than your limit."),
    "per_week": ("Too often in a week", "A family or a person has more duties that week than the limit."),
    "per_month": ("Too often in a month", "A family or a person has more duties that month than the limit."),
    "days_between": ("Too soon again", "A family’s duties are nearer to each other than you ask."),
    "household": ("Two of one family", "Two adults of one family are on duty at one time."),
    "own_child": ("Own child not there", "You ask that a child of the family is in, and none is."),
    "birth_date": (
        "A date of birth that cannot be",
        "A child with a booking would not be born by the first day, or is too old for a nursery.",
    ),
    "booked_twice": ("Booked twice", "A child is booked twice for the same time."),
    "booking_dates": (
        "A booking outside the stay",
        "A booking begins before the child starts or ends after the child has left.",
    ),
    "overlapping_sessions": (
        "Sessions that overlap",
        "Two sessions at one time have children in the same room, so that staff would count in both.",
    ),
    "terms_overlap": ("Terms that overlap", "Two terms have days in common."),
    "places_range": (
        "A number of places that cannot be",
        "A shift has no place, or more than you have parents.",
    ),
    "minimum_wage": ("Below the minimum wage", "A wage is below the legal minimum for the person’s age."),
    "double_pattern": (
        "Two work patterns at once",
        "One person has two work patterns at one time. In two contracts they would count as two adults.",
    ),
    "on_leave": (
        "Away, and still on the rota",
        "Somebody who is away that day is down for a duty, or still counts by another contract.",
    ),
}
"""Title, and when it appears, of every kind of finding."""


def raised() -> dict[tuple[Severity, str], Finding]:
    """The first finding of each kind and severity that the nurseries of the tests raise."""
    books = [(rule, build) for rule, _, build, _ in CASES]
    books += [(case.rule, case.wrong) for case in WRONG_INPUTS]
    found: dict[tuple[Severity, str], Finding] = {}
    for rule, build in books:
        for finding in findings(build(), rule):
            found.setdefault((finding.severity, rule), finding)
    return found


def page() -> str:
    """The whole page, as Markdown."""
    found = raised()
    parts = [
        "# What the check can tell you",
        "The list of problems is always up to date. This is everything that can stand in it, with an example "
        "of each. The names are made up.",
    ]
    for severity in SEVERITIES:
        title, what = SECTIONS[severity]
        parts += [f"## {title}", what]
        parts += [_entry(rule, finding) for (which, rule), finding in found.items() if which == severity]
    return "\n\n".join(parts) + "\n"


def _entry(rule: str, finding: Finding) -> str:
    title, when = WHEN[rule]
    return f"### {title}\n\n{when}\n\n> {finding.where}: {finding.message}\n\nName in exports: `{rule}`."


def main() -> None:
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
