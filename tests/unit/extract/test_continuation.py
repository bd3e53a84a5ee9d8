"""Reported speech that goes on without a cue, read off hand-made parses. All texts are invented."""

from __future__ import annotations

from onrecord.extract.attribution import find_by_rules
from onrecord.extract.continuation import find_continuations
from onrecord.lexicon import load_cues
from onrecord.model.statement import Attribution, Manner
from tests.unit.parses import Sample, read


def goes_on(sample: Sample) -> list[tuple[str, str]]:
    """Give source and content of each sentence that carries on a statement."""
    found = find_by_rules(sample.text, sample.cut, sample.parse, load_cues())
    return [
        (sample.words(each.sources)[0], sample.words(each.contents)[0])
        for each in find_continuations(sample.text, sample.cut, sample.parse, found)
    ]


def test_present_and_future_after_a_past_cue_carry_its_statement_on() -> None:
    sample = read(
        "The president explained that the port is deep. The port will be dredged in spring. Trade grows every year.",
        "DT/det/1 NN/nsubj/2 VBD/ROOT=explain IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/ccomp/2=be+AUX "
        "JJ/acomp/6 ./punct/2 "
        "| DT/det/1 NN/nsubjpass/4 MD/aux/4 VB/auxpass/4+AUX VBN/ROOT=dredge IN/prep/4 NN/pobj/5@DATE "
        "./punct/4 "
        "| NN/nsubj/1 VBZ/ROOT=grow DT/det/3@DATE NN/npadvmod/1@DATE ./punct/1",
    )
    assert goes_on(sample) == [
        ("The president", "The port will be dredged in spring"),
        ("The president", "Trade grows every year"),
    ]


def test_the_past_tense_is_the_narrators() -> None:
    sample = read(
        "The president explained that the port is deep. The guests left. Trade grows every year.",
        "DT/det/1 NN/nsubj/2 VBD/ROOT=explain IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/ccomp/2=be+AUX "
        "JJ/acomp/6 ./punct/2 "
        "| DT/det/1 NNS/nsubj/2=guest VBD/ROOT=leave ./punct/2 "
        "| NN/nsubj/1 VBZ/ROOT=grow DT/det/3@DATE NN/npadvmod/1@DATE ./punct/1",
    )
    assert goes_on(sample) == []


def test_a_new_paragraph_ends_a_statement() -> None:
    assert (
        goes_on(
            read(
                "The president explained that the port is deep.\n\nTrade grows every year.",
                "DT/det/1 NN/nsubj/2 VBD/ROOT=explain IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/ccomp/2=be+AUX "
                "JJ/acomp/6 ./punct/2 "
                "| NN/nsubj/1 VBZ/ROOT=grow DT/det/3@DATE NN/npadvmod/1@DATE ./punct/1",
            )
        )
        == []
    )


def test_a_cue_in_the_present_carries_nothing_on() -> None:
    assert (
        goes_on(
            read(
                "The president says that the port is deep. Trade grows every year.",
                "DT/det/1 NN/nsubj/2 VBZ/ROOT=say IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/ccomp/2=be+AUX JJ/acomp/6 "
                "./punct/2 "
                "| NN/nsubj/1 VBZ/ROOT=grow DT/det/3@DATE NN/npadvmod/1@DATE ./punct/1",
            )
        )
        == []
    )


def test_a_text_that_quotes_verbatim_carries_nothing_on() -> None:
    sample = read(
        "“The port is deep,” Olsen said. The president explained that the quay is new. Trade grows every year.",
        "``/punct/8 DT/det/2 NN/nsubj/3 VBZ/ccomp/8=be+AUX JJ/acomp/3 ,/punct/8 ''/punct/8 NNP/nsubj/8@PERSON "
        "VBD/ROOT=say ./punct/8 "
        "| DT/det/1 NN/nsubj/2 VBD/ROOT=explain IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/ccomp/2=be+AUX "
        "JJ/acomp/6 ./punct/2 "
        "| NN/nsubj/1 VBZ/ROOT=grow DT/det/3@DATE NN/npadvmod/1@DATE ./punct/1",
    )
    assert goes_on(sample) == []


def test_the_last_speaker_of_a_paragraph_goes_on() -> None:
    sample = read(
        "Olsen explained that the port is deep. Varga stressed that the quay is new. Trade grows every year.",
        "NNP/nsubj/1@PERSON VBD/ROOT=explain IN/mark/5+SCONJ DT/det/4 NN/nsubj/5 VBZ/ccomp/1=be+AUX "
        "JJ/acomp/5 ./punct/1 "
        "| NNP/nsubj/1@ORG VBD/ROOT=stress IN/mark/5+SCONJ DT/det/4 NN/nsubj/5 VBZ/ccomp/1=be+AUX JJ/acomp/5 "
        "./punct/1 "
        "| NN/nsubj/1 VBZ/ROOT=grow DT/det/3@DATE NN/npadvmod/1@DATE ./punct/1",
    )
    assert goes_on(sample) == [("Varga", "Trade grows every year")]


