"""The quality gate: floors that scores were measured at and may not fall below."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import GoldError
from onrecord.evaluate.pairs import PairScore
from onrecord.evaluate.rates import percent
from onrecord.evaluate.score import Report


@dataclass(frozen=True, slots=True)
class Floors:
    """The lowest allowed value of each measure, in per cent, and the hash of the gold it was measured on."""

    gold: str
    values: Mapping[str, float]


def hash_gold(files: Iterable[Path]) -> str:
    """Hash gold files, so that floors can't be held against other files than they were measured on.

    The folder that they lie in does not count; their names and bytes do.
    """
    total = hashlib.sha256()
    for file in sorted(files, key=lambda file: file.name):
        total.update(f"{file.name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def measure(report: Report) -> dict[str, float]:
    """Take the values that are held to floors out of a report: every F1, and every share of the occasion.

    Values are per cent, rounded down to a tenth, and keyed `found`, `exact` … `occasion date` ….
    """
    values = {str(name): score.f1 for name, score in report.overall.items()}
    values |= {name: score.f1 for name, score in report.claims.items()}
    values |= {f"occasion {field}": percent(s.right, s.total) for field, s in report.occasion.items()}
    return {name: math.floor(value * 10) / 10 for name, value in values.items()}


def measure_pairs(score: PairScore) -> dict[str, float]:
    """Take the values that are held to floors out of the score of compared pairs, in the same way."""
    values = {
        "pairs both sides": score.aligned.f1,
        "pairs points": score.points.f1,
        "pairs relation": percent(score.relation.right, score.relation.total),
    }
    return {name: math.floor(value * 10) / 10 for name, value in values.items()}


def check(floors: Floors, gold: str, values: Mapping[str, float]) -> tuple[str, ...]:
    """List what breaks the gate: a changed gold, or each measure that is below its floor or missing."""
    if gold != floors.gold:
        return (f"the gold has changed (hash {gold[:12]}, floors {floors.gold[:12]}): measure the floors again",)
    return tuple(
        f"{name} is {_shown(values.get(name))}, below its floor of {floor:.1f}"
        for name, floor in sorted(floors.values.items())
        if values.get(name, -1.0) < floor
    )


def lowered(old: Floors, new: Floors) -> tuple[str, ...]:
    """List the floors that the new ones would lower or drop."""
    return tuple(
        f"{name}: {floor:.1f} -> {_shown(new.values.get(name))}"
        for name, floor in sorted(old.values.items())
        if new.values.get(name, -1.0) < floor
    )


def read_floors(path: Path) -> Floors:
    """Read a baseline file; raises `GoldError` when it isn't one."""
    try:
        content = json.loads(path.read_text("utf-8"))
        return Floors(str(content["gold"]), {str(k): float(v) for k, v in content["floors"].items()})
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise GoldError(f"{path}: not a file of floors: {error}", str(path)) from error


def write_floors(path: Path, floors: Floors) -> None:
    """Write a baseline file, sorted, so that a change shows as a change of one line."""
    content = {"gold": floors.gold, "floors": dict(sorted(floors.values.items()))}
    path.write_text(json.dumps(content, indent=2) + "\n", "utf-8")


def _shown(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.1f}"
