"""Paraphrased statements, read off hand-made parses. All texts are invented."""

from __future__ import annotations

from onrecord.extract.frame import match_cue
from onrecord.extract.indirect import find_indirect
from onrecord.lexicon import load_cues
from onrecord.model.statement import Attribution, Manner
from tests.unit.parses import Sample, read


def find(sample: Sample, quoted: bool = False) -> list[Attribution]:
    cues = [match for token in sample.parse.tokens if (match := match_cue(sample.parse, token, load_cues()))]
    return list(find_indirect(sample.parse, cues, load_cues(), lambda _: quoted))


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


def test_a_clause_is_what_was_said() -> None:
    sample = read(
        "Olsen said that the port stays open.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say IN/mark/5+SCONJ DT/det/4 NN/nsubj/5 VBZ/ccomp/1=stay JJ/acomp/5 ./punct/1",
    )
    assert said(sample) == [("Olsen", "said", "the port stays open")]
    (found,) = find(sample)
    assert (found.manner, found.method, found.negated) == (Manner.INDIRECT, "rule:clause", False)


def test_what_is_made_clear_may_hang_on_clear() -> None:
    sample = read(
        "Olsen made clear that the port stays open.",
        "NNP/nsubj/1@PERSON VBD/ROOT=make JJ/ccomp/1=clear IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/advcl/2=stay "
        "JJ/acomp/6 ./punct/1",
    )
    assert said(sample) == [("Olsen", "made clear", "the port stays open")]


def test_a_negated_cue_is_told() -> None:
    (found,) = find(
        read(
            "Olsen did not say that the port stays open.",
            "NNP/nsubj/3@PERSON VBD/aux/3=do+AUX RB/neg/3+PART VB/ROOT IN/mark/7+SCONJ DT/det/6 NN/nsubj/7 "
            "VBZ/ccomp/3=stay JJ/acomp/7 ./punct/3",
        )
    )
    assert found.negated


def test_a_thing_is_condemned() -> None:
    assert said(
        read(
            "Olsen condemned the sale of the old port.",
            "NNP/nsubj/1 VBD/ROOT=condemn DT/det/3 NN/dobj/1 IN/prep/3 DT/det/7 JJ/amod/7 NN/pobj/4 ./punct/1",
        )
    ) == [("Olsen", "condemned", "the sale of the old port")]


def test_one_word_is_no_claim() -> None:
    assert (
        said(
            read(
                "Olsen repeated the word.",
                "NN/nsubj/1@PERSON VBD/ROOT=repeat DT/det/3 NN/dobj/1 ./punct/1",
            )
        )
        == []
    )


def test_a_pronoun_is_no_claim() -> None:
    assert (
        said(
            read(
                "Olsen condemned it.",
                "NNP/nsubj/1 VBD/ROOT=condemn PRP/dobj/1 ./punct/1",
            )
        )
        == []
    )


def test_the_one_urged_belongs_to_the_content() -> None:
    sample = read(
        "Olsen urged the pilots to leave the port.",
        "NNP/nsubj/1@PERSON VBD/ROOT=urge DT/det/3 NNS/dobj/1=pilot TO/aux/5 VB/xcomp/1 DT/det/7 NN/dobj/5 ./punct/1",
    )
    assert said(sample) == [("Olsen", "urged", "the pilots to leave the port")]


def test_calling_on_someone_has_its_preposition_in_the_cue() -> None:
    sample = read(
        "Olsen called on the pilots to leave the port.",
        "NNP/nsubj/1@PERSON VBD/ROOT=call IN/prep/1 DT/det/4 NNS/pobj/2=pilot TO/aux/6 VB/xcomp/1 DT/det/8 "
        "NN/dobj/6 ./punct/1",
    )
    assert said(sample) == [("Olsen", "called on", "the pilots to leave the port")]


def test_a_promise_is_an_infinitive() -> None:
    assert said(
        read(
            "Olsen promised to keep the port open.",
            "NNP/nsubj/1@PERSON VBD/ROOT=promise TO/aux/3 VB/xcomp/1 DT/det/5 NN/dobj/3 JJ/oprd/3 ./punct/1",
        )
    ) == [("Olsen", "promised", "to keep the port open")]


def test_a_warning_has_its_preposition_in_the_cue() -> None:
    assert said(
        read(
            "Olsen warned of a flood in the old port.",
            "NNP/nsubj/1@PERSON VBD/ROOT=warn IN/prep/1 DT/det/4 NN/pobj/2 IN/prep/4 DT/det/8 JJ/amod/8 NN/pobj/5 "
            "./punct/1",
        )
    ) == [("Olsen", "warned of", "a flood in the old port")]


