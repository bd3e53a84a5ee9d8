"""Verbatim statements, read off hand-made parses. All texts are invented."""

from __future__ import annotations

from onrecord.extract.direct import find_direct, frame_quotes
from onrecord.extract.frame import match_cue
from onrecord.lexicon import load_cues
from onrecord.model.statement import Attribution, Manner
from tests.unit.parses import Sample, read

AFTER = read(
    "“The port is deep and cold,” Olsen said.",
    "``/punct/3 DT/det/2 NN/nsubj/3 VBZ/ccomp/10=be+AUX JJ/acomp/3 CC/cc/4 JJ/conj/4 ,/punct/10 "
    "''/punct/10 NNP/nsubj/10@PERSON VBD/ROOT=say ./punct/10",
)
INTERRUPTED = read(
    "“The port is deep,” Olsen said, “and the quay is new.”",
    "``/punct/8 DT/det/2 NN/nsubj/3 VBZ/ccomp/8=be+AUX JJ/acomp/3 ,/punct/8 ''/punct/8 NNP/nsubj/8@PERSON "
    "VBD/ROOT=say ,/punct/8 ''/punct/8 CC/cc/14 DT/det/13 NN/nsubj/14 VBZ/ccomp/8=be+AUX JJ/acomp/14 "
    "./punct/8 ''/punct/8",
)


def find(sample: Sample) -> list[Attribution]:
    cues = [match for token in sample.parse.tokens if (match := match_cue(sample.parse, token, load_cues()))]
    return list(find_direct(sample.text, sample.parse, cues, frame_quotes(sample.text, sample.cut)))


def said(sample: Sample) -> list[tuple[str, str, str]]:
    """Give source, cue and content of each finding, pieces parted by a bar."""
    return [
        (
            "|".join(sample.words(each.sources)),
            "|".join(sample.words(each.cues)),
            "|".join(sample.words(each.contents)),
        )
        for each in find(sample)
    ]


def test_a_cue_after_a_quotation_attributes_it() -> None:
    assert said(AFTER) == [("Olsen", "said", "The port is deep and cold,")]
    (found,) = find(AFTER)
    assert (found.manner, found.method, found.negated) == (Manner.DIRECT, "rule:quote-after", False)


def test_a_cue_before_a_quotation_attributes_it() -> None:
    sample = read(
        "Olsen said: “The port is deep.”",
        "NNP/nsubj/1@PERSON VBD/ROOT=say :/punct/1 ``/punct/1 DT/det/5 NN/nsubj/6 VBZ/ccomp/1=be+AUX "
        "JJ/acomp/6 ./punct/1 ''/punct/1",
    )
    assert said(sample) == [("Olsen", "said", "The port is deep.")]
    assert [each.method for each in find(sample)] == ["rule:quote-before"]


def test_the_one_addressed_and_a_time_may_stand_between_cue_and_quotation() -> None:
    sample = read(
        "Olsen told the harbour board on Monday: “The port is deep and the quay is new.”",
        "NNP/nsubj/1@PERSON VBD/ROOT=tell DT/det/4 NNP/compound/4 NN/dobj/1 IN/prep/1 NNP/pobj/5@DATE "
        ":/punct/1 ``/punct/1 DT/det/10 NN/nsubj/11 VBZ/ccomp/1=be+AUX JJ/acomp/11 CC/cc/11 DT/det/15 "
        "NN/nsubj/16 VBZ/conj/11=be+AUX JJ/acomp/16 ./punct/1 ''/punct/1",
    )
    assert said(sample) == [("Olsen", "told", "The port is deep and the quay is new.")]


def test_another_verb_between_cue_and_quotation_parts_them() -> None:
    sample = read(
        "Olsen told the crews to leave and Varga sang, “The port is deep and the quay is new.”",
        "NNP/nsubj/1@PERSON VBD/ROOT=tell DT/det/3 NNS/dobj/1=crew TO/aux/5 VB/xcomp/1 CC/cc/5 "
        "NNP/nsubj/8@ORG VBD/conj/5=sing ,/punct/1 ``/punct/1 DT/det/12 NN/nsubj/13 VBZ/ccomp/1=be+AUX "
        "JJ/acomp/13 CC/cc/13 DT/det/17 NN/nsubj/18 VBZ/conj/13=be+AUX JJ/acomp/18 ./punct/1 ''/punct/1",
    )
    assert said(sample) == []


def test_the_speaker_may_stand_after_the_cue() -> None:
    sample = read(
        "“The port is deep and cold,” said a tired pilot from Varn.",
        "``/punct/3 DT/det/2 NN/nsubj/3 VBZ/ccomp/9=be+AUX JJ/acomp/3 CC/cc/4 JJ/conj/4 ,/punct/9 ''/punct/9 "
        "VBD/ROOT=say DT/det/12 JJ/amod/12 NN/nsubj/9 IN/prep/12 NNP/pobj/13@ORG ./punct/9",
    )
    assert said(sample) == [("a tired pilot from Varn", "said", "The port is deep and cold,")]


