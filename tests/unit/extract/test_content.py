"""Where a content begins and ends, read off hand-made parses. All texts are invented."""

from __future__ import annotations

from onrecord.extract.content import (
    borrowed_clauses,
    clause_spans,
    clauses_of,
    complete,
    end_before_cues,
    is_infinitive,
    join_pieces,
    trim,
)
from onrecord.extract.frame import CueMatch, match_cue
from onrecord.lexicon import load_cues
from tests.unit.parses import Sample, read

PLAIN = read(
    "Olsen said that the port is deep.",
    "NNP/nsubj/1@PERSON VBD/ROOT=say IN/mark/5+SCONJ DT/det/4 NN/nsubj/5 VBZ/ccomp/1=be+AUX JJ/acomp/5 ./punct/1",
)
ADDING = read(
    "Olsen said the port is deep, adding that the quay is new.",
    "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=be+AUX JJ/acomp/4 ,/punct/1 "
    "VBG/advcl/1=add IN/mark/11+SCONJ DT/det/10 NN/nsubj/11 VBZ/ccomp/7=be+AUX JJ/acomp/11 ./punct/1",
)
SPLIT = read(
    "The port is, Olsen said, deep and cold.",
    "DT/det/1 NN/nsubj/2 VBZ/ccomp/5=be+AUX ,/punct/5 NNP/nsubj/5 VBD/ROOT=say ,/punct/5 JJ/acomp/2 CC/cc/7 "
    "JJ/conj/7 ./punct/5",
)
INSISTING = read(
    "Olsen said yes, insisting the quay is new.",
    "NNP/nsubj/1 VBD/ROOT=say UH/intj/1+INTJ ,/punct/1 VBG/advcl/1=insist DT/det/6 NN/nsubj/7 VBZ/ccomp/1=be+AUX "
    "JJ/acomp/7 ./punct/1",
)


def match_at(sample: Sample, cue: str) -> CueMatch:
    match = match_cue(sample.parse, sample.token(cue), load_cues())
    assert match is not None
    return match


def content_of(sample: Sample, cue: str) -> list[str]:
    match = match_at(sample, cue)
    return sample.words(clause_spans(sample.parse, match, clauses_of(sample.parse, match.token)[0]))


def test_a_content_begins_after_that_and_ends_before_the_full_stop() -> None:
    assert content_of(PLAIN, "said") == ["the port is deep"]


def test_a_content_before_its_cue_leaves_cue_and_source_out() -> None:
    assert content_of(
        read(
            "The port is deep, Olsen said.",
            "DT/det/1 NN/nsubj/2 VBZ/ccomp/6=be+AUX JJ/acomp/2 ,/punct/6 NNP/nsubj/6@PERSON VBD/ROOT=say ./punct/6",
        ),
        "said",
    ) == ["The port is deep"]


def test_a_cue_inside_its_content_splits_it() -> None:
    assert content_of(SPLIT, "said") == ["The port is", "deep and cold"]


def test_a_conjoined_clause_goes_on_with_the_content() -> None:
    sample = read(
        "Olsen said the port is deep and the quay will stay dry.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=be+AUX JJ/acomp/4 CC/cc/4 DT/det/8 "
        "NN/nsubj/10 MD/aux/10 VB/conj/4 JJ/acomp/10 ./punct/1",
    )
    assert content_of(sample, "said") == ["the port is deep and the quay will stay dry"]


def test_the_time_of_saying_is_no_content() -> None:
    sample = read(
        "Olsen confirmed the closure of the port Monday.",
        "NNP/nsubj/1@PERSON VBD/ROOT=confirm DT/det/3 NN/dobj/1 IN/prep/3 DT/det/6 NN/pobj/4 "
        "NNP/npadvmod/1@DATE ./punct/1",
    )
    match = match_at(sample, "confirmed")
    words = complete(sample.parse, match, sample.parse.subtree(sample.token("closure")))
    assert sample.words(join_pieces(sample.parse, words)) == ["the closure of the port"]


def test_what_hangs_on_the_cue_after_a_content_completes_it() -> None:
    sample = read(
        "Olsen confirmed the closure of the port for all ships.",
        "NNP/nsubj/1@PERSON VBD/ROOT=confirm DT/det/3 NN/dobj/1 IN/prep/3 DT/det/6 NN/pobj/4 IN/prep/3 "
        "DT/det/9 NNS/pobj/7=ship ./punct/1",
    )
    match = match_at(sample, "confirmed")
    words = complete(sample.parse, match, list(sample.parse.tokens[2:4]))
    assert sample.words(join_pieces(sample.parse, words)) == ["the closure of the port for all ships"]


