"""All attributions of a text, read off hand-made parses. All texts are invented."""

from __future__ import annotations

import pytest

from onrecord.extract.attribution import find_attributions, find_by_rules
from onrecord.lexicon import load_cues
from onrecord.model.statement import Attribution, Manner
from onrecord.tagger.network import Tagged
from tests.unit.parses import Sample, read

PLAIN = read(
    "Olsen said that the port stays open.",
    "NNP/nsubj/1@PERSON VBD/ROOT=say IN/mark/5+SCONJ DT/det/4 NN/nsubj/5 VBZ/ccomp/1=stay JJ/acomp/5 ./punct/1",
)
NO_TEXT = Sample("", read("", "").parse)
BELIEVE = read(
    "Olsen said the pilots believe that the port is deep.",
    "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NNS/nsubj/4=pilot VBP/ccomp/1 IN/mark/8+SCONJ DT/det/7 "
    "NN/nsubj/8 VBZ/ccomp/4=be+AUX JJ/acomp/8 ./punct/1",
)
BARE = read(
    "Olsen said the port is deep. “We will keep the old port open for all.”",
    "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=be+AUX JJ/acomp/4 ./punct/1 "
    "| ``/punct/3 PRP/nsubj/3 MD/aux/3 VB/ROOT DT/det/6 JJ/amod/6 NN/dobj/3 JJ/oprd/3 IN/prep/7 "
    "DT/pobj/8+PRON ./punct/3 ''/punct/3",
)


def find(sample: Sample, *tagged: Tagged) -> tuple[Attribution, ...]:
    return find_attributions(sample.text, sample.cut, sample.parse, load_cues(), tagged)


def words_of(sample: Sample, each: Attribution) -> tuple[str, str, str]:
    """Give source, cue and content, pieces parted by a bar."""
    sources, cues, contents = (sample.words(spans) for spans in (each.sources, each.cues, each.contents))
    return "|".join(sources), "|".join(cues), "|".join(contents)


def said(sample: Sample, *tagged: Tagged) -> list[tuple[str, str, str]]:
    return [words_of(sample, each) for each in find(sample, *tagged)]


def tag(sample: Sample, source: str, cue: str, content: str) -> Tagged:
    return Tagged((sample.place(content),), (sample.place(source),), sample.place(cue), 0.9)


def test_a_text_without_words_has_no_attribution() -> None:
    assert find(NO_TEXT) == ()


def test_a_paraphrase_is_indirect() -> None:
    assert said(PLAIN) == [("Olsen", "said", "the port stays open")]
    assert find(PLAIN)[0].manner == Manner.INDIRECT


def test_a_paraphrase_with_quoted_words_is_mixed() -> None:
    sample = read(
        "Olsen said the plan was “dead”.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBD/ccomp/1=be+AUX ``/punct/6 JJ/acomp/4 "
        "''/punct/4 ./punct/1",
    )
    assert said(sample) == [("Olsen", "said", "the plan was “dead”")]
    assert find(sample)[0].manner == Manner.MIXED


def test_a_quotation_and_its_clause_are_one_direct_statement() -> None:
    sample = read(
        "Olsen said that “we will keep the old port open for all.”",
        "NNP/nsubj/1@PERSON VBD/ROOT=say IN/mark/6+SCONJ ``/punct/6 PRP/nsubj/6 MD/aux/6 VB/ccomp/1 DT/det/9 "
        "JJ/amod/9 NN/dobj/6 JJ/oprd/6 IN/prep/10 DT/pobj/11+PRON ./punct/1 ''/punct/1",
    )
    assert said(sample) == [("Olsen", "said", "we will keep the old port open for all.")]
    assert find(sample)[0].manner == Manner.DIRECT


