"""Who a statement is said to, read off hand-made parses. All texts are invented."""

from __future__ import annotations

from onrecord.extract.addressee import find_addressees
from onrecord.model.statement import Attribution
from tests.unit.parses import Sample, read


def addressed(sample: Sample, cue: str) -> list[str]:
    return sample.words(find_addressees(sample.parse, Attribution((), cues=(sample.place(cue),))))


def test_the_one_told_is_addressed() -> None:
    assert addressed(
        read(
            "Olsen told Varga that the port stays open.",
            "NNP/nsubj/1@PERSON VBD/ROOT=tell NNP/dobj/1@ORG IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/ccomp/1=stay "
            "JJ/acomp/6 ./punct/1",
        ),
        "told",
    ) == ["Varga"]


def test_the_one_assured_is_addressed_with_all_their_words() -> None:
    sample = read(
        "Olsen assured the head of the board that the port stays open.",
        "NNP/nsubj/1 VBD/ROOT=assure DT/det/3 NN/dobj/1 IN/prep/3 DT/det/6 NN/pobj/4 WDT/dobj/10+PRON "
        "DT/det/9 NN/nsubj/10 VBZ/relcl/3=stay JJ/acomp/10 ./punct/1",
    )
    assert addressed(sample, "assured") == ["the head of the board"]


def test_the_one_informed_in_a_passive_is_addressed() -> None:
    assert addressed(
        read(
            "The minister was informed by Olsen that the port stays open.",
            "DT/det/1 NN/nsubjpass/3 VBD/auxpass/3=be+AUX VBN/ROOT=inform IN/agent/3 NNP/pobj/4@PERSON "
            "IN/mark/9+SCONJ DT/det/8 NN/nsubj/9 VBZ/ccomp/3=stay JJ/acomp/9 ./punct/3",
        ),
        "informed",
    ) == ["The minister"]


def test_the_ones_called_on_are_addressed() -> None:
    assert addressed(
        read(
            "Olsen called on the pilots to leave the port.",
            "NNP/nsubj/1@PERSON VBD/ROOT=call IN/prep/1 DT/det/4 NNS/pobj/2=pilot TO/aux/6 VB/xcomp/1 DT/det/8 "
            "NN/dobj/6 ./punct/1",
        ),
        "called on",
    ) == ["the pilots"]


def test_the_ones_urged_are_addressed() -> None:
    assert addressed(
        read(
            "Olsen urged the pilots to leave the port.",
            "NNP/nsubj/1@PERSON VBD/ROOT=urge DT/det/3 NNS/dobj/1=pilot TO/aux/5 VB/xcomp/1 DT/det/7 NN/dobj/5 "
            "./punct/1",
        ),
        "urged",
    ) == ["the pilots"]


def test_the_subject_of_the_clause_that_is_urged_is_addressed() -> None:
    assert addressed(
        read(
            "Olsen urged that the board open the port.",
            "NNP/nsubj/1@PERSON VBD/ROOT=urge IN/mark/5+SCONJ DT/det/4 NN/nsubj/5 VBP/ccomp/1 DT/det/7 NN/dobj/5 "
            "./punct/1",
        ),
        "urged",
    ) == ["the board"]


def test_who_is_told_about_is_not_addressed() -> None:
    assert addressed(
        read(
            "Olsen told the crews that Varga left.",
            "NNP/nsubj/1@PERSON VBD/ROOT=tell DT/det/3 NNS/dobj/1=crew WDT/dobj/6+PRON NNP/nsubj/6@ORG "
            "VBD/ccomp/1=leave ./punct/1",
        ),
        "told",
    ) == ["the crews"]


def test_a_verb_that_takes_no_one_addressed_gives_none() -> None:
    assert (
        addressed(
            read(
                "Olsen condemned the sale of the old port.",
                "NNP/nsubj/1 VBD/ROOT=condemn DT/det/3 NN/dobj/1 IN/prep/3 DT/det/7 JJ/amod/7 NN/pobj/4 ./punct/1",
            ),
            "condemned",
        )
        == []
    )


def test_a_statement_without_cue_addresses_nobody() -> None:
    sample = read(
        "Olsen told Varga that the port stays open.",
        "NNP/nsubj/1@PERSON VBD/ROOT=tell NNP/dobj/1@ORG IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/ccomp/1=stay "
        "JJ/acomp/6 ./punct/1",
    )
    assert find_addressees(sample.parse, Attribution(())) == ()


def test_the_ones_asked_about_something_are_not_addressed() -> None:
    sample = read(
        "Olsen asked for a new quay in the old port.",
        "NNP/nsubj/1@PERSON VBD/ROOT=ask IN/prep/1 DT/det/5 JJ/amod/5 NN/pobj/2 IN/prep/5 DT/det/9 JJ/amod/9 "
        "NN/pobj/6 ./punct/1",
    )
    assert addressed(sample, "asked") == []


def test_whom_a_warning_is_about_is_not_addressed() -> None:
    sample = read(
        "Olsen warned that Norway would leave.",
        "NNP/nsubj/1@PERSON VBD/ROOT=warn IN/mark/5+SCONJ NNP/nsubj/5@GPE MD/aux/5=would VB/ccomp/1=leave ./punct/1",
    )
    assert addressed(sample, "warned") == []
