"""The form over one tax year's rates: what is law in this country, typed as percentages and thresholds.

Decides nothing about rates; ``actions.own_rates`` judges what was typed and keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from nursery_rota.domain.costs.contracts import anniversary
from nursery_rota.domain.money import symbol
from nursery_rota.domain.rates import RateYear
from nursery_rota.gui.dialogs.ask_form import AskForm
from nursery_rota.gui.dialogs.form_fields import Field, make_field
from nursery_rota.gui.models.fields import FieldSpec, Kind
from nursery_rota.gui.models.words import MARKS

_LEVIES = 3
_FIELDS: tuple[tuple[str, str, Kind, bool], ...] = (
    ("label", "Tax year, such as 2027/28", "text", True),
    ("starts_on", "From (day)", "date", True),
    ("ends_on", "Until (day)", "date", True),
    ("minimum_wage_pence", "Minimum wage from 21", "money", True),
    ("minimum_wage_18_to_20_pence", "Minimum wage, 18 to 20", "money", True),
    ("minimum_wage_under_18_pence", "Minimum wage under 18", "money", True),
    ("minimum_wage_apprentice_pence", "Minimum wage of apprentices", "money", True),
    ("holiday_rate", "Holiday, % on top of pay", "number", True),
    ("ni_name", "What the employer’s insurance is called", "text", True),
    ("ni_rate", "Employer’s insurance, %", "number", True),
    ("ni_threshold_pence", "on a year’s pay above", "money", True),
    ("ni_limit_pence", "and below (empty: no limit)", "money", False),
    ("ni_from_age", "From this age (0: all ages)", "whole", True),
    ("ni_apprentice_from_age", "Apprentices from this age (0: all)", "whole", True),
    ("ni_upper_secondary_pence", "Younger people only on pay above", "money", True),
    ("employment_allowance_pence", "Allowance of the employer in a year", "money", True),
    ("pension_rate", "Employer’s pension, %", "number", True),
    ("pension_trigger_pence", "owed once a year’s pay is above", "money", True),
    ("pension_lower_pence", "on pay from", "money", True),
    ("pension_upper_pence", "to", "money", True),
    ("pension_from_age", "From this age (0: all ages)", "whole", True),
    ("sick_weekly_pence", "Sick pay the law asks for, a week", "money", True),
    ("sick_share", "at most of usual pay, %", "number", True),
    ("sick_waiting_days", "after working days", "whole", True),
    ("first_aid_course_pence", "First aid course of a parent", "money", True),
    ("first_aid_years", "lasts years", "whole", True),
    ("vetting_volunteer_pence", "Vetting of a parent, with its paperwork", "money", True),
    ("vetting_years", "lasts years", "whole", True),
    ("source", "Where these rates are from", "text", True),
)
_MARK = FieldSpec("mark", "How near to the text", "choice", True, "R", tuple(MARKS.items()))
"""Asked, never taken for granted: the report says beside its figures how well the rates are known."""
_PERCENT = frozenset({"holiday_rate", "ni_rate", "pension_rate", "sick_share"})
EMPTY: Mapping[str, Any] = {
    "ni_name": "Employer’s insurance",
    "sick_share": Decimal(1),
    "first_aid_years": 3,
    "vetting_years": 3,
}
"""What a new year starts with; everything else is nought until it is typed."""


def rates_form(
    year: RateYear | None, currency: str, title: str, says: str, doing: Callable[[Mapping[str, Any]], bool]
) -> AskForm:
    """``doing`` gets the keys of a rates file, and answers whether they were kept."""
    fields = [*_fields(year, currency), _mark_field(year), *_levy_fields(year)]

    def done(values: Mapping[str, Any]) -> bool:
        return doing(_raw(values, currency))

    return AskForm(title, fields, verb="Keep as our own rates", doing=done, says=says)


def _fields(year: RateYear | None, currency: str) -> list[Field]:
    sign = symbol(currency)
    found = []
    for key, title, kind, needed in _FIELDS:
        value = getattr(year, key) if year is not None else EMPTY.get(key, _nought(kind))
        if key in _PERCENT:
            value = float((value or Decimal(0)) * 100)
        words = f"{title} ({sign})" if kind == "money" else title
        found.append(_field(key, words, kind, needed, value))
    return found


def _mark_field(year: RateYear | None) -> Field:
    field = make_field(_MARK)
    field.show_value(year.mark if year is not None else _MARK.default)
    return field


def _nought(kind: Kind) -> Any:
    return {"money": 0, "number": Decimal(0), "whole": 0}.get(kind, "" if kind == "text" else None)


def _levy_fields(year: RateYear | None) -> list[Field]:
    """Room for further contributions: a name, a percentage, and the pay it is on."""
    found = []
    levies = year.contributions if year is not None else ()
    for place in range(max(_LEVIES, len(levies))):
        levy = levies[place] if place < len(levies) else None
        name = f"Further contribution {place + 1}"
        found += [
            _field(f"levy{place}_name", f"{name} (empty: none)", "text", False, levy.name if levy else ""),
            _field(
                f"levy{place}_rate", f"{name}, %", "number", False, float(levy.rate * 100) if levy else None
            ),
            _field(
                f"levy{place}_above",
                "on a year’s pay above",
                "money",
                False,
                levy.above_pence if levy else None,
            ),
            _field(f"levy{place}_upto", "and below", "money", False, levy.upto_pence if levy else None),
        ]
    return found


def _field(key: str, title: str, kind: Kind, needed: bool, value: Any) -> Field:
    field = make_field(FieldSpec(key, title, kind, needed, "" if kind == "text" else None))
    field.show_value(value)
    return field


def _raw(values: Mapping[str, Any], currency: str) -> dict[str, Any]:
    """The keys of a rates file out of what the form says."""
    raw: dict[str, Any] = {"currency": currency, "mark": values["mark"]}
    for key, _, _, _ in _FIELDS:
        value = values[key]
        if key in _PERCENT:
            value = _part_of_one(value)
        if isinstance(value, date):
            value = value.isoformat()
        raw[key] = value
    levies = []
    for place in range(sum(key.endswith("_name") and key.startswith("levy") for key in values)):
        if values[f"levy{place}_name"]:
            levies.append(
                {
                    "name": values[f"levy{place}_name"],
                    "rate": _part_of_one(values[f"levy{place}_rate"] or 0),
                    "above_pence": values[f"levy{place}_above"] or 0,
                    "upto_pence": values[f"levy{place}_upto"],
                }
            )
    return raw | {"contributions": levies}


def _part_of_one(percent: float) -> str:
    return str(Decimal(str(percent)) / 100)


def next_year(year: RateYear) -> RateYear:
    """The same rates for the year after, as a start for typing the new ones: so far nobody has seen them."""
    first, last = anniversary(year.starts_on, 1), anniversary(year.ends_on, 1)
    label = f"{first.year}/{last.year % 100:02d}" if last.year > first.year else str(first.year)
    return replace(year, label=label, starts_on=first, ends_on=last, source="", mark="R")
