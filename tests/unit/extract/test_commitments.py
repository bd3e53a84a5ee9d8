"""Commitments. All texts are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.extract.commitments import find_commitments
from onrecord.extract.scene import Scene
from tests.unit.extract.scenes import said, scene, statement

DATED = (
    "Ann Ek said Norway will build the bridge by 3 May if Sweden pays.",
    "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say NNP/nsubj/5@GPE MD/aux/5 VB/ccomp/2 DT/det/7 "
    "NN/dobj/5 IN/prep/5 CD/nummod/10@DATE NNP/pobj/8@DATE IN/mark/13+SCONJ NNP/nsubj/13@GPE "
    "VBZ/advcl/5=pay ./punct/2",
)
CONDITION_FIRST = (
    "If Sweden lifts the tax, we will open the port, Ann Ek said.",
    "IN/mark/2+SCONJ NNP/nsubj/2@GPE VBZ/advcl/8=lift DT/det/4 NN/dobj/2 ,/punct/8 PRP/nsubj/8 MD/aux/8 "
    "VB/ccomp/14 DT/det/10 NN/dobj/8 ,/punct/14 NNP/compound/13@PERSON NNP/nsubj/14@PERSON VBD/ROOT=say "
    "./punct/14",
)
ANSWER = (
    "Ann Ek said any attack on Norway will be met with force.",
    "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say DT/det/4 NN/nsubjpass/9 IN/prep/4 "
    "NNP/pobj/5@GPE MD/aux/9 VB/auxpass/9+AUX VBN/ccomp/2=meet IN/prep/9 NN/pobj/10 ./punct/2",
)
THANKS = (
    "Ann Ek thanked Sweden for its commitment to clean the strait.",
    "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=thank NNP/dobj/2@GPE IN/prep/2 PRP$/poss/6 "
    "NN/pobj/4 TO/aux/8 VB/acl/6 DT/det/10 NN/dobj/8 ./punct/2",
)
HELP = (
    "Ann Ek said we will help Sweden.",
    "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/5 MD/aux/5 VB/ccomp/2 NNP/dobj/5@GPE ./punct/2",
)
JOINT = (
    "Olav Berg and Ann Ek agreed to open the border.",
    "NNP/compound/1@PERSON NNP/nsubj/5@PERSON CC/cc/1 NNP/compound/4@PERSON NNP/conj/1@PERSON "
    "VBD/ROOT=agree TO/aux/7 VB/xcomp/5 DT/det/9 NN/dobj/7 ./punct/5",
)


def acts(given: Scene) -> list[tuple[str, str]]:
    return [(each.kind.value, each.action.exact) for each in find_commitments(given)]


@pytest.mark.parametrize(
    ("text", "codes", "cue", "content", "bound"),
    [
        (
            "Ann Ek said Norway will build the bridge by 3 May if Sweden pays.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say NNP/nsubj/5@GPE MD/aux/5 VB/ccomp/2 "
            "DT/det/7 NN/dobj/5 IN/prep/5 CD/nummod/10@DATE NNP/pobj/8@DATE IN/mark/13+SCONJ "
            "NNP/nsubj/13@GPE VBZ/advcl/5=pay ./punct/2",
            "said",
            "Norway will build the bridge by 3 May if Sweden pays",
            ("promise", "Norway will build the bridge by 3 May"),
        ),
        (
            "Ann Ek agreed to open the border.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=agree TO/aux/4 VB/xcomp/2 DT/det/6 NN/dobj/4 ./punct/2",
            "agreed",
            "to open the border",
            ("agreement", "open the border"),
        ),
        (
            "Ann Ek threatened to close the strait.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=threaten TO/aux/4 VB/xcomp/2 DT/det/6 "
            "NN/dobj/4 ./punct/2",
            "threatened",
            "to close the strait",
            ("threat", "close the strait"),
        ),
        (
            "Ann Ek said we will never allow a blockade.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/6 MD/aux/6 RB/neg/6 VB/ccomp/2 "
            "DT/det/8 NN/dobj/6 ./punct/2",
            "said",
            "we will never allow a blockade",
            ("threat", "we will never allow a blockade"),
        ),
        (
            "Ann Ek said we will close the strait.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/5 MD/aux/5 VB/ccomp/2 DT/det/7 "
            "NN/dobj/5 ./punct/2",
            "said",
            "we will close the strait",
            ("threat", "we will close the strait"),
        ),
        (
            "Ann Ek said Norway is ready to host the talks.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say NNP/nsubj/4@GPE VBZ/ccomp/2=be+AUX "
            "JJ/acomp/4 TO/aux/7 VB/xcomp/5 DT/det/9 NNS/dobj/7=talk ./punct/2",
            "said",
            "Norway is ready to host the talks",
            ("offer", "Norway is ready to host the talks"),
        ),
        (
            "Ann Ek said the crews have our guarantee that the quay will be rebuilt.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say DT/det/4 NNS/nsubj/5=crew VBP/ccomp/2 "
            "PRP$/poss/7 NN/dobj/5 IN/mark/13+SCONJ DT/det/10 NN/nsubjpass/13 MD/aux/13 VB/auxpass/13+AUX "
            "VBN/acl/7=rebuild ./punct/2",
            "said",
            "the crews have our guarantee that the quay will be rebuilt",
            ("promise", "quay will be rebuilt"),
        ),
        (
            "Ann Ek committed to a new bridge.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=commit IN/prep/2 DT/det/6 JJ/amod/6 NN/pobj/3 ./punct/2",
            "committed",
            "to a new bridge",
            ("promise", "a new bridge"),
        ),
        (
            "Ann Ek said our steps are reversible if Sweden lifts the tax.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP$/poss/4 NNS/nsubj/5=step "
            "VBP/ccomp/2=be+AUX JJ/acomp/5 IN/mark/9+SCONJ NNP/nsubj/9@GPE VBZ/advcl/5=lift DT/det/11 "
            "NN/dobj/9 ./punct/2",
            "said",
            "our steps are reversible if Sweden lifts the tax",
            ("offer", "our steps are reversible"),
        ),
        (
            "Ann Ek said we will not abandon the port.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/6 MD/aux/6 RB/neg/6+PART "
            "VB/ccomp/2 DT/det/8 NN/dobj/6 ./punct/2",
            "said",
            "we will not abandon the port",
            ("promise", "we will not abandon the port"),
        ),
        (
            "Ann Ek said we will meet the owners.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/5 MD/aux/5 VB/ccomp/2 DT/det/7 "
            "NNS/dobj/5=owner ./punct/2",
            "said",
            "we will meet the owners",
            ("offer", "we will meet the owners"),
        ),
    ],
)
def test_the_own_side_binds_itself(text: str, codes: str, cue: str, content: str, bound: tuple[str, str]) -> None:
    assert acts(said(text, codes, cue, content)) == [bound]


@pytest.mark.parametrize(
    ("text", "codes", "cue", "content"),
    [
        (
            "Ann Ek said Sweden will build the bridge.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say NNP/nsubj/5@GPE MD/aux/5 VB/ccomp/2 "
            "DT/det/7 NN/dobj/5 ./punct/2",
            "said",
            "Sweden will build the bridge",
        ),
        (
            "Ann Ek said we hope that we will rebuild the quay.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/4 VBP/ccomp/2 IN/mark/8+SCONJ "
            "PRP/nsubj/8 MD/aux/8 VB/ccomp/4 DT/det/10 NN/dobj/8 ./punct/2",
            "said",
            "we hope that we will rebuild the quay",
        ),
        (
            "Ann Ek said we will fight.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/5 MD/aux/5 VB/ccomp/2 ./punct/2",
            "said",
            "we will fight",
        ),
        (
            "Ann Ek said she will visit the port.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/5 MD/aux/5 VB/ccomp/2 DT/det/7 "
            "NN/dobj/5 ./punct/2",
            "said",
            "she will visit the port",
        ),
        (
            "Ann Ek said we will not talk with the pirates.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/6 MD/aux/6 RB/neg/6+PART "
            "VB/ccomp/2 IN/prep/6 DT/det/9 NNS/pobj/7=pirate ./punct/2",
            "said",
            "we will not talk with the pirates",
        ),
        (
            "Ann Ek said the crews should build the bridge.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say DT/det/4 NNS/nsubj/6=crew MD/aux/6 "
            "VB/ccomp/2 DT/det/8 NN/dobj/6 ./punct/2",
            "said",
            "the crews should build the bridge",
        ),
        (
            "Ann Ek expressed support for the port.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=express NN/dobj/2 IN/prep/3 DT/det/6 "
            "NN/pobj/4 ./punct/2",
            "expressed",
            "support for the port",
        ),
    ],
)
def test_others_acts_hopes_appointments_and_vague_words_bind_nobody(
    text: str, codes: str, cue: str, content: str
) -> None:
    assert acts(said(text, codes, cue, content)) == []


def test_condition_and_deadline_are_anchored_and_the_state_commits() -> None:
    given = said(*DATED, "said", "Norway will build the bridge by 3 May if Sweden pays")
    (found,) = find_commitments(given)
    assert found.condition is not None
    assert found.condition.exact == "if Sweden pays"
    assert found.deadline is not None
    assert found.deadline.exact == "by 3 May"
    assert found.committer == "norway"
    for piece in (found.action, found.condition, found.deadline):
        piece.check(given.document.text)


def test_a_condition_may_come_first() -> None:
    (found,) = find_commitments(said(*CONDITION_FIRST, "said", "If Sweden lifts the tax, we will open the port"))
    assert found.action.exact == "we will open the port"
    assert found.condition is not None
    assert found.condition.exact == "If Sweden lifts the tax"
    assert found.committer == "ek"


def test_what_will_be_answered_is_the_condition_of_a_threat() -> None:
    (found,) = find_commitments(said(*ANSWER, "said", "any attack on Norway will be met with force"))
    assert (found.kind.value, found.action.exact) == ("threat", "will be met with force")
    assert found.condition is not None
    assert found.condition.exact == "any attack on Norway"


def test_who_is_thanked_for_a_commitment_is_its_committer() -> None:
    (found,) = find_commitments(said(*THANKS, "thanked", "Sweden for its commitment to clean the strait"))
    assert (found.committer, found.action.exact) == ("sweden", "clean the strait")


def test_a_joint_commitment_is_one_for_each_with_the_other_as_recipient() -> None:
    found = find_commitments(said(*JOINT, "agreed", "to open the border", speakers=("berg", "ek")))
    assert [(each.committer, each.recipients) for each in found] == [("berg", ("ek",)), ("ek", ("berg",))]
    assert len({each.action for each in found}) == 1


def test_the_recipient_is_whom_the_act_is_done_to_or_whom_it_is_said_to() -> None:
    given = said(*HELP, "said", "we will help Sweden")
    assert find_commitments(given)[0].recipients == ("sweden",)
    told = said(*JOINT, "agreed", "to open the border", addressees=("berg",))
    assert find_commitments(told)[0].recipients == ("berg",)


def test_a_denied_cue_and_a_pull_quote_add_no_commitment() -> None:
    one = statement(JOINT[0], "agreed", "to open the border")
    assert acts(scene(*JOINT, replace(one, negated=True))) == []
    assert acts(scene(*JOINT, replace(one, repeats="other"))) == []


def test_a_statement_inside_another_binds_only_once() -> None:
    outer = statement(HELP[0], "said", "we will help Sweden")
    assert len(acts(scene(*HELP, outer, replace(outer, id="inner", parent=outer.id)))) == 1
