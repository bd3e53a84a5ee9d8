"""Cues and whose they are, read off hand-made parses. All texts are invented."""

from __future__ import annotations

from onrecord.extract.frame import CueMatch, find_sources, is_misjoined, is_trailing_participle, match_cue, name_span
from onrecord.lexicon import load_cues
from tests.unit.parses import Sample, read

ADDING = read(
    "Olsen said the port is deep, adding that the quay is new.",
    "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=be+AUX JJ/acomp/4 ,/punct/1 "
    "VBG/advcl/1=add IN/mark/11+SCONJ DT/det/10 NN/nsubj/11 VBZ/ccomp/7=be+AUX JJ/acomp/11 ./punct/1",
)
THANKING = read(
    "The minister said the port has to stay open and thanked the crews for their work.",
    "DT/det/1 NN/nsubj/2 VBD/ROOT=say DT/det/4 NN/nsubj/5 VBZ/ccomp/2=have TO/aux/7 VB/xcomp/5 JJ/acomp/7 "
    "CC/cc/7 VBD/conj/7=thank DT/det/12 NNS/dobj/10=crew IN/prep/10 PRP$/poss/15 NN/pobj/13 ./punct/2",
)


def cues(sample: Sample) -> list[CueMatch]:
    return [match for token in sample.parse.tokens if (match := match_cue(sample.parse, token, load_cues()))]


def cue_words(sample: Sample) -> list[str]:
    return sample.words(tuple(match.span for match in cues(sample)))


def source_of(sample: Sample, cue: str) -> list[str]:
    indexes = frozenset(match.token.i for match in cues(sample))
    return sample.words(find_sources(sample.parse, sample.token(cue), indexes))


def test_a_verb_of_saying_is_a_cue() -> None:
    (found,) = cues(
        read(
            "Olsen said the port stays open.",
            "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=stay JJ/acomp/4 ./punct/1",
        )
    )
    assert (found.cue.lemma, [word.text for word in found.words]) == ("say", ["said"])


def test_a_particle_belongs_to_its_cue() -> None:
    assert cue_words(
        read(
            "Olsen pointed out that the port is deep.",
            "NNP/nsubj/1@PERSON VBD/ROOT=point RP/prt/1+ADP IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 "
            "VBZ/ccomp/1=be+AUX JJ/acomp/6 ./punct/1",
        )
    ) == ["pointed out"]


def test_going_on_to_say_is_one_cue() -> None:
    assert cue_words(
        read(
            "Olsen went on to say that the port is deep.",
            "NNP/nsubj/1 VBD/ROOT=go RP/prt/1+ADP TO/aux/4 VB/advcl/1 IN/mark/8+SCONJ DT/det/7 NN/nsubj/8 "
            "VBZ/ccomp/4=be+AUX JJ/acomp/8 ./punct/1",
        )
    ) == ["went on to say"]


def test_going_somewhere_is_no_cue() -> None:
    assert (
        cue_words(
            read(
                "Olsen went to the port with a crew.",
                "NNP/nsubj/1 VBD/ROOT=go IN/prep/1 DT/det/4 NN/pobj/2 IN/prep/1 DT/det/7 NN/pobj/5 ./punct/1",
            )
        )
        == []
    )


def test_making_is_a_cue_only_with_clear() -> None:
    assert [
        match.cue.lemma
        for match in cues(
            read(
                "Olsen made clear that the port is deep.",
                "NNP/nsubj/1@PERSON VBD/ROOT=make JJ/ccomp/1 IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/advcl/2=be+AUX "
                "JJ/acomp/6 ./punct/1",
            )
        )
    ] == ["make clear"]
    assert (
        cue_words(
            read(
                "Olsen made bread for the crew.",
                "NN/nsubj/1@PERSON VBD/ROOT=make NN/dobj/1 IN/dative/1 DT/det/5 NN/pobj/3 ./punct/1",
            )
        )
        == []
    )