def test_thanks_name_who_and_for_what() -> None:
    sample = read(
        "Olsen thanked the crew for its work in the storm.",
        "NNP/nsubj/1@PERSON VBD/ROOT=thank DT/det/3 NN/dobj/1 IN/prep/1 PRP$/poss/6 NN/pobj/4 IN/prep/6 "
        "DT/det/9 NN/pobj/7 ./punct/1",
    )
    assert said(sample) == [("Olsen", "thanked", "the crew for its work in the storm")]


def test_a_charge_names_who_and_of_what() -> None:
    sample = read(
        "Olsen accused the board of hiding the report.",
        "NNP/nsubj/1@PERSON VBD/ROOT=accuse DT/det/3 NN/dobj/1 IN/prep/1 VBG/pcomp/4=hide DT/det/7 NN/dobj/5 ./punct/1",
    )
    assert said(sample) == [("Olsen", "accused", "the board of hiding the report")]


def test_a_thing_is_called_something() -> None:
    assert said(
        read(
            "Olsen described the sale as a mistake.",
            "NNP/nsubj/1@PERSON VBD/ROOT=describe DT/det/3 NN/dobj/1 IN/prep/3 DT/det/6 NN/pobj/4 ./punct/1",
        )
    ) == [("Olsen", "described", "the sale as a mistake")]


def test_a_concern_that_is_raised_is_a_statement() -> None:
    sample = read(
        "Olsen raised concern about the sale of the port.",
        "NN/nsubj/1@PERSON VBD/ROOT=raise NN/dobj/1 IN/prep/2 DT/det/5 NN/pobj/3 IN/prep/5 DT/det/8 NN/pobj/6 "
        "./punct/1",
    )
    assert said(sample) == [("Olsen", "raised", "concern about the sale of the port")]


def test_a_flag_that_is_raised_is_no_statement() -> None:
    assert (
        said(
            read(
                "Olsen raised the flag over the port.",
                "NNP/nsubj/1@PERSON VBD/ROOT=raise DT/det/3 NN/dobj/1 IN/prep/1 DT/det/6 NN/pobj/4 ./punct/1",
            )
        )
        == []
    )


def test_what_was_announced_stands_before_a_passive() -> None:
    sample = read(
        "The sale of the port was confirmed by the harbour board.",
        "DT/det/1 NN/nsubjpass/6 IN/prep/1 DT/det/4 NN/pobj/2 VBD/auxpass/6=be+AUX VBN/ROOT=confirm "
        "IN/agent/6 DT/det/10 NNP/compound/10 NNP/pobj/7 ./punct/6",
    )
    assert said(sample) == [("the harbour board", "confirmed", "The sale of the port")]


def test_a_reduced_passive_has_its_noun_as_content() -> None:
    sample = read(
        "The new rules announced by the harbour board surprised the crews.",
        "DT/det/2 JJ/amod/2 NNS/nsubj/8=rule VBN/acl/2=announce IN/agent/3 DT/det/7 NNP/compound/7 NN/pobj/4 "
        "VBD/ROOT=surprise DT/det/10 NNS/dobj/8=crew ./punct/8",
    )
    assert said(sample) == [("the harbour board", "announced", "The new rules")]


def test_a_word_or_two_before_a_passive_are_a_thing_and_no_claim() -> None:
    sample = read(
        "It was confirmed by the harbour board.",
        "PRP/nsubjpass/2 VBD/auxpass/2=be+AUX VBN/ROOT=confirm IN/agent/2 DT/det/6 NNP/compound/6 NNP/pobj/3 ./punct/2",
    )
    assert said(sample) == []


def test_according_to_someone_the_rest_of_the_clause_is_the_content() -> None:
    sample = read(
        "According to the harbour board, the port stays open.",
        "VBG/prep/8=accord IN/prep/0 DT/det/4 NNP/compound/4 NN/pobj/1 ,/punct/8 DT/det/7 NN/nsubj/8 "
        "VBZ/ROOT=stay JJ/acomp/8 ./punct/8",
    )
    assert said(sample) == [("the harbour board", "According to", "the port stays open")]