def test_what_others_are_said_to_believe_in_a_sentence_of_their_own_is_theirs() -> None:
    sample = read(
        "The president explained that the port is deep. The pilots believe that the quay is new.",
        "DT/det/1 NN/nsubj/2 VBD/ROOT=explain IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/ccomp/2=be+AUX "
        "JJ/acomp/6 ./punct/2 "
        "| DT/det/1 NNS/nsubj/2=pilot VBP/ROOT IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/ccomp/2=be+AUX "
        "JJ/acomp/6 ./punct/2",
    )
    assert goes_on(sample) == []


def test_a_sentence_that_someone_else_is_cited_for_is_not_carried_on() -> None:
    sample = read(
        "The president explained that the port is deep. According to Olsen, the quay is new.",
        "DT/det/1 NN/nsubj/2 VBD/ROOT=explain IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/ccomp/2=be+AUX "
        "JJ/acomp/6 ./punct/2 "
        "| VBG/prep/6=accord IN/prep/0 NNP/pobj/1@PERSON ,/punct/6 DT/det/5 NN/nsubj/6 VBZ/ROOT=be+AUX "
        "JJ/acomp/6 ./punct/6",
    )
    assert goes_on(sample) == []


def test_a_cue_without_source_carries_nothing_on() -> None:
    assert (
        goes_on(
            read(
                "Noted that the port is deep. Trade grows every year.",
                "VBD/ROOT=note IN/mark/4+SCONJ DT/det/3 NN/nsubj/4 VBZ/ccomp/0=be+AUX JJ/acomp/4 ./punct/0 "
                "| NN/nsubj/1 VBZ/ROOT=grow DT/det/3@DATE NN/npadvmod/1@DATE ./punct/1",
            )
        )
        == []
    )


def test_what_goes_on_is_a_paraphrase_with_a_method_of_its_own() -> None:
    sample = read(
        "The president explained that the port is deep. Trade grows every year.",
        "DT/det/1 NN/nsubj/2 VBD/ROOT=explain IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/ccomp/2=be+AUX "
        "JJ/acomp/6 ./punct/2 "
        "| NN/nsubj/1 VBZ/ROOT=grow DT/det/3@DATE NN/npadvmod/1@DATE ./punct/1",
    )
    found = find_by_rules(sample.text, sample.cut, sample.parse, load_cues())
    (added,) = find_continuations(sample.text, sample.cut, sample.parse, found)
    assert (added.manner, added.method, added.cues) == (Manner.INDIRECT, "rule:continuation", ())


def test_a_sentence_in_typed_quotation_marks_is_not_the_speakers() -> None:
    first = (
        "DT/det/1 NN/nsubj/2 VBD/ROOT=explain IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/ccomp/2=be+AUX "
        "JJ/acomp/6 ./punct/2 | "
    )
    sample = read(
        "The president explained that the port is deep. All pilots know the ''old lady'' well.",
        first + "DT/det/1 NNS/nsubj/2=pilot VBP/ROOT DT/det/7 ''/punct/7 ''/punct/7 JJ/amod/7 NN/dobj/2 ''/punct/7 "
        "''/punct/7 RB/advmod/2 ./punct/2",
    )
    assert goes_on(sample) == []


def test_a_sentence_that_someone_has_said_does_not_go_on() -> None:
    sample = read(
        "The president explained that the port is deep. Trade grows every year.",
        "DT/det/1 NN/nsubj/2 VBD/ROOT=explain IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/ccomp/2=be+AUX "
        "JJ/acomp/6 ./punct/2 "
        "| NN/nsubj/1 VBZ/ROOT=grow DT/det/3@DATE NN/npadvmod/1@DATE ./punct/1",
    )
    found = find_by_rules(sample.text, sample.cut, sample.parse, load_cues())
    taken = Attribution((sample.place("Trade grows every year"),), (sample.place("The president"),))
    assert find_continuations(sample.text, sample.cut, sample.parse, (*found, taken)) == ()


def test_a_past_cue_that_nobody_owns_carries_nothing_on() -> None:
    text = "The president explained that the port is deep. Trade grows every year."
    sample = read(
        text,
        "DT/det/1 NN/nsubj/2 VBD/ROOT=explain IN/mark/6+SCONJ DT/det/5 NN/nsubj/6 VBZ/ccomp/2=be+AUX "
        "JJ/acomp/6 ./punct/2 "
        "| NN/nsubj/1 VBZ/ROOT=grow DT/det/3@DATE NN/npadvmod/1@DATE ./punct/1",
    )
    nobodys = Attribution((sample.place("the port is deep"),), cues=(sample.place("explained"),))
    assert find_continuations(text, sample.cut, sample.parse, (nobodys,)) == ()