def test_a_noun_that_looks_like_a_cue_is_none() -> None:
    assert (
        cue_words(
            read(
                "The long report lay on the quay.",
                "DT/det/2 JJ/amod/2 NN/nsubj/3 VBD/ROOT=lie IN/prep/3 DT/det/6 NN/pobj/4 ./punct/3",
            )
        )
        == []
    )


def test_the_subject_of_a_cue_is_its_source() -> None:
    assert source_of(
        read(
            "The new harbour master said the port is deep.",
            "DT/det/3 JJ/amod/3 NN/compound/3 NN/nsubj/4 VBD/ROOT=say DT/det/6 NN/nsubj/7 VBZ/ccomp/4=be+AUX "
            "JJ/acomp/7 ./punct/4",
        ),
        "said",
    ) == ["The new harbour master"]


def test_a_conjoined_verb_shares_its_source() -> None:
    sample = read(
        "Olsen thanked the crew and said the port stays open.",
        "NNP/nsubj/1@PERSON VBD/ROOT=thank DT/det/3 NN/dobj/1 CC/cc/1 VBD/conj/1=say DT/det/7 NN/nsubj/8 "
        "VBZ/ccomp/5=stay JJ/acomp/8 ./punct/1",
    )
    assert source_of(sample, "thanked") == source_of(sample, "said") == ["Olsen"]


def test_a_conjoined_verb_with_a_subject_of_its_own_keeps_it() -> None:
    sample = read(
        "Olsen said the port stays open and Varga said the quay is new.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=stay JJ/acomp/4 CC/cc/4 "
        "NNP/nsubj/8@ORG VBD/conj/4=say DT/det/10 NN/nsubj/11 VBZ/ccomp/8=be+AUX JJ/acomp/11 ./punct/1",
    )
    assert cue_words(sample) == ["said", "said"]
    second = [match.token for match in cues(sample)][1]
    assert sample.words(find_sources(sample.parse, second)) == ["Varga"]


def test_a_participle_after_a_comma_shares_the_source_of_the_cue_before() -> None:
    assert is_trailing_participle(ADDING.parse, ADDING.token("adding"))
    assert not is_trailing_participle(ADDING.parse, ADDING.token("said"))
    assert source_of(ADDING, "adding") == ["Olsen"]


def test_a_cue_joined_to_a_verb_of_the_content_goes_to_the_cue_before() -> None:
    assert is_misjoined(THANKING.parse, THANKING.token("thanked"))
    assert not is_misjoined(THANKING.parse, THANKING.token("said"))
    assert source_of(THANKING, "thanked") == ["The minister"]


def test_a_participle_at_the_beginning_has_the_source_of_its_sentence() -> None:
    assert source_of(
        read(
            "Stressing that the port is deep, Olsen left the room.",
            "VBG/advcl/8=stress IN/mark/4+SCONJ DT/det/3 NN/nsubj/4 VBZ/ccomp/0=be+AUX JJ/acomp/4 ,/punct/8 "
            "NNP/nsubj/8@PERSON VBD/ROOT=leave DT/det/10 NN/dobj/8 ./punct/8",
        ),
        "Stressing",
    ) == ["Olsen"]


def test_a_passive_has_its_agent_as_source() -> None:
    assert source_of(
        read(
            "The plan was announced by the harbour board.",
            "DT/det/1 NN/nsubjpass/3 VBD/auxpass/3=be+AUX VBN/ROOT=announce IN/agent/3 DT/det/7 NNP/compound/7 "
            "NNP/pobj/4 ./punct/3",
        ),
        "announced",
    ) == ["the harbour board"]


def test_a_passive_without_agent_has_no_source() -> None:
    assert (
        source_of(
            read(
                "The plan was announced on Monday.",
                "DT/det/1 NN/nsubjpass/3 VBD/auxpass/3=be+AUX VBN/ROOT=announce IN/prep/3 NNP/pobj/4@DATE ./punct/3",
            ),
            "announced",
        )
        == []
    )


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    assert source_of(
        read(
            "The pilot who said the port is deep left the town.",
            "DT/det/1 NN/ROOT WP/nsubj/3 VBD/relcl/1=say DT/det/5 NN/nsubj/8 VBZ/auxpass/8=be+AUX RB/advmod/8 "
            "VBN/ccomp/3=leave DT/det/10 NN/dobj/8 ./punct/1",
        ),
        "said",
    ) == ["The pilot"]


