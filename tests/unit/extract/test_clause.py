"""Clauses: whose side acts, and how far a phrase goes. All texts are invented."""

from __future__ import annotations

import pytest

from onrecord.extract.clause import (
    LONGEST,
    clip,
    content_tokens,
    cue_token,
    is_finite,
    is_negated,
    is_own_side,
    is_side_of,
    phrase_span,
    subject_of,
)
from onrecord.model.statement import Manner
from onrecord.model.text import Span
from tests.unit.extract.scenes import said, statement

NORWAY = (
    "Ann Ek said Norway will build the bridge.",
    "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say NNP/nsubj/5@GPE MD/aux/5 VB/ccomp/2 DT/det/7 NN/dobj/5 "
    "./punct/2",
)
SWEDEN = (NORWAY[0].replace("Norway", "Sweden"), NORWAY[1])
SHE = (
    "Ann Ek said she will not pay.",
    "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/6 MD/aux/6 RB/neg/6 VB/ccomp/2 ./punct/2",
)
THEY = (SHE[0].replace("she", "they"), SHE[1])
GOVERNMENT = (
    "Ann Ek said the government will pay.",
    "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say DT/det/4 NN/nsubj/6 MD/aux/6 VB/ccomp/2 ./punct/2",
)
LONG = (
    "Ann Ek praised the work of the crews of the port in the town on the strait near the old border of Sweden.",
    "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=praise DT/det/4 NN/dobj/2 IN/prep/4 DT/det/7 NNS/pobj/5=crew "
    "IN/prep/7 DT/det/10 NN/pobj/8 IN/prep/10 DT/det/13 NN/pobj/11 IN/prep/13 DT/det/16 NN/pobj/14 IN/prep/16 "
    "DT/det/20 JJ/amod/20 NN/pobj/17 IN/prep/20 NNP/pobj/21@GPE ./punct/2",
)


@pytest.mark.parametrize(
    ("text", "content", "verb", "own"),
    [
        (NORWAY, "Norway will build the bridge", "build", True),
        (SWEDEN, "Sweden will build the bridge", "build", False),
        (SHE, "she will not pay", "pay", True),
        (THEY, "they will not pay", "pay", False),
        (GOVERNMENT, "the government will pay", "pay", True),
    ],
)
def test_the_own_side_is_the_speaker_its_state_and_its_government(
    text: tuple[str, str], content: str, verb: str, own: bool
) -> None:
    given = said(*text, "said", content)
    token = next(each for each in given.parse.tokens if each.text == verb)
    assert is_own_side(given, given.statements[0], subject_of(given.parse, token)) is own


def test_a_pronoun_in_a_quotation_is_another_unless_it_is_the_first_person() -> None:
    given = said(*SHE, "said", "she will not pay", manner=Manner.DIRECT)
    verb = next(each for each in given.parse.tokens if each.text == "pay")
    assert not is_own_side(given, given.statements[0], subject_of(given.parse, verb))


def test_what_has_no_subject_is_nobodys() -> None:
    given = said(*NORWAY, "said", "Norway will build the bridge")
    assert not is_own_side(given, given.statements[0], None)


def test_a_speaker_stands_for_its_state_and_not_for_another_or_an_unknown() -> None:
    given = said(*NORWAY, "said", "Norway will build the bridge")
    assert is_side_of(given, "norway", "ek")
    assert is_side_of(given, "ek", "ek")
    assert not is_side_of(given, "sweden", "ek")
    assert not is_side_of(given, "nobody", "ek")


def test_negation_and_tense_are_read_off_the_verb() -> None:
    given = said(*SHE, "said", "she will not pay")
    verb = next(each for each in given.parse.tokens if each.text == "pay")
    assert is_negated(given.parse, verb)
    assert is_finite(given.parse, verb)
    other = said(*NORWAY, "said", "Norway will build the bridge").parse
    assert not any(is_negated(other, each) for each in other.tokens)


def test_the_cue_is_its_verb_and_a_statement_without_one_has_none() -> None:
    given = said(*NORWAY, "said", "Norway will build the bridge")
    token = cue_token(given, given.statements[0])
    assert token is not None
    assert token.text == "said"
    assert cue_token(given, statement(NORWAY[0], "", "Norway will build the bridge")) is None


def test_a_phrase_has_no_article_and_at_most_twelve_words() -> None:
    content = LONG[0].removeprefix("Ann Ek praised ").removesuffix(".")
    given = said(*LONG, "praised", content)
    head = next(each for each in given.parse.tokens if each.text == "work")
    span = phrase_span(given, content_tokens(given, given.statements[0]), head)
    assert span is not None
    assert span.of(LONG[0]) == "work of the crews of the port in the town"
    assert len(span.of(LONG[0]).split()) <= LONGEST


def test_a_phrase_ends_where_the_content_ends() -> None:
    one = statement(NORWAY[0], "said", "Norway will build")
    start = NORWAY[0].index("will")
    assert clip(one, Span(start, len(NORWAY[0]))).of(NORWAY[0]) == "will build"
    assert clip(one, Span(0, 3)) == Span(0, 3)
