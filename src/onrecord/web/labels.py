"""The words and the families by which a page names what was found."""

from __future__ import annotations

from onrecord.model.comparison import Difference, Relation
from onrecord.model.statement import Act, Statement

FAMILIES: dict[str, tuple[Act, ...]] = {
    "tells": (Act.ASSERT, Act.ANNOUNCE, Act.EXPRESS),
    "favours": (Act.PRAISE, Act.SUPPORT, Act.PROMISE, Act.PROPOSE, Act.CONCEDE),
    "presses": (Act.DEMAND, Act.APPEAL, Act.WARN),
    "resists": (Act.DENY, Act.REJECT, Act.OPPOSE, Act.CRITICISE, Act.ACCUSE, Act.THREATEN),
}
"""The acts in four families, so that four colours do; seventeen can't be told apart. Every label says the act, too."""

RELATIONS = {
    Relation.SAME: "both say it",
    Relation.DIFFERS: "both, but not the same",
    Relation.ONLY_A: "only A",
    Relation.ONLY_B: "only B",
}
DIFFERENCES = {
    Difference.STRENGTH: "how strongly",
    Difference.NUMBER: "figures or dates",
    Difference.CONDITION: "a condition",
    Difference.SUBJECT: "what is said of it",
    Difference.SPEAKER: "who says it",
}

_FAMILY_OF = {act: family for family, acts in FAMILIES.items() for act in acts}


def family_of(statement: Statement) -> str:
    """Give the family of what a statement does first; one that does nothing known tells."""
    return family_of_act(statement.acts[0]) if statement.acts else "tells"


def family_of_act(act: Act) -> str:
    """Give the family of an act.

    >>> family_of_act(Act.THREATEN)
    'resists'
    """
    return _FAMILY_OF[act]


def act_of(statement: Statement) -> str:
    """Give what a statement does first in words, with "not" where it denies that somebody said it."""
    act = statement.acts[0].value if statement.acts else "say"
    return f"not {act}" if statement.negated else act


def plain(word: str) -> str:
    """Write a label of the code as words.

    >>> plain("video_call")
    'video call'
    """
    return word.replace("_", " ")