def test_according_to_someone_in_the_middle_parts_the_content() -> None:
    sample = read(
        "The port, according to the harbour board, stays open.",
        "DT/det/1 NN/nsubj/9 ,/punct/9 VBG/prep/9=accord IN/prep/3 DT/det/7 NNP/compound/7 NN/pobj/4 "
        ",/punct/9 VBZ/ROOT=stay JJ/acomp/9 ./punct/9",
    )
    assert said(sample) == [("the harbour board", "according to", "The port|stays open")]


def test_a_noun_that_names_a_statement_has_its_owner_as_source() -> None:
    sample = read(
        "The board read the pilots’ request for a new quay.",
        "DT/det/1 NN/nsubj/2 VBD/ROOT DT/det/4 NNS/poss/6=pilot POS/case/4 NN/dobj/2 IN/prep/6 DT/det/10 "
        "JJ/amod/10 NN/pobj/7 ./punct/2",
    )
    assert said(sample) == [("the pilots", "request", "a new quay")]


def test_a_noun_without_owner_is_no_statement() -> None:
    assert (
        said(
            read(
                "The board read a request for a new quay.",
                "DT/det/1 NN/nsubj/2 VBD/ROOT DT/det/4 NN/dobj/2 IN/prep/4 DT/det/8 JJ/amod/8 NN/pobj/5 ./punct/2",
            )
        )
        == []
    )


def test_two_cues_of_a_sentence_part_its_contents() -> None:
    sample = read(
        "Olsen said the port is deep, adding that the quay is new.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=be+AUX JJ/acomp/4 ,/punct/1 "
        "VBG/advcl/1=add IN/mark/11+SCONJ DT/det/10 NN/nsubj/11 VBZ/ccomp/7=be+AUX JJ/acomp/11 ./punct/1",
    )
    assert said(sample) == [("Olsen", "said", "the port is deep"), ("Olsen", "adding", "the quay is new")]


def test_a_content_ends_before_a_conjoined_cue_that_was_parsed_into_it() -> None:
    sample = read(
        "The minister called for a plan to keep the port open and thanked the crews for their work.",
        "DT/det/1 NN/nsubj/2 VBD/ROOT=call IN/prep/2 DT/det/5 NN/pobj/3 TO/aux/7 VB/acl/5 DT/det/9 NN/dobj/7 "
        "JJ/oprd/7 CC/cc/7 VBD/conj/7=thank DT/det/14 NNS/dobj/12=crew IN/prep/12 PRP$/poss/17 NN/pobj/15 "
        "./punct/2",
    )
    assert said(sample) == [
        ("The minister", "called for", "a plan to keep the port open"),
        ("The minister", "thanked", "the crews for their work"),
    ]


def test_a_participle_takes_the_clause_that_was_hung_on_the_cue_before() -> None:
    sample = read(
        "Olsen said the port was full, insisting the quay is new.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBD/ccomp/1=be+AUX JJ/acomp/4 ,/punct/4 "
        "VBG/advcl/4=insist DT/det/9 NN/nsubj/10 VBZ/ccomp/7=be+AUX JJ/acomp/10 ./punct/1",
    )
    assert ("Olsen", "insisting", "the quay is new") in said(sample)


def test_a_statement_inside_another_is_given_too() -> None:
    sample = read(
        "Olsen said the pilots believe that the port is deep.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NNS/nsubj/4=pilot VBP/ccomp/1 IN/mark/8+SCONJ DT/det/7 "
        "NN/nsubj/8 VBZ/ccomp/4=be+AUX JJ/acomp/8 ./punct/1",
    )
    assert said(sample) == [
        ("Olsen", "said", "the pilots believe that the port is deep"),
        ("the pilots", "believe", "the port is deep"),
    ]


def test_reporting_inside_a_verbatim_quotation_is_not_taken() -> None:
    sample = read(
        "Olsen said that the port stays open.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say IN/mark/5+SCONJ DT/det/4 NN/nsubj/5 VBZ/ccomp/1=stay JJ/acomp/5 ./punct/1",
    )
    assert find(sample, quoted=True) == []


def test_a_participle_that_was_hung_on_the_content_ends_it() -> None:
    sample = read(
        "Olsen said the port is deep, adding that the quay is new.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=be+AUX JJ/acomp/4 ,/punct/1 "
        "VBG/advcl/4=add IN/mark/11+SCONJ DT/det/10 NN/nsubj/11 VBZ/ccomp/7=be+AUX JJ/acomp/11 ./punct/1",
    )
    assert said(sample) == [("Olsen", "said", "the port is deep"), ("Olsen", "adding", "the quay is new")]
