"""How well positions and commitments were read, beside those that a person coded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.evaluate.alignment import Alignment, Measure, Pair, name_actors, spans_of
from onrecord.evaluate.gold import GoldCommitment, GoldPosition
from onrecord.evaluate.rates import Score
from onrecord.evaluate.tokens import Tokens, fold_names, tokens_of, word_f1
from onrecord.extract.issues import issue_words
from onrecord.model.claim import Commitment, Position

ACTION_F1 = 0.6
"""Word-F1 from which two actions, or two conditions, are the same: a coder may cut a clause shorter or longer."""


def score_positions(alignments: Iterable[Alignment]) -> Score:
    """Tell how many of the positions that were found are right, and how many of the coded ones were found.

    A position is right when the holder's name and the stance are the coded ones, and a word of its issue or one of
    its statements is too. Coded and found positions are paired one to one, those that share most first.
    """
    return _total(
        Score(len(pair_positions(each)), len(each.extraction.positions), len(each.gold.positions))
        for each in alignments
    )


def score_commitments(alignments: Iterable[Alignment]) -> Score:
    """Tell how many of the commitments that were found are right, and how many of the coded ones were found.

    A commitment is right when its kind is the coded one, and its action and condition at word-F1 >= 0.6; a condition
    may also be missing on both sides. The rows of a joint commitment, one for each committer, count once.
    """
    return _total(
        Score(len(pair_commitments(each)), len(found_commitments(each)), len(coded_commitments(each)))
        for each in alignments
    )


def pair_positions(alignment: Alignment) -> tuple[Pair, ...]:
    """Pair coded with found positions, by their places in the gold and in the extraction."""
    statements = _answers(alignment)
    likeness = {
        (i, j): _likeness(alignment, coded, found, statements)
        for i, coded in enumerate(alignment.gold.positions)
        for j, found in enumerate(alignment.extraction.positions)
    }
    return _pair(likeness)


def pair_commitments(alignment: Alignment) -> tuple[Pair, ...]:
    """Pair coded with found commitments, by their places among `coded_commitments` and `found_commitments`."""
    text = alignment.gold.document.text
    likeness = {
        (i, j): _action_f1(text, coded, found)
        for i, coded in enumerate(coded_commitments(alignment))
        for j, found in enumerate(found_commitments(alignment))
    }
    return _pair(likeness)


def coded_commitments(alignment: Alignment) -> Sequence[GoldCommitment]:
    """Give the coded commitments, each kind and action once."""
    return tuple({(each.kind, each.actions): each for each in alignment.gold.commitments}.values())


def found_commitments(alignment: Alignment) -> Sequence[Commitment]:
    """Give the commitments that were found, each kind and action once."""
    return tuple({(each.kind, each.action.span): each for each in alignment.extraction.commitments}.values())


def _total(scores: Iterable[Score]) -> Score:
    total = Score()
    for score in scores:
        total += score
    return total


def _answers(alignment: Alignment) -> dict[str, str]:
    """Map the ids of coded statements to those of the findings that answer them."""
    pairs = alignment.outcomes[Measure.FOUND].right
    return {alignment.gold.statements[i].id: alignment.extraction.statements[j].id for i, j in pairs}


def _likeness(alignment: Alignment, coded: GoldPosition, found: Position, statements: dict[str, str]) -> float:
    """Give 0 for two positions that aren't the same, more the more of their words and statements are."""
    holders = name_actors(alignment.extraction, [found.holder])
    if fold_names(holders) != fold_names([coded.holder]) or coded.stance != found.stance:
        return 0.0
    words = _shared(issue_words(coded.issue), issue_words(found.issue.label))
    answers = frozenset(statements[id] for id in coded.statements if id in statements)
    return words + _shared(answers, frozenset(found.statements))


def _shared(some: frozenset[str], others: frozenset[str]) -> float:
    both = len(some & others)
    return 2 * both / (len(some) + len(others)) if both else 0.0


def _action_f1(text: str, coded: GoldCommitment, found: Commitment) -> float:
    action = word_f1(tokens_of(text, coded.actions), tokens_of(text, [found.action.span]))
    conditions = spans_of([found.condition] if found.condition else [])
    same = _same_condition(tokens_of(text, coded.conditions), tokens_of(text, conditions))
    return action if coded.kind == found.kind and same and action >= ACTION_F1 else 0.0


def _same_condition(coded: Tokens, found: Tokens) -> bool:
    return word_f1(coded, found) >= ACTION_F1 or not (coded or found)


def _pair(likeness: dict[Pair, float]) -> tuple[Pair, ...]:
    """Pair one to one, the most alike first; what is not alike at all stays alone."""
    return tuple(sorted(_greedy(sorted((-value, pair) for pair, value in likeness.items() if value > 0))))


def _greedy(ranked: Iterable[tuple[float, Pair]]) -> Iterator[Pair]:
    coded: set[int] = set()
    found: set[int] = set()
    for _, (i, j) in ranked:
        if i not in coded and j not in found:
            coded.add(i)
            found.add(j)
            yield (i, j)
