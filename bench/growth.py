"""How the engine's time grows with families, weeks and places: a table, and a picture drawn by hand as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.clock import Clock
from bench.instances import Nursery, made_up
from nursery_rota.solver import solve

TARGET = Path(__file__).resolve().parent.parent / "docs" / "bench-growth.svg"
SEEDS = 3
INK, MUTED, GRID, GROUND = "#23302F", "#5C6B69", "#DDE5E3", "#FFFFFF"
COLOURS = ("#0F766E", "#B45309", "#6A3B66")


@dataclass(frozen=True)
class Curve:
    """What grows, the sizes, and the nursery of each; the rest of the nursery stays as it is or follows."""

    name: str
    nurseries: Sequence[tuple[int, Nursery]]


@dataclass(frozen=True)
class Point:
    size: int
    seconds: float
    proved: float
    """Seconds for the whole, and until fill and fairness were settled; medians."""


def _nursery(families: int, weeks: int, places: int) -> Nursery:
    rooms = max(2, round(places / weeks / 8))
    sessions = min(5 * rooms * weeks, places)
    return Nursery(families=families, weeks=weeks, rooms=rooms, sessions=sessions, places=places)


CURVES = (
    Curve("families (8 duties each, 13 weeks)", [(n, _nursery(n, 13, 8 * n)) for n in (10, 20, 40, 60, 80)]),
    Curve(
        "weeks (40 families, 24 places a week)", [(w, _nursery(40, w, 24 * w)) for w in (4, 8, 13, 26, 38)]
    ),
    Curve("places (40 families, 13 weeks)", [(n, _nursery(40, 13, n)) for n in (80, 160, 240, 320, 400)]),
)


def growth() -> Iterator[str]:
    """The lines of the table; the picture is written along the way."""
    measured = [(curve, [_measure(size, nursery) for size, nursery in curve.nurseries]) for curve in CURVES]
    TARGET.write_text(picture(measured), encoding="utf-8")
    yield f"Median of {SEEDS} nurseries of each size, in seconds: fill and fairness settled, and the whole."
    yield ""
    yield "![Time by families, weeks and places](bench-growth.svg)"
    yield ""
    yield "| What grows | Size: fill and fairness, whole |"
    yield "|---|---|"
    for curve, points in measured:
        cells = ", ".join(f"{p.size}: {p.proved:.2f}, {p.seconds:.2f}" for p in points)
        yield f"| {curve.name} | {cells} |"


def _measure(size: int, nursery: Nursery) -> Point:
    whole, settled = [], []
    for seed in range(SEEDS):
        clock = Clock()
        plan = solve(made_up(nursery, seed), progress=clock)
        whole.append(plan.seconds)
        settled.append(clock.reached.get("comfort", plan.seconds))
    return Point(size, median(whole), median(settled))


def picture(measured: Sequence[tuple[Curve, Sequence[Point]]]) -> str:
    """Three small graphs side by side, with one scale of seconds."""
    top = _round_up(max(point.seconds for _, points in measured for point in points))
    width, height = 960, 300
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-family="Source Sans 3, Segoe UI, Helvetica, Arial, sans-serif">',
        "<title>How long filling a rota takes, by families, weeks and places</title>",
        f'<rect width="{width}" height="{height}" fill="{GROUND}"/>',
    ]
    for number, (curve, points) in enumerate(measured):
        parts.extend(_graph(56 + 312 * number, curve, points, top, COLOURS[number]))
    parts.append(
        _text(480, 290, "whole rota (line) and fill with fairness alone (dashes), in seconds", "middle")
    )
    return "\n".join([*parts, "</svg>"]) + "\n"


def _graph(left: int, curve: Curve, points: Sequence[Point], top: float, colour: str) -> Iterator[str]:
    width, height, above = 244, 180, 44
    most = points[-1].size

    def x(size: float) -> float:
        return left + width * size / most

    def y(seconds: float) -> float:
        return above + height * (1 - seconds / top)

    yield _text(left, 24, curve.name, "start", INK, 13)
    for step in range(5):
        seconds = top * step / 4
        yield f'<path d="M{left} {y(seconds):.1f}h{width}" stroke="{GRID}" fill="none"/>'
        yield _text(left - 8, y(seconds) + 4, f"{seconds:g}", "end")
    for point in points:
        yield _text(x(point.size), above + height + 20, str(point.size), "middle")
    for value, dash in (
        ([p.proved for p in points], ' stroke-dasharray="5 4"'),
        ([p.seconds for p in points], ""),
    ):
        line = " ".join(f"{x(p.size):.1f},{y(v):.1f}" for p, v in zip(points, value, strict=True))
        yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>'
    for point in points:
        yield f'<circle cx="{x(point.size):.1f}" cy="{y(point.seconds):.1f}" r="3.5" fill="{colour}"/>'


def _text(x: float, y: float, words: str, anchor: str, ink: str = MUTED, size: int = 12) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{ink}" font-size="{size}" text-anchor="{anchor}">{words}</text>'
    )


def _round_up(seconds: float) -> float:
    """The next amount that four lines divide evenly."""
    for step in (0.4, 0.8, 1.2, 2, 4, 8, 12, 20, 40, 80, 120, 200, 400):
        if seconds <= step:
            return step
    return seconds
