"""Whom "I", "we", "my country" and "you" mean inside a quotation: its speaker, their state, the one addressed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.actors.choice import Reason, load_weights
from onrecord.actors.folding import fold
from onrecord.actors.reference import PRONOUNS, Kind
from onrecord.actors.roster import Roster
from onrecord.model.actor import ActorKind, Mention, MentionForm
from onrecord.model.statement import Manner, Statement
from onrecord.model.text import Span, anchor
from onrecord.text.analysis import Parse, Token

OWN = frozenset({"my", "our"})
COUNTRY = frozenset({"country", "nation", "state", "government", "people", "homeland"})


def quoted_mentions(roster: Roster, parse: Parse, statements: Iterable[Statement]) -> list[Mention]:
    """Give the mentions of speakers and addressees inside their own quotations, in the order of the text.

    Only verbatim statements count; in a quotation inside another one the words are the inner speaker's.
    """
    verbatim = [each for each in statements if each.manner == Manner.DIRECT and each.repeats is None]
    found: dict[Span, list[Mention]] = {}
    for statement in sorted(verbatim, key=lambda each: -len(each.text)):
        for piece in statement.contents:
            for mentions in _mentions(roster, parse.within(piece.span), statement):
                found[mentions[0].span.span] = mentions
    return [mention for _, mentions in sorted(found.items()) for mention in mentions]


def _mentions(roster: Roster, tokens: list[Token], statement: Statement) -> Iterator[list[Mention]]:
    for at, token in enumerate(tokens):
        kind, _ = PRONOUNS.get(fold(token.text), (None, None))
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if kind in (Kind.SPEAKER, Kind.SPEAKERS) and token.pos == "PRON":
            if fold(token.text) in OWN and after is not None and after.lemma in COUNTRY:
                yield from _of_state(roster, Span(token.start, after.end), statement)
            yield from _of(roster, token.span, statement.speakers, Reason.QUOTED)
        elif kind == Kind.ADDRESSED and token.pos == "PRON":
            yield from _of(roster, token.span, statement.addressees, Reason.TOLD)


def _of(roster: Roster, span: Span, actors: tuple[str, ...], reason: Reason) -> Iterator[list[Mention]]:
    where, why = anchor(roster.text, span), ((reason.value, load_weights().points[reason]),)
    if actors:
        yield [Mention(where, MentionForm.PRONOUN, actor, why) for actor in actors]


def _of_state(roster: Roster, span: Span, statement: Statement) -> Iterator[list[Mention]]:
    """Tie "my country" to the state of a speaker who serves one."""
    actors = [roster.entries[id].actor for id in statement.speakers]
    states = {actor.country for actor in actors if actor.kind == ActorKind.PERSON and actor.country}
    if len(states) == 1:
        state = roster.add_state(states.pop()).actor.id
        why = ((Reason.QUOTED.value, load_weights().points[Reason.QUOTED]),)
        yield [Mention(anchor(roster.text, span), MentionForm.NOMINAL, state, why)]