def test_a_paraphrase_after_a_quotation_is_a_statement_of_its_own() -> None:
    sample = read(
        "“The port is deep,” Olsen said, adding the quay is new.",
        "``/punct/8 DT/det/2 NN/nsubj/3 VBZ/ccomp/8=be+AUX JJ/acomp/3 ,/punct/8 ''/punct/8 NNP/nsubj/8@PERSON "
        "VBD/ROOT=say ,/punct/8 VBG/advcl/8=add DT/det/12 NN/nsubj/13 VBZ/ccomp/10=be+AUX JJ/acomp/13 "
        "./punct/8",
    )
    assert said(sample) == [("Olsen", "said", "The port is deep,"), ("Olsen", "adding", "the quay is new")]
    assert [each.manner for each in find(sample)] == [Manner.DIRECT, Manner.INDIRECT]


def test_a_refusal_inside_reported_speech_is_not_put_on_record_by_the_one_who_refuses() -> None:
    sample = read(
        "The minister said the board refuses to open the port.",
        "DT/det/1 NN/nsubj/2 VBD/ROOT=say DT/det/4 NN/nsubj/5 VBZ/ccomp/2=refuse TO/aux/7 VB/xcomp/5 DT/det/9 "
        "NN/dobj/7 ./punct/2",
    )
    assert said(sample) == [("The minister", "said", "the board refuses to open the port")]


def test_a_claim_inside_reported_speech_is_kept_beside_it() -> None:
    assert said(BELIEVE) == [
        ("Olsen", "said", "the pilots believe that the port is deep"),
        ("the pilots", "believe", "the port is deep"),
    ]


def test_reporting_inside_a_quotation_is_the_speakers_own() -> None:
    sample = read(
        "Olsen said: “Varga told me that the port is deep.”",
        "NNP/nsubj/1@PERSON VBD/ROOT=say :/punct/1 ``/punct/1 NNP/nsubj/5@ORG VBD/ccomp/1=tell PRP/dobj/5=i "
        "IN/mark/10+SCONJ DT/det/9 NN/nsubj/10 VBZ/ccomp/5=be+AUX JJ/acomp/10 ./punct/1 ''/punct/1",
    )
    assert said(sample) == [("Olsen", "said", "Varga told me that the port is deep.")]


def test_reporting_inside_a_turn_is_the_speakers_own() -> None:
    sample = read(
        "Olsen: The port is deep.\n\nVarga: Olsen said that the quay is old.",
        "NN/dep/4 :/punct/4 DT/det/3 NN/nsubj/4 VBZ/ROOT=be+AUX JJ/acomp/4 ./punct/4 "
        "| NN/ROOT :/punct/0 NNP/nsubj/3@PERSON VBD/acl/0=say IN/mark/7+SCONJ DT/det/6 NN/nsubj/7 "
        "VBZ/ccomp/3=be+AUX JJ/acomp/7 ./punct/3",
    )
    assert said(sample) == [
        ("Olsen", "", "The port is deep."),
        ("Varga", "", "Olsen said that the quay is old."),
    ]


def test_a_quotation_inside_a_turn_is_no_statement_of_its_own() -> None:
    sample = read(
        "Olsen: It was cold. “We will keep the old port open for all.” They sang.\n\nVarga: The quay is old.",
        "NN/dep/3 :/punct/3 PRP/nsubj/3 VBD/ROOT=be+AUX JJ/acomp/3 ./punct/3 "
        "| ''/punct/3 PRP/nsubj/3 MD/aux/3 VB/ROOT DT/det/6 JJ/amod/6 NN/dobj/3 JJ/oprd/3 IN/prep/7 "
        "DT/pobj/8+PRON ./punct/3 ''/punct/3 "
        "| PRP/nsubj/1 VBD/ROOT=sing ./punct/1 "
        "| NNP/dep/4 :/punct/0 DT/det/3 NN/nsubj/4 VBZ/ROOT=be+AUX JJ/acomp/4 ./punct/4",
    )
    assert [source for source, _, _ in said(sample)] == ["Olsen", "Varga"]


def test_a_bare_quotation_takes_the_source_of_the_statement_before_it() -> None:
    assert said(BARE)[1] == ("Olsen", "", "We will keep the old port open for all.")