def test_a_quotation_interrupted_by_its_cue_is_one_statement() -> None:
    assert said(INTERRUPTED) == [("Olsen", "said", "The port is deep,|and the quay is new.")]


def test_a_quotation_that_goes_on_after_the_sentence_of_its_cue_is_one_statement() -> None:
    sample = read(
        "“The port is deep,” Olsen said. “We will keep it open for all the crews.”",
        "``/punct/8 DT/det/2 NN/nsubj/3 VBZ/ccomp/8=be+AUX JJ/acomp/3 ,/punct/8 ''/punct/8 NNP/nsubj/8@PERSON "
        "VBD/ROOT=say ./punct/8 "
        "| ``/punct/3 PRP/nsubj/3 MD/aux/3 VB/ROOT PRP/dobj/3 JJ/oprd/3 IN/prep/3 PDT/predet/9+DET DT/det/9 "
        "NNS/pobj/6=crew ./punct/3 ''/punct/3",
    )
    assert said(sample) == [("Olsen", "said", "The port is deep,|We will keep it open for all the crews.")]


def test_a_quotation_over_two_paragraphs_is_one_statement() -> None:
    sample = read(
        "Olsen said: “The port stays open.\n\n“The quay is new.”",
        "NNP/nsubj/1@PERSON VBD/ROOT=say :/punct/1 ``/punct/1 DT/det/5 NN/nsubj/6 VBZ/ccomp/1=stay JJ/acomp/6 "
        "./punct/1 "
        "| ''/punct/3 DT/det/2 NN/nsubj/3 VBZ/ROOT=be+AUX JJ/acomp/3 ./punct/3 ''/punct/3",
    )
    assert said(sample) == [("Olsen", "said", "The port stays open.|The quay is new.")]


def test_a_quoted_clause_after_that_is_verbatim() -> None:
    sample = read(
        "Olsen said that “we will keep the old port open for all.”",
        "NNP/nsubj/1@PERSON VBD/ROOT=say IN/mark/6+SCONJ ``/punct/6 PRP/nsubj/6 MD/aux/6 VB/ccomp/1 DT/det/9 "
        "JJ/amod/9 NN/dobj/6 JJ/oprd/6 IN/prep/10 DT/pobj/11+PRON ./punct/1 ''/punct/1",
    )
    assert said(sample) == [("Olsen", "said", "we will keep the old port open for all.")]


def test_a_quotation_that_names_a_thing_is_no_statement() -> None:
    assert (
        said(
            read(
                "The crews sailed on the ship “Old Harbour” to the town.",
                "DT/det/1 NNS/nsubj/2=crew VBD/ROOT=sail IN/prep/2 DT/det/5 NN/pobj/3 ``/punct/8 "
                "NNP/compound/8@WORK_OF_ART NNP/appos/5@WORK_OF_ART ''/punct/5 IN/prep/2 DT/det/12 NN/pobj/10 "
                "./punct/2",
            )
        )
        == []
    )


def test_a_quoted_word_in_a_paraphrase_is_no_statement_of_its_own() -> None:
    assert (
        said(
            read(
                "Olsen said the plan was “dead”.",
                "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBD/ccomp/1=be+AUX ``/punct/6 JJ/acomp/4 "
                "''/punct/4 ./punct/1",
            )
        )
        == []
    )


def test_a_quoted_sentence_without_cue_is_a_statement_of_nobody() -> None:
    sample = read(
        "The town grew. “We will keep the old port open for all.” The crews left.",
        "DT/det/1 NN/nsubj/2 VBD/ROOT=grow ./punct/2 "
        "| ''/punct/3 PRP/nsubj/3 MD/aux/3 VB/ROOT DT/det/6 JJ/amod/6 NN/dobj/3 JJ/oprd/3 IN/prep/7 "
        "DT/pobj/8+PRON ./punct/3 ''/punct/3 "
        "| DT/det/1 NNS/nsubj/2=crew VBD/ROOT=leave ./punct/2",
    )
    assert said(sample) == [("", "", "We will keep the old port open for all.")]
    assert find(sample)[0].confidence < find(AFTER)[0].confidence


def test_a_short_quoted_sentence_without_cue_is_no_statement() -> None:
    assert (
        said(
            read(
                "The town grew. “Never again.” The crews left.",
                "DT/det/1 NN/nsubj/2 VBD/ROOT=grow ./punct/2 "
                "| ''/punct/2 RB/neg/2 RB/ROOT ./punct/2 ''/punct/2 "
                "| DT/det/1 NNS/nsubj/2=crew VBD/ROOT=leave ./punct/2",
            )
        )
        == []
    )