def test_a_time_inside_the_content_stays() -> None:
    sample = read(
        "Olsen said that on Monday the port will close for a long winter.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say IN/mark/8+SCONJ IN/prep/8 NNP/pobj/3@DATE DT/det/6 NN/nsubj/8 "
        "MD/aux/8 VB/ccomp/1 IN/prep/8 DT/det/12@DATE JJ/amod/12@DATE NN/pobj/9@DATE ./punct/1",
    )
    assert content_of(sample, "said") == ["on Monday the port will close for a long winter"]


def test_the_narrators_next_verb_is_no_content() -> None:
    sample = read(
        "The president stressed that trade should grow, and met the minister later.",
        "DT/det/1 NN/nsubj/2 VBD/ROOT=stress IN/mark/6+SCONJ NN/nsubj/6 MD/aux/6 VB/ccomp/2 ,/punct/2 CC/cc/2 "
        "VBD/conj/2=meet DT/det/11 NN/dobj/9 RB/advmod/9 ./punct/2",
    )
    assert content_of(sample, "stressed") == ["trade should grow"]


def test_a_condition_belongs_to_the_content() -> None:
    sample = read(
        "Olsen said the port will close if the river freezes.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/5 MD/aux/5 VB/ccomp/1 IN/mark/9+SCONJ DT/det/8 "
        "NN/nsubj/9 VBZ/advcl/5=freeze ./punct/1",
    )
    assert content_of(sample, "said") == ["the port will close if the river freezes"]


def test_an_infinitive_is_no_finite_clause() -> None:
    sample = read(
        "Olsen promised to keep the port open.",
        "NNP/nsubj/1@PERSON VBD/ROOT=promise TO/aux/3 VB/xcomp/1 DT/det/5 NN/dobj/3 JJ/oprd/3 ./punct/1",
    )
    assert is_infinitive(sample.parse, sample.token("keep"))
    assert clauses_of(sample.parse, sample.token("promised")) == []
    wish = read(
        "The minister wants the board to open the port.",
        "DT/det/1 NN/nsubj/2 VBZ/ROOT=want DT/det/4 NN/nsubj/6 TO/aux/6 VB/ccomp/2 DT/det/8 NN/dobj/6 ./punct/2",
    )
    assert clauses_of(wish.parse, wish.token("wants")) == []
    assert not is_infinitive(PLAIN.parse, PLAIN.token("is"))


def test_a_content_ends_before_a_participle_that_is_a_cue() -> None:
    match = match_at(ADDING, "said")
    whole = (ADDING.place("the port is deep, adding that the quay is new"),)
    cues = frozenset({match.token.i, ADDING.token("adding").i})
    assert ADDING.words(end_before_cues(ADDING.parse, match, whole, cues)) == ["the port is deep"]


def test_a_content_is_not_ended_by_a_cue_before_it() -> None:
    match = match_at(ADDING, "adding")
    whole = (ADDING.place("the quay is new"),)
    cues = frozenset({ADDING.token("said").i, match.token.i})
    assert end_before_cues(ADDING.parse, match, whole, cues) == whole


def test_a_participle_borrows_the_clause_that_was_hung_on_the_cue_before() -> None:
    found = borrowed_clauses(INSISTING.parse, INSISTING.token("insisting"))
    assert [clause.text for clause in found] == ["is"]


def test_a_verb_that_is_no_participle_borrows_nothing() -> None:
    assert borrowed_clauses(PLAIN.parse, PLAIN.token("said")) == []


def test_a_run_of_words_loses_that_and_punctuation_at_its_ends() -> None:
    assert [word.text for word in trim(list(PLAIN.parse.tokens[2:]))] == ["the", "port", "is", "deep"]
    assert trim([PLAIN.token(".")]) == []


def test_words_to_avoid_part_a_content_in_pieces() -> None:
    avoid = frozenset({PLAIN.token("port").i})
    pieces = join_pieces(PLAIN.parse, list(PLAIN.parse.tokens[3:7]), avoid)
    assert PLAIN.words(pieces) == ["the", "is deep"]


def test_no_words_make_no_piece() -> None:
    assert join_pieces(PLAIN.parse, []) == ()


def test_a_clause_in_the_present_that_was_hung_on_the_cue_goes_on_with_the_content() -> None:
    sample = read(
        "Olsen said the port is deep and the quay stays dry.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=be+AUX JJ/acomp/4 CC/cc/1 DT/det/8 "
        "NN/nsubj/9 VBZ/conj/1=stay JJ/acomp/9 ./punct/1",
    )
    assert content_of(sample, "said") == ["the port is deep and the quay stays dry"]