def test_a_name_right_after_the_cue_is_its_source() -> None:
    assert source_of(
        read(
            "“Who will pay for the new quay?” asked Varga.",
            "``/punct/3 WP/nsubj/3 MD/aux/3 VB/ccomp/10 IN/prep/3 DT/det/7 JJ/amod/7 NN/pobj/4 ./punct/3 "
            "''/punct/10 VBD/ROOT=ask NNP/dobj/10@ORG ./punct/10",
        ),
        "asked",
    ) == ["Varga"]


def test_a_source_leaves_its_relative_clause_out() -> None:
    assert source_of(
        read(
            "The pilot, who lives in the old town, said the port is deep.",
            "DT/det/1 NN/nsubj/10 ,/punct/1 WP/nsubj/4 VBZ/relcl/1=live IN/prep/4 DT/det/8 JJ/amod/8 NN/pobj/5 "
            ",/punct/10 VBD/ROOT=say DT/det/12 NN/nsubj/13 VBZ/ccomp/10=be+AUX JJ/acomp/13 ./punct/10",
        ),
        "said",
    ) == ["The pilot"]


def test_a_source_keeps_what_its_office_is_of() -> None:
    sample = read(
        "The head of the harbour board said the port is deep.",
        "DT/det/1 NN/nsubj/6 IN/prep/1 DT/det/5 NNP/compound/5 NNP/pobj/2 VBD/ROOT=say DT/det/8 NN/nsubj/9 "
        "VBZ/ccomp/6=be+AUX JJ/acomp/9 ./punct/6",
    )
    assert source_of(sample, "said") == ["The head of the harbour board"]


def test_a_source_keeps_its_apposition() -> None:
    sample = read(
        "Ilmar Varga, the head of the harbour board, said the port is deep.",
        "NNP/compound/1@PERSON NNP/nsubj/10@PERSON ,/punct/1 DT/det/4 NN/appos/1 IN/prep/4 DT/det/8 "
        "NNP/compound/8 NN/pobj/5 ,/punct/10 VBD/ROOT=say DT/det/12 NN/nsubj/13 VBZ/ccomp/10=be+AUX "
        "JJ/acomp/13 ./punct/10",
    )
    assert source_of(sample, "said") == ["Ilmar Varga, the head of the harbour board"]


def test_a_list_of_sources_is_one_span() -> None:
    assert source_of(
        read(
            "Olsen and Varga agreed to close the port.",
            "NNP/nsubj/3@PERSON CC/cc/0 NNP/conj/0@ORG VBD/ROOT=agree TO/aux/5 VB/xcomp/3 DT/det/7 NN/dobj/5 ./punct/3",
        ),
        "agreed",
    ) == ["Olsen and Varga"]


def test_a_name_suffix_brings_its_name() -> None:
    sample = read(
        "Ilmar Varga, Jr. said that the port is deep.",
        "NNP/compound/1@PERSON NNP/npadvmod/4@PERSON ,/punct/4 NNP/nsubj/4@ORG VBD/ROOT=say IN/mark/8+SCONJ "
        "DT/det/7 NN/nsubj/8 VBZ/ccomp/4=be+AUX JJ/acomp/8 ./punct/4",
    )
    assert name_span(sample.parse, sample.token("Jr.")).of(sample.text) == "Ilmar Varga, Jr."


def test_a_suffix_that_the_parser_parted_from_its_name_brings_it() -> None:
    sample = read(
        "Ilmar Varga, Jr., said the port is deep.",
        "NNP/compound/1@PERSON NNP/nsubj/5@PERSON ,/punct/5 NNP/nsubj/5 ,/punct/5 VBD/ROOT=say DT/det/7 NN/nsubj/8 "
        "VBZ/ccomp/5=be+AUX JJ/acomp/8 ./punct/5",
    )
    assert name_span(sample.parse, sample.token("Jr.")).of(sample.text) == "Ilmar Varga, Jr."