def test_a_cue_in_another_sentence_does_not_attribute_a_quotation() -> None:
    sample = read(
        "“The port is deep and the quay is new.” The pilot said nothing.",
        "``/punct/3 DT/det/2 NN/nsubj/3 VBZ/ROOT=be+AUX JJ/acomp/3 CC/cc/3 DT/det/7 NN/nsubj/8 "
        "VBZ/conj/3=be+AUX JJ/acomp/8 ./punct/8 ''/punct/3 "
        "| DT/det/1 NN/nsubj/2 VBD/ROOT=say NN/dobj/2+PRON ./punct/2",
    )
    assert said(sample) == [("", "", "The port is deep and the quay is new.")]


def test_a_conjoined_cue_shares_its_source() -> None:
    sample = read(
        "Olsen wrote a letter to the board on Monday and said: “The port is deep and the quay is new.”",
        "NNP/nsubj/1@PERSON VBD/ROOT=write DT/det/3 NN/dobj/1 IN/prep/3 DT/det/6 NN/pobj/4 IN/prep/1 "
        "NNP/pobj/7@DATE CC/cc/1 VBD/conj/1=say :/punct/10 ``/punct/10 DT/det/14 NN/nsubj/15 "
        "VBZ/ccomp/10=be+AUX JJ/acomp/15 CC/cc/15 DT/det/19 NN/nsubj/20 VBZ/conj/15=be+AUX JJ/acomp/20 "
        "./punct/1 ''/punct/1",
    )
    assert said(sample) == [("Olsen", "said", "The port is deep and the quay is new.")]


def test_a_negated_cue_is_told() -> None:
    (found,) = find(
        read(
            "Olsen did not say: “The port will close.”",
            "NNP/nsubj/3@PERSON VBD/aux/3=do+AUX RB/neg/3+PART VB/ROOT :/punct/3 ``/punct/3 DT/det/7 NN/nsubj/9 "
            "MD/aux/9 VB/ccomp/3 ./punct/3 ''/punct/3",
        )
    )
    assert found.negated


def test_a_frame_reaches_to_the_ends_of_the_sentence_and_the_next_quotations() -> None:
    first, second = frame_quotes(INTERRUPTED.text, INTERRUPTED.cut)
    assert INTERRUPTED.words((first.before, first.after)) == ["", " Olsen said, "]
    assert INTERRUPTED.words((second.before, second.after)) == [" Olsen said, ", ""]


def test_a_quotation_inside_another_has_no_frame_of_its_own() -> None:
    sample = read(
        "Olsen said: “The crews call it ‘the old lady’ in the town.”",
        "NNP/nsubj/1@PERSON VBD/ROOT=say :/punct/1 ``/punct/1 DT/det/5 NNS/nsubj/6=crew VBP/ccomp/1 "
        "PRP/dobj/6 ''/punct/6 DT/det/11 JJ/amod/11 NN/oprd/6 ''/punct/11 IN/prep/11 DT/det/15 NN/pobj/13 "
        "./punct/1 ''/punct/1",
    )
    assert len(frame_quotes(sample.text, sample.cut)) == 1


def test_words_in_single_marks_are_no_quotation() -> None:
    sample = read(
        "The crews call her ‘the old lady’ in the town.",
        "DT/det/1 NNS/nsubj/2=crew VBP/ROOT PRP/dobj/2=she ''/punct/7 DT/det/7 JJ/amod/7 NN/oprd/2 ''/punct/7 "
        "IN/prep/7 DT/det/11 NN/pobj/9 ./punct/2",
    )
    assert frame_quotes(sample.text, sample.cut) == ()


def test_the_noun_beside_the_cue_is_the_source_where_the_parse_knows_no_subject() -> None:
    sample = read(
        "“The port is deep and cold,” said the pilot.",
        "``/punct/3 DT/det/2 NN/nsubj/3 VBZ/ccomp/9=be+AUX JJ/acomp/3 CC/cc/4 JJ/conj/4 ,/punct/9 ''/punct/9 "
        "VBD/ROOT=say DT/det/11 NN/dobj/9 ./punct/9",
    )
    assert said(sample) == [("the pilot", "said", "The port is deep and cold,")]


def test_a_quotation_in_other_marks_inside_another_has_no_frame() -> None:
    sample = read(
        "Olsen said: «The crews call it “the old lady” in the town.»",
        "NNP/nsubj/1@PERSON VBD/ROOT=say :/punct/1 ``/punct/1 DT/det/5 NNS/nsubj/6=crew VBP/ccomp/1 "
        "PRP/dobj/6 ``/punct/11 DT/det/11 JJ/amod/11 NN/oprd/6 ''/punct/11 IN/prep/11 DT/det/15 NN/pobj/13 "
        "./punct/1 ''/punct/1",
    )
    assert [frame.quote.inner.of(sample.text) for frame in frame_quotes(sample.text, sample.cut)] == [
        "The crews call it “the old lady” in the town."
    ]


def test_a_word_in_single_marks_has_no_frame() -> None:
    sample = read(
        "Olsen read ‘the sign’.", "NNP/nsubj/1 VBD/ROOT=read ''/punct/4 DT/det/4 NN/dobj/1 ''/punct/4 ./punct/1"
    )
    assert frame_quotes(sample.text, sample.cut) == ()
