"""What tables, columns and values are called on screen. Words only: no logic, no Qt."""

from __future__ import annotations

from collections.abc import Mapping

from nursery_rota.domain.money import symbol

ROW_NAMES: Mapping[str, str] = {
    "nursery": "nursery",
    "rooms": "room",
    "terms": "term",
    "closures": "closed day",
    "sessions": "session",
    "shifts": "shift",
    "families": "family",
    "people": "person",
    "checks": "check",
    "skills": "skill",
    "children": "child",
    "bookings": "booking",
    "child_absences": "absence",
    "extra_attendances": "extra session",
    "availability": "answer",
    "exemptions": "exemption",
    "pairings": "pairing",
    "employments": "contract",
    "pay_rates": "pay rate",
    "work_patterns": "working time",
    "staff_absences": "absence",
    "credits": "credit",
    "duties": "duty",
    "fees": "fee",
    "ledger_lines": "cost or income",
    "budgets": "budget line",
}

_COMMON: Mapping[str, str] = {
    "name": "Name",
    "starts_on": "From (day)",
    "ends_on": "Until (day)",
    "starts_at": "From (time)",
    "ends_at": "Until (time)",
    "valid_from": "In use from",
    "valid_to": "In use until",
    "weekday": "Day of the week",
    "room_id": "Room",
    "first_name": "First name",
    "last_name": "Last name",
    "date_of_birth": "Date of birth",
    "notes": "Notes",
    "note": "Note",
    "kind": "Kind",
    "reason": "Reason",
    "person_id": "Person",
    "family_id": "Family",
    "shift_id": "Shift",
    "session_id": "Session",
    "child_id": "Child",
    "employment_id": "Contract",
    "left_on": "Left on",
    "from_months": "From age in months",
    "to_months": "Up to age in months",
    "max_per_week": "Most duties a week",
    "max_per_month": "Most duties a month",
    "level": "Childcare level",
    "on_date": "Day",
    "category": "What for",
    "amount_pence": "Amount (£)",
}

_SPECIAL: Mapping[tuple[str, str], str] = {
    ("rooms", "capacity"): "Most children",
    ("sessions", "has_meal"): "Children eat in this session",
    ("shifts", "places"): "Places (empty: as many as the law needs)",
    ("shifts", "credit"): "Counts as how many duties",
    ("shifts", "needs"): "A parent must have",
    ("shifts", "skill"): "Skill it asks for",
    ("shifts", "every_weeks"): "Every how many weeks",
    ("shifts", "first_on"): "First on",
    ("families", "joined_on"): "Joined on",
    ("families", "share"): "Share they owe (1 is a full share)",
    ("families", "quota"): "Duties agreed for a term",
    ("families", "hide_on_prints"): "Leave off the wall rota",
    ("people", "known_as"): "Known as",
    ("people", "phone"): "Phone",
    ("people", "email"): "Email",
    ("people", "share_phone"): "Agrees to share the number with parents",
    ("people", "studying_for"): "Studying for level",
    ("people", "signed_off_on"): "Signed off as competent on",
    ("people", "under_twos_experience"): "Experienced with under-twos",
    ("people", "does_duties"): "Does duties",
    ("checks", "reference"): "Number or note",
    ("checks", "issued_on"): "Done on",
    ("checks", "expires_on"): "Runs out on",
    ("skills", "skill"): "Skill",
    ("children", "starts_on"): "Starts on",
    ("children", "leaves_on"): "Leaves on",
    ("children", "walks_from"): "Walks from",
    ("bookings", "funded"): "Funded",
    ("exemptions", "share"): "What they still owe (0 is nothing, 1 all)",
    ("exemptions", "kind"): "Why",
    ("employments", "role"): "Role",
    ("employments", "weeks_per_year"): "Weeks a year",
    ("employments", "extra_hours_per_week"): "Paid hours a week beside sessions",
    ("employments", "pension"): "In the pension",
    ("employments", "pension_percent"): "Employer pension, %",
    ("pay_rates", "from_on"): "From (day)",
    ("pay_rates", "hourly_pence"): "Pay an hour (£)",
    ("work_patterns", "break_minutes"): "Unpaid break, minutes",
    ("work_patterns", "counts_in_ratio"): "Counts with the children",
    ("staff_absences", "paid"): "Paid",
    ("credits", "amount"): "Duties credited",
    ("credits", "minutes"): "Minutes given",
    ("fees", "hourly_pence"): "Fee an hour (£)",
    ("fees", "funded_hourly_pence"): "Funded rate an hour (£)",
    ("availability", "answer"): "Answer",
    ("pairings", "other_person_id"): "With",
    ("nursery", "rule_set"): "Ratio rules",
    ("nursery", "mixed_age_method"): "Children of different ages together",
    ("nursery", "ratio_scope"): "Adults are counted",
    ("nursery", "minimum_adults"): "Never fewer adults than",
    ("nursery", "obligation_basis"): "Duties are shared by",
    ("nursery", "holiday_region"): "Bank holidays of",
    ("nursery", "currency"): "Money is in",
    ("nursery", "retention_months"): "Keep records of leavers, months",
    ("nursery", "sibling_scale"): "What 1, 2, 3 children weigh (empty: one each)",
    ("nursery", "obligation_table"): "Our table: duties by days booked",
    ("nursery", "max_per_day"): "Most duties a day for a person",
    ("nursery", "max_per_week"): "Most duties a week for a family",
    ("nursery", "max_per_month"): "Most duties a month for a family",
    ("nursery", "min_days_between"): "Days between two duties",
    ("nursery", "same_family_together"): "Two adults of one family may serve together",
    ("nursery", "own_child"): "Duty while their own child is in",
    ("nursery", "duty_before_checks"): "Duties before checks are done",
    ("nursery", "observing_duties"): "Times a newcomer watches first",
    ("nursery", "buddy_duties"): "Then times with a buddy",
    ("nursery", "reserves_per_shift"): "First calls for a shift",
    ("nursery", "reserve_credit"): "A first call counts as how many duties",
    ("nursery", "notice_hours"): "Notice to cancel, hours",
    ("nursery", "replacement_rate_pence"): "Wage for a parent’s place (£ an hour; empty: the minimum)",
    ("nursery", "allowance_used_elsewhere_pence"): "Allowance used outside this nursery (£ a year)",
}

