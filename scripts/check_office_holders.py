"""Check the shipped table of office holders: python scripts/check_office_holders.py.

Prints one line for each fault and ends with 1 where there is any: dates, codes and ids that can't be right, an item id
of two persons or two of one person, and two holders of a one-holder office at the same time by more than their dates
leave open. `make check` runs it.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.actors.folding import fold
from onrecord.actors.tenures import read_table
from onrecord.errors import LexiconError
from onrecord.model.actor import ActorKind, Tenure

FOLDER = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "data" / "actors"
HANDOVER = timedelta(days=45)
"""Two holders may overlap so long: sources date a handover from election, appointment or oath."""

FOREVER = date(2100, 1, 1)


def main() -> None:
    """Check and report."""
    try:
        tenures = read_table(FOLDER / "office_holders.csv")
    except LexiconError as error:
        sys.exit(str(error))
    allowed = _allowed()
    faults = [*check_ids(tenures), *check_overlaps(tenures, allowed)]
    for fault in faults:
        print(fault)
    print(f"{len(tenures)} tenures, {len(faults)} faults", file=sys.stderr)
    sys.exit(bool(faults))


def _allowed() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "shared_offices.toml").read_text("utf-8"))


def check_ids(tenures: Iterable[Tenure]) -> Iterator[str]:
    """Find item ids that no item can have, and ids of two persons."""
    names: dict[str, set[str]] = defaultdict(set)
    for tenure in tenures:
        if tenure.wikidata and not re.fullmatch(r"Q[1-9]\d*", tenure.wikidata):
            yield f"{tenure.name}: {tenure.wikidata!r} is no Wikidata item"
        if tenure.wikidata:
            names[tenure.wikidata].add(fold(tenure.name))
    for id, bearers in sorted(names.items()):
        if len(bearers) > 1:
            yield f"{id} is the item of {' and of '.join(sorted(bearers))}"


def check_overlaps(tenures: Iterable[Tenure], allowed: dict[str, Any]) -> Iterator[str]:
    """Find two holders of a one-holder office at one time."""
    shared = set(allowed["offices"]["words"])
    pairs = {(country, office) for country, office in allowed["states"]["pairs"]}
    held: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        if tenure.kind == ActorKind.PERSON and tenure.office not in shared:
            held[tenure.country or "", tenure.office].append(tenure)
    for (country, office), holders in sorted(held.items()):
        if (country, office) in pairs:
            continue
        for one, other in combinations(holders, 2):
            if fold(one.name) != fold(other.name) and (days := overlap(one, other)) > HANDOVER:
                yield f"{country} {office}: {_line(one)} and {_line(other)} overlap by {days.days} days"


def overlap(one: Tenure, other: Tenure) -> timedelta:
    """Give how long two tenures overlap for certain, whatever days their cut dates stand for.

    >>> overlap(Tenure("A", "president", None, "2001", "2005-06"), Tenure("B", "president", None, "2005", "2009"))
    datetime.timedelta(0)
    """
    start = max(last_day(one.start), last_day(other.start))
    end = min(first_day(one.end) if one.end else FOREVER, first_day(other.end) if other.end else FOREVER)
    return max(end - start, timedelta(0))


def first_day(value: str) -> date:
    """Give the first day that a cut date may stand for.

    >>> first_day("2005-06")
    datetime.date(2005, 6, 1)
    """
    return date.fromisoformat(value + "-01-01"[3 * value.count("-") :])


def last_day(value: str) -> date:
    """Give the last day that a cut date may stand for; a start left empty lies before all others.

    >>> last_day("2005-02"), last_day("2005")
    (datetime.date(2005, 2, 28), datetime.date(2005, 12, 31))
    """
    if not value:
        return date.min
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1) - timedelta(days=1)
    return date.fromisoformat(value)


def _line(tenure: Tenure) -> str:
    return f"{tenure.name} ({tenure.start} to {tenure.end or 'now'})"


if __name__ == "__main__":
    main()