def test_a_bare_quotation_far_from_any_statement_stays_without_source() -> None:
    sample = read(
        "Olsen said the port is deep. The town grew. The crews sang. They slept. "
        "“We will keep the old port open for all.”",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=be+AUX JJ/acomp/4 ./punct/1 "
        "| DT/det/1 NN/nsubj/2 VBD/ROOT=grow ./punct/2 "
        "| DT/det/1 NNS/nsubj/2=crew VBD/ROOT=sing ./punct/2 "
        "| PRP/nsubj/1 VBD/ROOT=sleep ./punct/1 "
        "| ``/punct/3 PRP/nsubj/3 MD/aux/3 VB/ROOT DT/det/6 JJ/amod/6 NN/dobj/3 JJ/oprd/3 IN/prep/7 "
        "DT/pobj/8+PRON ./punct/3 ''/punct/3",
    )
    assert said(sample)[1] == ("", "", "We will keep the old port open for all.")


def test_a_readout_goes_on_in_the_present_tense() -> None:
    sample = read(
        "The president explained that the port is deep. Trade grows every year.",
        "DT/det/1 NN/nsubj/2 VBD/ROOT=explain IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/ccomp/2=be+AUX "
        "JJ/acomp/6 ./punct/2 "
        "| NN/nsubj/1 VBZ/ROOT=grow DT/det/3@DATE NN/npadvmod/1@DATE ./punct/1",
    )
    assert said(sample)[1] == ("The president", "", "Trade grows every year")


def test_attributions_come_in_the_order_of_the_text() -> None:
    sample = read(
        "According to Olsen, the quay is new. The board announced the sale of the port. Varga denied the report.",
        "VBG/prep/6=accord IN/prep/0 NNP/pobj/1@PERSON ,/punct/6 DT/det/5 NN/nsubj/6 VBZ/ROOT=be+AUX "
        "JJ/acomp/6 ./punct/6 "
        "| DT/det/1 NN/nsubj/2 VBD/ROOT=announce DT/det/4 NN/dobj/2 IN/prep/4 DT/det/7 NN/pobj/5 ./punct/2 "
        "| NNP/nsubj/1@ORG VBD/ROOT=deny DT/det/3 NN/dobj/1 ./punct/1",
    )
    assert [cue for _, cue, _ in said(sample)] == ["According to", "announced"]


def test_what_the_tagger_marked_goes_before_a_rule_with_the_same_cue() -> None:
    sample = read(
        "In spring, Olsen said, the port will open again.",
        "IN/prep/4 NN/pobj/0@DATE ,/punct/4 NNP/nsubj/4@PERSON VBD/ROOT=say ,/punct/4 DT/det/7 NN/nsubj/9 "
        "MD/aux/9 VB/ccomp/4 RB/advmod/9 ./punct/4",
    )
    (found,) = find(sample, tag(sample, "Olsen", "said", "In spring"))
    assert words_of(sample, found) == ("Olsen", "said", "In spring")
    assert found.method == "tagger"


def test_what_the_tagger_marked_goes_before_a_rule_about_the_same_words() -> None:
    marked = tag(PLAIN, "Olsen", "Olsen", "that the port stays open")
    assert [each.method for each in find(PLAIN, marked)] == ["tagger"]


def test_rules_add_what_the_tagger_left_out() -> None:
    sample = read(
        "Olsen said the port is deep. Varga denied that the quay is old.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=be+AUX JJ/acomp/4 ./punct/1 "
        "| NNP/nsubj/1@ORG VBD/ROOT=deny IN/mark/5+SCONJ DT/det/4 NN/nsubj/5 VBZ/ccomp/1=be+AUX JJ/acomp/5 "
        "./punct/1",
    )
    marked = tag(sample, "Olsen", "said", "the port is deep")
    assert [each.method for each in find(sample, marked)] == ["tagger", "rule:clause"]


def test_a_bare_quotation_takes_its_source_from_what_the_tagger_marked() -> None:
    found = find(BARE, tag(BARE, "Olsen", "said", "the port is deep"))
    assert [BARE.words(each.sources) for each in found] == [["Olsen"], ["Olsen"]]