VALUES: Mapping[str, str] = {
    "bank_holiday": "bank holiday",
    "half_term": "half term",
    "inset": "training day",
    "other": "other",
    "care": "with the children",
    "helper": "helping, beside the ratio",
    "task": "a task, any time",
    "first_aid": "first aid (12 hours)",
    "first_aid_emergency": "first aid (6 hours)",
    "vetting": "vetting",
    "references": "references",
    "induction": "induction",
    "safeguarding": "safeguarding",
    "food_hygiene": "food hygiene",
    "baby_care": "baby care",
    "prefer": "prefers",
    "avoid": "rather not",
    "no_answer": "no answer",
    "buddy": "buddies",
    "together": "like to be together",
    "apart": "not together",
    "practitioner": "practitioner",
    "leave": "on leave",
    "sick": "sick",
    "training": "on a course",
    "carried_over": "carried over",
    "office": "office held",
    "donated": "given by another family",
    "bought_out": "bought out",
    "make_up": "make-up",
    "per-band": "each age on its own",
    "youngest-first": "youngest first",
    "pooled": "shared out exactly",
    "youngest-sets-room": "youngest sets the room",
    "room": "room by room",
    "setting": "over the whole nursery",
    "session": "booked sessions",
    "family": "family, all alike",
    "child": "children",
    "table": "a table of our own",
    "quota": "what each family agreed",
    "none": "nothing: duties are a gift",
    "require": "required",
    "any": "no matter",
}

REGIONS: Mapping[str, str] = {
    "GB-ENG": "England",
    "GB-WLS": "Wales",
    "GB-SCT": "Scotland",
    "GB-NIR": "Northern Ireland",
    "IE": "Ireland",
    "DE": "Germany",
    "FR": "France",
    "NZ": "New Zealand",
    "US-CA": "California",
}
"""Where bank holidays are known for, as the file has them."""
CURRENCIES: Mapping[str, str] = {
    "GBP": "pounds (£)",
    "EUR": "euros (€)",
    "USD": "US dollars ($)",
    "NZD": "New Zealand dollars ($)",
}
MARKS: Mapping[str, str] = {
    "V": "seen in the text itself",
    "V2": "seen in another account",
    "R": "written from memory",
}
"""How near to the text of the law a rule or rate was read."""

_LEVELS: Mapping[int, str] = {0: "none", 2: "level 2", 3: "level 3", 6: "level 6"}


def column_title(table: str, column: str, currency: str) -> str:
    """What a column is called beside its field; amounts with the sign of the nursery's currency."""
    known = _SPECIAL.get((table, column)) or _COMMON.get(column)
    return (
        known.replace("£", symbol(currency)) if known is not None else column.replace("_", " ").capitalize()
    )


def value_title(table: str, column: str, value: object) -> str:
    """What one of a column's fixed values is called."""
    if column in ("level", "studying_for") and isinstance(value, int):
        return _LEVELS[value]
    if (table, column) == ("nursery", "own_child") and value in ("prefer", "avoid"):
        return "preferred" if value == "prefer" else "avoided"
    return VALUES.get(str(value), str(value).replace("_", " "))
