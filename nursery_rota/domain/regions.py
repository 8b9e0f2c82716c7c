"""What a holiday region implies beside its holidays: the local time zone and the currency."""

from __future__ import annotations

_LOCAL = {
    "GB": ("Europe/London", "GBP"),
    "IE": ("Europe/Dublin", "EUR"),
    "FR": ("Europe/Paris", "EUR"),
    "DE": ("Europe/Berlin", "EUR"),
    "NZ": ("Pacific/Auckland", "NZD"),
    "US": ("America/Los_Angeles", "USD"),
}
"""The United States have several zones; that of the Californian co-operatives stands for them."""


def time_zone(region: str) -> str:
    """The IANA zone of a region such as "GB-SCT"; the United Kingdom's where the region is unknown."""
    return _local(region)[0]


def currency(region: str) -> str:
    """The currency code of a region; pounds where the region is unknown."""
    return _local(region)[1]


def _local(region: str) -> tuple[str, str]:
    return _LOCAL.get(region.partition("-")[0], _LOCAL["GB"])