def test_rules_alone_name_their_method() -> None:
    found = find_by_rules(BARE.text, BARE.cut, BARE.parse, load_cues())
    assert [each.method for each in found] == ["rule:clause", "rule:quote-bare"]


def test_rules_that_the_taggers_silence_refutes_add_nothing_beside_it() -> None:
    sample = read(
        "Olsen said the port is deep. Varga promised to keep the port open.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=be+AUX JJ/acomp/4 ./punct/1 "
        "| NNP/nsubj/1@PERSON VBD/ROOT=promise TO/aux/3 VB/xcomp/1 DT/det/5 NN/dobj/3 JJ/oprd/3 ./punct/1",
    )
    assert [each.method for each in find(sample)] == ["rule:clause", "rule:to"]
    assert [each.method for each in find(sample, tag(sample, "Olsen", "said", "the port is deep"))] == ["tagger"]


@pytest.mark.parametrize(
    ("cue", "sentence", "places"),
    [
        (
            "deny",
            "Varga waits to deny that the quay is old.",
            "NNP/nsubj/1@PERSON VBZ/ROOT=wait TO/aux/3 VB/xcomp/1=deny IN/mark/7+SCONJ DT/det/6 NN/nsubj/7 "
            "VBZ/ccomp/3=be+AUX JJ/acomp/7 ./punct/1",
        ),
        (
            "Denying",
            "Denying that the quay is old is wrong.",
            "VBG/csubj/6=deny IN/mark/4+SCONJ DT/det/3 NN/nsubj/4 VBZ/ccomp/0=be+AUX JJ/acomp/4 VBZ/ROOT=be+AUX "
            "JJ/acomp/6 ./punct/6",
        ),
    ],
)
def test_a_bare_verb_or_a_participle_that_the_tagger_passed_over_reports_nothing(
    cue: str, sentence: str, places: str
) -> None:
    sample = read(
        f"Olsen said the port is deep. {sentence}",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=be+AUX JJ/acomp/4 ./punct/1 | " + places,
    )
    assert cue in [found for _, found, _ in said(sample)]
    assert cue not in [found for _, found, _ in said(sample, tag(sample, "Olsen", "said", "the port is deep"))]


def test_who_passed_words_on_does_not_stand_for_the_one_who_said_them() -> None:
    sample = read(
        "“The port is deep,” Olsen said, according to the Gazette.",
        "``/punct/3 DT/det/2 NN/nsubj/3 VBZ/ccomp/8=be+AUX JJ/acomp/3 ,/punct/8 ''/punct/8 NNP/nsubj/8@PERSON "
        "VBD/ROOT=say ,/punct/8 VBG/prep/8=accord IN/prep/10 DT/det/13 NNP/pobj/11@ORG ./punct/8",
    )
    passed_on = tag(sample, "the Gazette", "according to", "The port is deep,” Olsen said")
    assert said(sample, passed_on) == [("Olsen", "said", "The port is deep,")]


@pytest.mark.parametrize("source", ["I", "Anyone", "Varga"])
def test_what_the_author_or_anybody_says_is_added_to_no_finding_of_the_tagger(source: str) -> None:
    sample = read(
        f"Olsen said the port is deep. {source} believed that the quay is old.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=be+AUX JJ/acomp/4 ./punct/1 "
        "| NNP/nsubj/1 VBD/ROOT=believe IN/mark/5+SCONJ DT/det/4 NN/nsubj/5 VBZ/ccomp/1=be+AUX JJ/acomp/5 ./punct/1",
    )
    assert "believed" in [cue for _, cue, _ in said(sample)]
    beside = [cue for _, cue, _ in said(sample, tag(sample, "Olsen", "said", "the port is deep"))]
    assert ("believed" in beside) == (source == "Varga")


def test_a_paraphrase_that_breaks_off_in_a_quotation_runs_to_its_end() -> None:
    sample = read(
        "Olsen said the port “stays open.”",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/5 ''/punct/3 VBZ/ccomp/1=stay JJ/acomp/5 ./punct/1 "
        "''/punct/1",
    )
    assert said(sample) == [("Olsen", "said", "the port “stays open.”")]
