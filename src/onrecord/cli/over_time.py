"""How positions over time and later words on commitments are printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from onrecord.cli.answers import SHORT
from onrecord.cli.page import plain
from onrecord.export.public import dump
from onrecord.model.series import Change, Contradiction, DatedCommitment, DatedPosition, Followup, Series


def print_series(console: Console, series: Sequence[Series]) -> None:
    """Print each holder's positions on an issue in the order of time, with changes and contradictions marked."""
    for each in series:
        console.print(Text(plain(f"{each.name}: {each.issue}"), style="bold"))
        changes = {change.after: change for change in each.changes}
        for position in each.positions:
            console.print(Text(_line(position, changes.get(position))), soft_wrap=True)
        for contradiction in each.contradictions:
            console.print(Text(f"  candidate contradiction: {_pair(contradiction)}", style="yellow"), soft_wrap=True)


def _line(position: DatedPosition, change: Change | None) -> str:
    marked = f"  [{change.kind.value}]" if change else ""
    day = position.date or "undated"
    side = f"{position.stance.value} ({position.strength}){marked}"
    return f"  {day}  {side}  {plain(position.text)}  {position.id[:SHORT]}"


def _pair(contradiction: Contradiction) -> str:
    one, other = contradiction.one, contradiction.other
    apart = "" if contradiction.days is None else f", {contradiction.days} days apart"
    return f"{one.statement[:SHORT]} ({one.stance.value}) and {other.statement[:SHORT]} ({other.stance.value}){apart}"


def series_json(each: Series) -> str:
    """Give a series as one line of JSON."""
    return dump(
        {
            "holder": {"id": each.holder, "name": each.name},
            "issue": each.issue,
            "positions": [_position(position) for position in each.positions],
            "changes": [
                {"kind": change.kind.value, "before": change.before.id, "after": change.after.id}
                for change in each.changes
            ],
            "contradictions": [
                {"one": pair.one.statement, "other": pair.other.statement, "days": pair.days}
                for pair in each.contradictions
            ],
        }
    )


def _position(position: DatedPosition) -> dict[str, object]:
    return {
        "id": position.id,
        "document": position.document,
        "date": position.date,
        "stance": position.stance.value,
        "strength": position.strength,
        "statement": position.statement,
        "text": position.text,
    }


def print_followups(console: Console, commitments: Iterable[DatedCommitment], followups: Iterable[Followup]) -> None:
    """Print each commitment with the later words and events that may bear on it, for a person to judge."""
    by_commitment: dict[str, list[Followup]] = {}
    for each in followups:
        by_commitment.setdefault(each.commitment, []).append(each)
    for commitment in commitments:
        found = by_commitment.get(commitment.id, [])
        day = commitment.date or "undated"
        what = plain(f"{commitment.kind.value} of {commitment.name}: {commitment.action}")
        head = f"{day}  {what}  {commitment.id[:SHORT]}"
        console.print(Text(head, style="bold"), soft_wrap=True)
        for each in found:
            why = ", ".join(each.reasons)
            line = f"  {each.date}  may be {each.bearing.value} ({why}): {plain(each.text)}  {each.finding[:SHORT]}"
            console.print(Text(line), soft_wrap=True)
        if not found:
            console.print(Text("  nothing later bears on it"))


def followup_json(each: Followup) -> str:
    """Give a candidate as one line of JSON."""
    return dump(
        {
            "commitment": each.commitment,
            "finding": each.finding,
            "document": each.document,
            "date": each.date,
            "bearing": each.bearing.value,
            "score": each.score,
            "reasons": list(each.reasons),
            "text": each.text,
        }
    )
