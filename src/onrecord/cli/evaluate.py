"""The command `onrecord evaluate`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.evaluate.alignment import Alignment
    from onrecord.evaluate.gold import GoldDocument
    from onrecord.evaluate.misses import Account, Miss
    from onrecord.evaluate.pairs import PairScore
    from onrecord.evaluate.rates import Score
    from onrecord.evaluate.score import Report, Scores


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@click.option("--pairs", is_flag=True, help="PATH holds pairs of reports of one meeting: score the comparison.")
@click.option("--misses", is_flag=True, help="Print each statement that was missed, read wrong, or made up.")
@click.option("--limit", type=click.IntRange(min=1), help="Read only the first N documents.", metavar="N")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print the scores.",
)
def evaluate(paths: tuple[str, ...], pairs: bool, misses: bool, limit: int | None, form: str) -> None:
    """Measure the reading against documents that were coded by hand.

    PATH is a coded document (.json), a file of PolNeAR attributions (.jsonl), or a folder of such files.
    Printed are precision, recall and F1 in per cent, overall, by manner and by document; with --pairs the F1 of points
    that both sides have, of all points and of what one side says of the other, and the share of right relations.
    """
    if pairs:
        _evaluate_pairs(paths, form)
        return
    from onrecord.evaluate.goldfile import read_gold
    from onrecord.evaluate.misses import find_misses
    from onrecord.evaluate.score import score

    alignments = _align(read_gold(paths)[:limit])
    report = score(alignments)
    # Documents come in the order of the paths; misses are sorted by document.
    ordered = sorted(alignments, key=lambda alignment: alignment.gold.document.id)
    found = [miss for alignment in ordered for miss in find_misses(alignment)] if misses else None
    if form == "json":
        click.echo(json.dumps(_to_dict(report, found), ensure_ascii=False, indent=2))
    else:
        for line in (*_table(report), *_miss_lines(found or ())):
            click.echo(line)


def _evaluate_pairs(paths: tuple[str, ...], form: str) -> None:
    from onrecord.evaluate.pairs import PairScore, read_pairs, score_pairs
    from onrecord.pipeline import Reader

    scores = score_pairs(read_pairs(paths), Reader().read)
    total = sum(scores.values(), PairScore())
    if form == "json":
        click.echo(json.dumps({id: _pair_dict(score) for id, score in {**scores, "all": total}.items()}, indent=2))
        return
    click.echo(f"{'both sides':>14}{'points':>9}{'claims':>9}{'relation':>14}  pair")
    for id, score in {**scores, "all": total}.items():
        rates = f"{score.aligned.f1:>14.1f}{score.points.f1:>9.1f}{score.claims.f1:>9.1f}"
        click.echo(f"{rates}{f'{score.relation.right}/{score.relation.total}':>14}  {id}")


def _pair_dict(score: PairScore) -> dict[str, object]:
    return {
        "both_sides": _score_dict(score.aligned),
        "points_f1": round(score.points.f1, 1),
        "claims_f1": round(score.claims.f1, 1),
        "relation": asdict(score.relation),
        "relation_both_sides": asdict(score.relation_aligned),
    }


def _align(documents: Sequence[GoldDocument]) -> list[Alignment]:
    """Read all documents, with a progress bar on stderr where that is a terminal."""
    from onrecord.evaluate.alignment import align_all
    from onrecord.pipeline import Reader

    hidden = not sys.stderr.isatty()
    with click.progressbar(documents, label="Reading", file=sys.stderr, hidden=hidden) as progress:
        return list(align_all(progress, Reader().read))


def _to_dict(report: Report, misses: Sequence[Miss] | None) -> dict[str, object]:
    result: dict[str, object] = {
        "overall": _scores_dict(report.overall),
        "by_manner": {str(manner): _scores_dict(scores) for manner, scores in report.by_manner.items()},
        "by_document": {id: _scores_dict(scores) for id, scores in report.by_document.items()},
        "forbidden_events": report.forbidden,
        "spurious": {"total": report.spurious, "in_licence": report.spurious_licence},
        "claims": {name: _score_dict(score) for name, score in report.claims.items()},
        "occasion": {str(field): asdict(share) for field, share in report.occasion.items()},
    }
    if misses is not None:
        result["misses"] = [asdict(miss) for miss in misses]
    return result


def _scores_dict(scores: Scores) -> dict[str, dict[str, float]]:
    return {str(measure): _score_dict(score) for measure, score in scores.items()}


def _score_dict(score: Score) -> dict[str, float]:
    return {
        "right": score.right,
        "predicted": score.predicted,
        "gold": score.gold,
        "precision": round(score.precision, 1),
        "recall": round(score.recall, 1),
        "f1": round(score.f1, 1),
    }


def _table(report: Report) -> Iterator[str]:
    yield f"{'':19}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>8}{'predicted':>10}{'gold':>8}"
    yield from _score_lines("overall", report.overall)
    for manner, scores in report.by_manner.items():
        yield from _score_lines(manner, scores)
    yield ""
    for name, claim in report.claims.items():
        yield _score_line(name, claim)
    yield ""
    yield f"spurious {report.spurious}, of them in licence {report.spurious_licence}"
    if report.claims:
        yield f"events of material conflict given as happened against the coding {report.forbidden}"
    if report.occasion:
        shares = (f"{field} {share.right}/{share.total}" for field, share in report.occasion.items())
        yield f"occasion {', '.join(shares)}"
    yield ""
    yield from _document_lines(report.by_document)


def _score_lines(group: str, scores: Scores) -> Iterator[str]:
    for measure, score in scores.items():
        yield _score_line(f"{group:9}{measure:10}", score)


def _score_line(label: str, score: Score) -> str:
    rates = f"{score.precision:>10.1f}{score.recall:>8.1f}{score.f1:>8.1f}"
    return f"{label:19}{rates}{score.right:>8}{score.predicted:>10}{score.gold:>8}"


def _document_lines(documents: Mapping[str, Scores]) -> Iterator[str]:
    from onrecord.evaluate.alignment import Measure

    yield "precision/recall/F1 by document"
    yield "".join(f"{measure:13}" for measure in Measure) + "document"
    for id, scores in documents.items():
        yield "".join(f"{_cell(scores.get(measure)):13}" for measure in Measure) + id


def _cell(score: Score | None) -> str:
    return f"{score.precision:.0f}/{score.recall:.0f}/{score.f1:.0f}" if score else "-"


def _miss_lines(misses: Sequence[Miss]) -> Iterator[str]:
    for miss in misses:
        yield ""
        yield f"{miss.document} {miss.start}: {', '.join(miss.causes)}"
        yield f"  text   {miss.context}"
        if miss.gold:
            yield from _account_lines("gold", miss.gold)
        if miss.found:
            yield from _account_lines("found", miss.found)
        else:
            yield "  found  nothing"


def _account_lines(label: str, account: Account) -> Iterator[str]:
    yield f"  {label:6} {account.id}: {account.content}"
    words = f"source {account.source or '-'} | cue {account.cue or '-'}"
    names = f"speaker {', '.join(account.speakers) or '-'} | act {', '.join(account.acts) or '-'}"
    method = f" | method {account.method}" if account.method else ""
    yield f"         {words} | {names}{method}"
