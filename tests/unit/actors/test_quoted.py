"""Whom "I", "we", "you" and "my country" mean inside a quotation. All people are invented."""

from __future__ import annotations

from dataclasses import replace

from onrecord.actors.quoted import quoted_mentions
from onrecord.actors.roster import Roster
from onrecord.actors.tenures import TenureTable
from onrecord.model.actor import ActorKind, MentionForm
from onrecord.model.statement import Manner, Statement
from onrecord.model.text import Span, anchor
from tests.unit.parses import read

SAMPLE = read(
    "I thank you for my country.",
    "PRP/nsubj/1=i VBP/ROOT=thank PRP/dobj/1=you IN/prep/1 PRP$/poss/5=my NN/pobj/3=country ./punct/1",
)
WHOLE = anchor(SAMPLE.text, Span(0, len(SAMPLE.text)))
SAID = Statement("s1", Manner.DIRECT, (WHOLE,), speakers=("person:olsen",), addressees=("person:varga",))


def roster() -> Roster:
    found = Roster(SAMPLE.text, None, TenureTable(()))
    for name in ("Olsen", "Varga"):
        found.add_local(ActorKind.PERSON, name)
    entry = found.entries["person:olsen"]
    entry.actor = replace(entry.actor, country="NOR")
    return found


def meant(statement: Statement) -> list[tuple[str, str | None, MentionForm]]:
    found = quoted_mentions(roster(), SAMPLE.parse, [statement])
    return [(mention.span.exact, mention.actor, mention.form) for mention in found]


def test_each_pronoun_is_its_person_and_the_own_country_its_state() -> None:
    assert meant(SAID) == [
        ("I", "person:olsen", MentionForm.PRONOUN),
        ("you", "person:varga", MentionForm.PRONOUN),
        ("my", "person:olsen", MentionForm.PRONOUN),
        ("my country", "state:NOR", MentionForm.NOMINAL),
    ]


def test_a_paraphrase_speaks_for_nobody() -> None:
    assert meant(replace(SAID, manner=Manner.INDIRECT)) == []


def test_a_pull_quote_is_not_counted_again() -> None:
    assert meant(replace(SAID, repeats="s0")) == []


def test_without_speaker_nobody_is_meant() -> None:
    assert meant(replace(SAID, speakers=(), addressees=())) == []
